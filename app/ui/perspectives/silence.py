"""An empty place that is kept: a broken outline with what is missing, and why, in words."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.plain_text import wrapped_label


class Silence(QWidget):
    """Says what nobody said."""

    def __init__(self, theme: Theme, sentence: str, beside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sentence = sentence
        self.setAccessibleName(f"{sentence} {beside}".strip())
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        for words, look in ((sentence, "quiet"), (beside, "hint")):
            if words:
                label = wrapped_label(words, look)
                label.setMinimumWidth(1)
                column.addWidget(label)
        self._column = column
        theme.changed.connect(self.update)

    def add(self, step: QWidget) -> None:
        """Offers what can be done about it."""
        self._column.addWidget(step, 0, Qt.AlignmentFlag.AlignLeft)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(self._theme.colour("edge"), 1.2)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
