"""Two texts beside each other: what was, and what is."""

from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from app.ui.widgets import clipboard
from app.ui.widgets.headings import section_heading


class BeforeAndNow(QWidget):
    """Read only; the words can be selected, and stay here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before, self.now = _shown("Before"), _shown("Now")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 0)
        grid.setHorizontalSpacing(12)
        for column, (name, field) in enumerate((("Before", self.before), ("Now", self.now))):
            grid.addWidget(section_heading(name), 0, column)
            grid.addWidget(field, 1, column)

    def show_words(self, before: str, now: str) -> None:
        """Shows other words."""
        self.before.setPlainText(before)
        self.now.setPlainText(now)


def _shown(name: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setReadOnly(True)
    clipboard.keep_in(field)
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setMinimumHeight(field.fontMetrics().height() * 3)
    return field
