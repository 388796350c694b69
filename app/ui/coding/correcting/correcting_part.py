"""Where a transcript is corrected: a banner that says so, a find bar, and the text to be typed in."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.language.spans import Span
from app.study.rows import TranscriptRow
from app.ui.coding.correcting.correcting_editor import CorrectingEditor
from app.ui.coding.transcript.find_bar import FindBar
from app.ui.theme import Theme
from app.ui.widgets.buttons import primary_button, quiet_button
from app.ui.widgets.elided_label import ElidedLabel

HINT = "Ctrl+Enter reviews what that does to turns and codes; nothing is stored before. Esc leaves."


class CorrectingPart(QWidget):
    """Stands in the place of the transcript view while somebody corrects it."""

    review_requested = Signal()
    leave_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Correcting the transcript")
        self.editor = CorrectingEditor(theme)
        self.find_bar = FindBar()
        self.find_bar.hide()
        self.title = ElidedLabel()
        self.review = primary_button("Review…")
        self.leave = quiet_button("Leave")
        self.review.setToolTip("Shows what the correction does to turns and passages (Ctrl+Enter)")
        self.leave.setToolTip("Back to coding; asks first when something was typed (Esc)")
        self._found: list[Span] = []
        self._lay_out()
        self.setFocusProxy(self.editor)
        self.review.clicked.connect(self.review_requested)
        self.leave.clicked.connect(self.leave_requested)
        self.editor.review_requested.connect(self.review_requested)
        self.editor.leave_requested.connect(self.leave_requested)
        self.find_bar.searched.connect(self._search)
        self.find_bar.next_requested.connect(lambda: self._step(1))
        self.find_bar.previous_requested.connect(lambda: self._step(-1))
        self.find_bar.closed.connect(self._close_find)
        self.hide()

    def begin(self, row: TranscriptRow, caret: int, text: str | None = None) -> None:
        """Opens a transcript for typing, the caret where the reader was."""
        self.title.set_words(f"You are correcting “{row.name}”")
        self.editor.set_transcript(row, text)
        self.editor.go_to(Span(caret, caret))

    def open_find(self) -> None:
        """The find bar over the text."""
        words = self.editor.textCursor().selectedText()
        self.find_bar.open("" if "\u2029" in words else words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.find_bar.isHidden():
            self.find_bar.keyPressEvent(event)  # F3 while the text has the keyboard
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._found = self.find_bar.found_in(self.editor.words())
        self._step(0)

    def _step(self, by: int) -> None:
        """To the next place found from the caret on, or the one before; with 0 to the one at hand."""
        if by:
            self._found = self.find_bar.found_in(self.editor.words())  # the text may be another by now
        here = self.editor.caret()
        if not self._found:
            self.find_bar.tell(None, 0)
            return
        if by < 0:
            before = [place for place, span in enumerate(self._found) if span.end < here]
            place = before[-1] if before else len(self._found) - 1
        else:
            place = next((place for place, span in enumerate(self._found) if span.end > here - (not by)), 0)
        self.editor.go_to(self._found[place])
        self.find_bar.tell(place, len(self._found))

    def _close_find(self) -> None:
        self.find_bar.hide()
        self.editor.setFocus()

    def _lay_out(self) -> None:
        banner = QFrame()
        banner.setProperty("look", "strip")
        words = QVBoxLayout()
        words.setSpacing(1)
        strong = self.title.font()
        strong.setBold(True)
        self.title.setFont(strong)
        hint = ElidedLabel(HINT)
        hint.setProperty("look", "hint")
        words.addWidget(self.title)
        words.addWidget(hint)
        row = QHBoxLayout(banner)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(6)
        row.addLayout(words, 1)
        row.addWidget(self.leave)
        row.addWidget(self.review)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(banner)
        column.addWidget(self.find_bar)
        column.addWidget(self.editor, 1)
