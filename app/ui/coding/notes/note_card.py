"""One note beside a transcript, edited where it is read; and one link, which leads to its other end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.coding.note_rows import Excerpt, LinkRow, NoteRow
from app.language.spans import Span
from app.ui.theme import Theme
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.edited_field import EditedField
from app.ui.widgets.linked_sentence import LinkedSentence, Words
from app.ui.widgets.plain_text import wrapped_label

TIGHT = "QPushButton { padding: 2px 6px; }"


class NoteCard(QWidget):
    """Who wrote it, its words, and how to be rid of it."""

    edited = Signal(object, str)
    """The note, and its words now."""
    remove_wanted = Signal(object)

    def __init__(self, row: NoteRow, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.by = wrapped_label("", "hint")
        self.words = EditedField("Note on this passage")
        self.words.setReadOnly(not writable)
        self.remove = quiet_button("Remove note")
        self.remove.setStyleSheet(TIGHT)
        self.remove.setVisible(writable)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(2)
        column.addWidget(self.by)
        column.addWidget(self.words)
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch(1)
        column.addLayout(foot)
        self.words.show_other(row.text)
        self.show_note(row)
        self.words.finished.connect(lambda words: self.edited.emit(self.row, words))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.row))

    def show_note(self, row: NoteRow) -> None:
        """Shows the note as it is now; what is being typed stays."""
        self.row = row
        told = (row.title, f"Note by {row.author}" if row.author else "Note", "Private" if row.private else "")
        self.by.setText(" · ".join(filter(None, told)))
        self.remove.setAccessibleName(f"Remove the note by {row.author}")
        self.words.show_words(row.text)


class LinkCard(QFrame):
    """A link in a sentence from where the cursor is; its other end can be followed."""

    followed = Signal(object)
    """The `Excerpt` at the other end."""
    edited = Signal(object, str)
    remove_wanted = Signal(object)

    def __init__(self, theme: Theme, row: LinkRow, here: Span, *, writable: bool) -> None:
        super().__init__()
        self.row = row
        self.sentence = LinkedSentence(theme)
        self.words = EditedField("What is said of this link", "Say why (may stay empty)…")
        self.words.setReadOnly(not writable)
        self.words.show_other(row.note)
        self.words.setVisible(writable or bool(row.note))
        self.remove = quiet_button("Remove link")
        self.remove.setStyleSheet(TIGHT)
        self.remove.setVisible(writable)
        self._other = row.end if row.start.span == here else row.start
        self.sentence.say(self._said())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(2)
        column.addWidget(self.sentence)
        column.addWidget(self.words)
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch(1)
        column.addLayout(foot)
        self.sentence.followed.connect(lambda _: self.followed.emit(self._other))
        self.words.finished.connect(lambda words: self.edited.emit(self.row, words))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.row))

    def _said(self) -> list[Words]:
        other = Words(place_words(self._other), "other")
        if self._other is self.row.end:
            return [Words(f"This {self.row.kind} "), other]
        return [other, Words(f" {self.row.kind} this")]


def place_words(place: Excerpt) -> str:
    """A passage by its words and where it stands."""
    turn = f", turn {place.turn_number}" if place.turn_number else ""
    return f"“{place.words}” ({place.source_name}{turn})"
