"""Finding words in the open transcript: the bar above the text."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.language.spans import Span
from app.ui.widgets.plain_text import plain_label


def find_words(text: str, words: str) -> list[Span]:
    """Every place of the words, whatever their case, in code points."""
    if not words:
        return []
    return [Span(*found.span()) for found in re.finditer(re.escape(words), text, re.IGNORECASE)]


class FindBar(QWidget):
    """A field, the count, next and previous; Esc closes. It never covers the text."""

    searched = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Find in this transcript")
        self.setAutoFillBackground(True)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in this transcript")
        self.field.setAccessibleName("Words to find")
        self.count = plain_label("", "quiet")
        self.previous = QPushButton("Previous")
        self.next = QPushButton("Next")
        self.close_button = QPushButton("Close")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        for part in (self.count, self.previous, self.next, self.close_button):
            row.addWidget(part)
        for button in (self.previous, self.next, self.close_button):
            button.setProperty("quiet", True)
        self.field.textChanged.connect(self.searched)
        self.next.clicked.connect(self.next_requested)
        self.previous.clicked.connect(self.previous_requested)
        self.close_button.clicked.connect(self.closed)

    def open(self, words: str = "") -> None:
        """Shows the bar with words to begin with, ready for typing."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell(self, place: int | None, total: int) -> None:
        """Says how many places there are, and at which one the reader stands (counted from 0)."""
        if not self.field.text():
            self.count.setText("")
        elif not total:
            self.count.setText("Not found")
        else:
            self.count.setText(f"{total} found" if place is None else f"{place + 1} of {total}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.field.hasFocus():
                (self.previous_requested if back else self.next_requested).emit()
            case Qt.Key.Key_F3:
                (self.previous_requested if back else self.next_requested).emit()
            case _:
                super().keyPressEvent(event)
