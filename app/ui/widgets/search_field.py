"""A field to filter or search with: it says what for, and clears with one key."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.theme import Theme, icon

SIGN = 16


class SearchField(QLineEdit):
    """Esc empties it; `entered` tells that Enter was pressed; Down hands the keyboard to what it filters."""

    entered = Signal(str)
    left_down = Signal()

    def __init__(self, theme: Theme, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt.rstrip("…"))
        self.setClearButtonEnabled(True)
        self.setTextMargins(SIGN + 2, 0, 0, 0)
        theme.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit(self.text())
            case Qt.Key.Key_Down:
                self.left_down.emit()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        sign = QRect(9, (self.height() - SIGN) // 2, SIGN, SIGN)
        with QPainter(self) as painter:
            icon(self._theme.roles, "search", "muted").paint(painter, sign)
