"""The field in which a summary is written: several lines, as large as the words need, inside the table."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

LEAST_WIDTH, LEAST_LINES, MOST_LINES = 300, 5, 16


class CellEditor(QPlainTextEdit):
    """Tab and Ctrl+Enter finish the edit, Esc takes it back, Enter begins a new line."""

    finished = Signal(int)
    """With 1 to go on to the next cell, -1 to go back to the one before, 0 to stay."""

    def __init__(self, scale: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        self._cell = QRect()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._fit)

    def stand_on(self, cell: QRect) -> None:
        """Lies over its cell, and beyond where the words need it, but never out of the table."""
        self._cell = QRect(cell)  # a copy: what a delegate is told is gone soon
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Tab:
                self.finished.emit(1)
            case Qt.Key.Key_Backtab:
                self.finished.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.finished.emit(0)
            case _:
                super().keyPressEvent(event)

    def _fit(self) -> None:
        room = self.parentWidget()
        if room is None or self._cell.isNull():
            return
        width = min(max(self._cell.width(), round(LEAST_WIDTH * self._scale)), room.width())
        lines = max(LEAST_LINES, min(MOST_LINES, round(self.document().size().height()) + 1))
        height = min(max(self._cell.height(), lines * self.fontMetrics().lineSpacing() + 18), room.height())
        left = max(0, min(self._cell.left(), room.width() - width))
        top = max(0, min(self._cell.top(), room.height() - height))
        wanted = QRect(left, top, width, height)
        if wanted != self.geometry():
            self.setGeometry(wanted)
