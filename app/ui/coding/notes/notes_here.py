"""Notes and links at the cursor, below its codes: read, edited and written in place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.coding.note_rows import LinkRow, NoteRow
from app.language.spans import Span
from app.ui.coding.notes.note_card import TIGHT, LinkCard, NoteCard
from app.ui.theme import Theme
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.edited_field import EditedField
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import wrapped_label


class NotesHere(QWidget):
    """Says what is wanted and does none of it."""

    write_wanted = Signal()
    written = Signal(object, str)
    """The `Span`, and the words of a new note on it."""
    edited = Signal(object, str)
    """A `NoteRow` or a `LinkRow`, and what is said now."""
    remove_wanted = Signal(object)
    """A `NoteRow` or a `LinkRow`."""
    link_wanted = Signal()
    link_dropped = Signal()
    followed = Signal(object)
    """The other end of a link is wanted."""
    entered = Signal(object)
    """The keyboard went to a field here, which should be in sight."""
    left = Signal()
    """Ctrl+Enter or Esc in a field: the keyboard goes back to the text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._writable = True
        self._span: Span | None = None
        self._shown: tuple[object, ...] = ()
        self.setAccessibleName("Notes and links here")
        self.notes: list[NoteCard] = []
        self.links: list[LinkCard] = []
        self.write = quiet_button("Write a note")
        self.write.setAccessibleName("Write a note on this passage")
        self.write.setToolTip("Write a note on this passage (M)")
        self.link = quiet_button("Link to a passage")
        self.link.setToolTip("Say how this passage stands to another, in any transcript (L)")
        self.fresh_title = wrapped_label("", "hint")
        self.fresh = EditedField("New note on this passage", "Write here. It is saved when you leave the field.")
        self.linking = wrapped_label("", "amber")
        self.drop = quiet_button("Give up linking")
        self._cards = QVBoxLayout()
        self._lay_out()
        self.write.clicked.connect(self.write_wanted)
        self.link.clicked.connect(self.link_wanted)
        self.drop.clicked.connect(self.link_dropped)
        self.fresh.finished.connect(self._tell_written)
        self.fresh.left.connect(self._leave_fresh)

    def only_read(self) -> None:
        """Nothing is written here."""
        self._writable = False
        self.write.hide()
        self.link.hide()

    def show_here(self, notes: Sequence[NoteRow], links: Sequence[tuple[LinkRow, Span]]) -> None:
        """Shows the notes, and the links with the end at which the cursor is."""
        keys = (*(row.key for row in notes), *((row.id, row.kind, end) for row, end in links))
        if keys == self._shown:
            for card, row in zip(self.notes, notes, strict=True):
                card.show_note(row)
            for link_card, (link, _) in zip(self.links, links, strict=True):
                link_card.row = link
                link_card.words.show_words(link.note)
            return
        self._shown = keys
        for old in (*self.notes, *self.links):
            self._cards.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.notes = [self._note_card(row) for row in notes]
        self.links = [self._link_card(row, end) for row, end in links]
        for new in (*self.notes, *self.links):
            self._cards.addWidget(new)

    def start(self, span: Span, words: str) -> None:
        """An empty field for a note on a passage, with the keyboard in it."""
        self._span = span
        self.fresh_title.setText(f"New note on “{words}”")
        self.fresh.show_other("")
        self.fresh_title.show()
        self.fresh.show()
        self._enter(self.fresh)

    def enter(self) -> None:
        """The keyboard goes to the first note here, or to what is said of the first link."""
        for field in [*(card.words for card in self.notes), *(card.words for card in self.links)][:1]:
            self._enter(field)

    def say_linking(self, words: str) -> None:
        """From where a link begins; empty when none is begun."""
        self.linking.setText(f"Linking from {words}. Go to the other passage and press L." if words else "")
        self.linking.setVisible(bool(words))
        self.drop.setVisible(bool(words))
        self.link.setText("Link to this passage…" if words else "Link to a passage")

    def finish(self) -> None:
        """Tells what was typed and not yet left."""
        for field in [*(card.words for card in self.notes), *(card.words for card in self.links)]:
            field.finish()
        if self.fresh.isVisible():
            self.fresh.finish()
            self._put_away()

    def _enter(self, field: EditedField) -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.entered.emit(field)

    def _tell_written(self, words: str) -> None:
        span = self._span
        self._put_away()
        if span is not None and words:
            self.written.emit(span, words)

    def _leave_fresh(self) -> None:
        """Before the empty field goes out of sight, which would hand the keyboard to the button below it."""
        self.left.emit()
        self._put_away()

    def _put_away(self) -> None:
        self._span = None
        self.fresh.hide()
        self.fresh_title.hide()

    def _note_card(self, row: NoteRow) -> NoteCard:
        card = NoteCard(row, writable=self._writable)
        card.edited.connect(self.edited)
        card.words.left.connect(self.left)
        card.remove_wanted.connect(self.remove_wanted)
        return card

    def _link_card(self, row: LinkRow, end: Span) -> LinkCard:
        card = LinkCard(self._theme, row, end, writable=self._writable)
        card.edited.connect(self.edited)
        card.words.left.connect(self.left)
        card.remove_wanted.connect(self.remove_wanted)
        card.followed.connect(self.followed)
        return card

    def _lay_out(self) -> None:
        buttons = FlowRow()
        for button in (self.write, self.link, self.drop):
            button.setStyleSheet(TIGHT)
            buttons.addWidget(button)
        self._cards.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(4)
        column.addWidget(section_heading("Notes and links here"))
        column.addLayout(self._cards)
        column.addWidget(self.fresh_title)
        column.addWidget(self.fresh)
        column.addWidget(self.linking)
        column.addLayout(buttons)
        self._put_away()
        self.say_linking("")
