"""Finding words in the open transcript: the bar above the text."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QToolButton, QWidget

from app.language.spans import Span
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import plain_label

APOSTROPHES, QUOTES = "'’‘", '"“”„'


def find_words(text: str, words: str, *, case: bool = False, whole: bool = False) -> list[Span]:
    """Every place of the words, in code points.

    Straight and curly quotes are the same, and a blank is any blank; with `case` letters are as they were
    typed, with `whole` nothing is found inside a longer word.
    """
    if not words.strip():
        return []
    pattern = "".join(_as_found(part) for part in re.findall(r"\s+|\S", words))
    if whole:
        pattern = rf"(?<!\w){pattern.removeprefix(BLANK).removesuffix(BLANK)}(?!\w)"
    found = re.finditer(pattern, text, re.NOFLAG if case else re.IGNORECASE)
    return [Span(*one.span()) for one in found]


BLANK = r"\s+"
FIELD = 150
"""The least width of the field beside the buttons."""


def _as_found(part: str) -> str:
    """A character, or some blanks, as a pattern that finds what a reader takes for the same."""
    if part.isspace():
        return BLANK
    alike = next((alike for alike in (APOSTROPHES, QUOTES) if part in alike), "")
    return f"[{alike}]" if alike else re.escape(part)


class FindBar(QWidget):
    """A field, what counts as found, the count, next and previous; Esc closes. It never covers the text."""

    searched = Signal()
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
        self.case = _toggle("Aa", "Match capital and small letters")
        self.whole = _toggle("Whole words", "Find whole words only")
        self.previous = Button("Previous")
        self.next = Button("Next")
        self.close_button = Button("Close")
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._buttons = QWidget()
        self._flow = FlowRow(self._buttons)
        self._lay_out()
        self.field.textChanged.connect(self.searched)
        for toggle in (self.case, self.whole):
            toggle.toggled.connect(self.searched)
        self.next.clicked.connect(self.next_requested)
        self.previous.clicked.connect(self.previous_requested)
        self.close_button.clicked.connect(self.closed)

    def found_in(self, text: str) -> list[Span]:
        """Every place of what is typed."""
        return find_words(text, self.field.text(), case=self.case.isChecked(), whole=self.whole.isChecked())

    def height_in(self, width: int) -> int:
        """How high the bar is at a width: of several lines where one is too narrow."""
        ways = QBoxLayout.Direction
        fits = sum(part.sizeHint().width() for part in self._parts()) + FIELD + 100 <= width
        self._lines.setDirection(ways.LeftToRight if fits else ways.TopToBottom)
        self._buttons.setMinimumWidth(0 if not fits else self._flow.whole_width())
        return self._lines.heightForWidth(width)

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

    def _parts(self) -> tuple[QWidget, ...]:
        return self.case, self.whole, self.previous, self.next, self.close_button

    def _lay_out(self) -> None:
        for button in (self.previous, self.next, self.close_button):
            button.setProperty("quiet", True)
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("88 of 888"))
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.field, 1)
        words.addWidget(self.count)
        for part in self._parts():
            self._flow.addWidget(part)
        self._lines.setContentsMargins(10, 6, 10, 6)
        self._lines.setSpacing(8)
        self._lines.addLayout(words, 1)
        self._lines.addWidget(self._buttons)


def _toggle(words: str, meaning: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setCheckable(True)
    button.setToolTip(meaning)
    button.setAccessibleName(meaning)
    return button
