"""What stands over a picture: whose it is, how parts are marked, the tools; less of it where it is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.commands import ChosenKeys
from app.ui.journeys.drawings.tool_row import ToolRow
from app.ui.widgets.plain_text import wrapped_label

HINT = "Mark a part of the picture with {box}, {ellipse}, {shape} or {freehand}, then press {code} to code it."
NARROW = 56
"""Characters: with less room the tools are in a menu and the hint goes."""
_TOOLS = ("box", "ellipse", "shape", "freehand")


class PictureHead(QWidget):
    """`title` is whose picture it is."""

    def __init__(self, keys: ChosenKeys, tools: ToolRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.tools = tools
        self.title = wrapped_label("", "title")
        self.hint = wrapped_label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 6)
        column.setSpacing(6)
        for part in (self.title, self.hint, tools):
            column.addWidget(part)
        keys.changed.connect(self._tell)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * self.fontMetrics().averageCharWidth()
        self.hint.setVisible(not narrow)
        self.tools.fold(narrow=narrow)

    def _tell(self) -> None:
        keys = {name: self._keys.written(f"drawing.{name}") for name in (*_TOOLS, "code")}
        told = {name: f"{name} ({keys[name]})" if keys[name] else name for name in _TOOLS}
        self.hint.setText(HINT.format(**told, code=keys["code"] or "Code…"))
