"""Notes and links of the open transcript: shown where the cursor is, written on the passage at hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from app.coding import actions
from app.coding import queries as coding
from app.coding.note_rows import Excerpt, LinkRow, NoteRow, PassagePlace
from app.coding.rows import NoteId
from app.language.spans import Span
from app.store.changes import Changes
from app.ui.coding.coding_desk import CodingDesk
from app.ui.coding.notes.notes_here import NotesHere
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.open_study import OpenStudy
from app.ui.widgets.name_dialog import NameDialog

LETTERS = 60
WATCHED = frozenset({"note", "passage_link", "segment"})


@dataclass(frozen=True, slots=True)
class LinkStart:
    """The first end of a link somebody is making."""

    place: PassagePlace
    words: str


class NotesDesk(QObject):
    """`passage` says what passage is at hand; `owner` is what the steps are announced as coming from."""

    noted = Signal(list)
    """Where notes and links hang in the open transcript: a list of (Span, how many)."""

    def __init__(
        self,
        study: OpenStudy,
        view: TranscriptView,
        desk: CodingDesk,
        here: NotesHere,
        passage: Callable[[], Span | None],
        owner: QObject,
    ) -> None:
        super().__init__(owner)
        self._study = study
        self._view = view
        self._desk = desk
        self._here = here
        self._passage = passage
        self._owner = owner
        self._start: LinkStart | None = None
        self.notes: Sequence[NoteRow] = ()
        self.links: Sequence[LinkRow] = ()
        desk.read.connect(self.read)
        view.caret_moved.connect(lambda _: self._move())
        view.passage_selected.connect(lambda _: self._move())
        study.changed.connect(self._hear)
        study.settings_changed.connect(self.read)
        here.write_wanted.connect(self.start_note)
        here.written.connect(self._write)
        here.edited.connect(self._edit)
        here.remove_wanted.connect(self._remove)
        here.link_wanted.connect(self.link)
        here.link_dropped.connect(self.drop_link)
        here.followed.connect(self._follow)

    def read(self) -> None:
        """Reads the notes and links of the transcript on the desk again."""
        row = self._desk.transcript
        if row is None:
            self.notes, self.links = (), ()
            return
        reader = self._study.settings.coder
        with self._study.project.reading() as session:
            self.notes = coding.passage_notes(session, row.version, reader=reader)
            self.links = coding.links_in(session, row.version)
            marks = coding.note_marks(session, row.version, reader=reader)
        self.noted.emit([(mark.span, mark.count) for mark in marks])
        self._look()

    def start_note(self) -> None:
        """M: the keyboard goes to an empty note on the passage at hand."""
        span, row = self._passage(), self._desk.transcript
        if span is not None and row is not None and self._study.may_change():
            self._here.start(span, _shortened(span.of(row.text)))

    def link(self) -> None:
        """L: a link begins at the passage at hand, or ends there after its kind is chosen."""
        span, row = self._passage(), self._desk.transcript
        if span is None or row is None or not self._study.may_change():
            return
        place = PassagePlace(row.version, span)
        if self._start is None:
            self._start = LinkStart(place, f"“{_shortened(span.of(row.text))}” ({row.name})")
            self._here.say_linking(self._start.words)
            self._study.said.emit("Go to the other passage, in any transcript, and press L again.")
        elif self._start.place == place:
            self._study.said.emit("That is where the link begins: go to another passage.")
        else:
            self._offer_kinds(self._start, place)

    def drop_link(self) -> None:
        """The link that was begun is not made."""
        self._start = None
        self._here.say_linking("")

    def make_link(self, kind: str, end: PassagePlace) -> None:
        """Links where one began to another passage."""
        start = self._start
        if start is None:
            return
        made = self._study.attempt(
            lambda: actions.link_passages(
                self._study.project,
                start=start.place,
                end=end,
                kind=kind,
                by=self._study.settings.coder,
                initiator=self._owner,
            )
        )
        if made is not None:
            self.drop_link()
            self.read()
            self._study.said.emit(f"Linked: the first passage {kind} this one.")

    # Inside

    def _offer_kinds(self, start: LinkStart, end: PassagePlace) -> None:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("How the first passage stands to this one")
        menu.addAction("The first passage …").setEnabled(False)  # a style sheet shows no words of a section
        with self._study.project.reading() as session:
            kinds = coding.link_kinds(session)
        for kind in kinds:
            words = f"… {kind} this one".replace("&", "&&")
            menu.addAction(words).triggered.connect(lambda _=False, kind=kind: self.make_link(kind, end))
        menu.addSeparator()
        menu.addAction("Another kind…").triggered.connect(lambda: self._ask_kind(end))
        menu.addAction("Give up linking").triggered.connect(self.drop_link)
        menu.popup(self._view.mapToGlobal(self._view.selection_rect().bottomLeft()))

    def _ask_kind(self, end: PassagePlace) -> None:
        dialog = NameDialog("Another kind of link", "The first passage … this one", "", self._view)
        dialog.named.connect(lambda kind: self.make_link(kind, end))
        dialog.open()

    def _write(self, span: Span, words: str) -> None:
        row = self._desk.transcript
        if row is None:
            return
        self._study.attempt(
            lambda: actions.annotate(
                self._study.project,
                version=row.version,
                span=span,
                text=words,
                author=self._study.settings.coder,
                initiator=self._owner,
            )
        )
        self.read()

    def _edit(self, row: NoteRow | LinkRow, words: str) -> None:
        project = self._study.project
        if isinstance(row, LinkRow):
            self._study.attempt(lambda: actions.edit_link(project, link=row.id, note=words, initiator=self._owner))
        elif not words and not row.title:
            self._remove(row)
            return
        else:
            note, by = NoteId(row.key.id), self._study.settings.coder
            self._study.attempt(
                lambda: actions.edit_note(project, note=note, by=by, text=words, initiator=self._owner)
            )
        self.read()

    def _remove(self, row: NoteRow | LinkRow) -> None:
        project, by = self._study.project, self._study.settings.coder
        if isinstance(row, LinkRow):
            self._study.attempt(lambda: actions.unlink_passages(project, link=row.id, initiator=self._owner))
            self._study.said.emit("Link removed. Undo brings it back.")
        else:
            note = NoteId(row.key.id)
            self._study.attempt(lambda: actions.remove_note(project, note=note, by=by, initiator=self._owner))
            self._study.said.emit("Note removed. Undo brings it back.")
        self.read()

    def _follow(self, place: Excerpt) -> None:
        self._study.source_wanted.emit(place.source, place.span if place.current else None)

    def _hear(self, changes: Changes) -> None:
        if changes.initiator is not self._owner and changes.tables & WATCHED:
            self.read()

    def _move(self) -> None:
        """The cursor goes elsewhere: what was typed is stored first."""
        self._here.finish()
        self._look()

    def _look(self) -> None:
        """What hangs where the cursor is, or on what is selected."""
        here = self._view.selection() or Span(self._view.caret(), self._view.caret())
        self._here.show_here(
            [row for row in self.notes if row.span is not None and _touches(row.span, here)],
            [
                (row, end.span)
                for row in self.links
                for end in (row.start, row.end)
                if end.version == self._version and _touches(end.span, here)
            ],
        )

    @property
    def _version(self) -> object:
        row = self._desk.transcript
        return None if row is None else row.version


def _touches(span: Span, here: Span) -> bool:
    return span.overlaps(here) if len(here) else span.start <= here.start < span.end


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LETTERS else f"{line[:LETTERS].rstrip()}…"
