"""The Notes screen: the register at the left, the note at hand at the right, a way to what it is about."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from app.coding.note_rows import THE_STUDY, AboutKind, NoteKey, NoteKind, NoteRow, Subject
from app.coding.rows import CodeId, SegmentId
from app.coding.rules import may_read
from app.study.rows import ParticipantId
from app.ui.commands import add_command, explain
from app.ui.notes.note_desk import NoteDesk
from app.ui.notes.note_editor import Draft, NoteEditor
from app.ui.notes.note_filters import NoteFilters
from app.ui.notes.note_words import ABOUT_NOUNS, counted
from app.ui.notes.notes_list import NotesList
from app.ui.notes.notes_model import NotesModel
from app.ui.notes.register_reading import Register, RegisterReading
from app.ui.notes.subject_choice import Things
from app.ui.open_study import OpenStudy
from app.ui.screen import Screen
from app.ui.widgets.buttons import primary_button, quiet_button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import page_title
from app.ui.widgets.plain_text import plain_label, wrapped_label

NOTHING = "Choose a note at the left to read it, or write a new one."
EMPTY = (
    "Memos say what you think about a code, a participant, a transcript or the study; the journal, what the work "
    "does with you, and only you see it. Notes on passages and memos of codings stand here too."
)


class NotesScreen(Screen):
    """Everything that was written, searched and filtered; each note is edited where it is read."""

    name = "notes"
    watches = frozenset(
        {"note", "passage_link", "coding", "field_note", "source", "code", "theme", "segment", "text_version"}
        | {"participant", "consent", "speaker", "study_case", "case_link", "perspective", "coder"}
    )

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.setAccessibleName("Notes")
        self.desk = NoteDesk(study, self)
        self._reader = self.desk.reader
        self.model = NotesModel(self)
        self.filters = NoteFilters(study.theme)
        self.list = NotesList(study.theme, self.model)
        self.count = plain_label("", "quiet")
        self.memo_button = primary_button("New memo")
        self.journal_button = quiet_button("New journal entry")
        self.editor = NoteEditor(study.theme)
        self.nothing = wrapped_label(NOTHING, "quiet")
        self.empty = EmptyState(
            study.theme,
            icon_name="notes",
            title="No notes yet",
            words=EMPTY,
            steps=("New memo", "New journal entry"),
        )
        self.reading = RegisterReading(study, self)
        self._then: Callable[[], None] | None = None
        self._things: Things = {}
        self._writing = False
        self._lay_out()
        self._make_actions()
        self._connect()
        self.setFocusProxy(self.list)
        if study.read_only:
            self.editor.only_read()

    def refresh(self) -> None:
        """Read the register again; the note at hand stays at hand."""
        self.reading.start()

    def _take(self, register: Register) -> None:
        """The register is here."""
        chosen = self._chosen()
        self._things = register.things
        self.filters.offer(register.rows, register.people)
        self.editor.choice.offer(register.things)
        self.model.show(register.rows, register.sought_in)
        self._filter()
        self._choose(chosen)
        then, self._then = self._then, None
        if then is not None:
            then()

    def show_notes(self, subject: Subject) -> None:
        """Go to the notes about one thing; where there are none, an empty sheet for the first."""
        self._freshen()
        self._once_read(lambda: self._show_about(subject))

    def place(self) -> object:
        return self._chosen()

    def return_to(self, place: object) -> None:
        if isinstance(place, NoteKey):
            self._freshen()
            self._once_read(lambda: self._choose(place))

    # What can be done

    def start_memo(self) -> None:
        """An empty sheet for a memo, about what is looked at."""
        self._start(NoteKind.MEMO, self.filters.subject or THE_STUDY)

    def start_journal(self) -> None:
        """An empty sheet of the journal, of today and private."""
        self._start(NoteKind.JOURNAL, THE_STUDY, datetime.now().astimezone().date().isoformat())

    def open_subject(self, row: NoteRow) -> None:
        """Go to what a note is about."""
        match row.about.kind:
            case AboutKind.CODE:
                self.study.code_wanted.emit(CodeId(row.about.id))
            case AboutKind.PARTICIPANT:
                self.study.participant_wanted.emit(ParticipantId(row.about.id))
            case AboutKind.THEME:
                self.study.screen_wanted.emit("themes")
            case AboutKind.CASE:
                self.study.screen_wanted.emit("participants")
            case AboutKind.SOURCE | AboutKind.PASSAGE if row.source is not None:
                self.study.source_wanted.emit(row.source, row.span)
            case AboutKind.PASSAGE:
                self.study.segment_wanted.emit(SegmentId(row.about.id))

    # Inside

    def _start(self, kind: NoteKind, about: Subject, day: str = "") -> None:
        if not self.study.may_change():
            return
        self.list.clearSelection()
        self.list.setCurrentIndex(self.model.index(-1))
        self._stack.setCurrentIndex(0)
        self._right.setCurrentWidget(self.editor)
        self.editor.start(kind, about, day)
        self._writing = True

    def _write(self, draft: Draft) -> None:
        written = self.desk.write(draft)
        if written is None:
            return
        self._writing = False
        self._follow(written)
        if self.model.row_of(written) < 0:
            self.filters.clear()
        self._choose(written)

    def _edit(self, row: NoteRow, part: str, now: object) -> None:
        self.desk.edit(row, part, now)
        self._follow(row.key)
        place = self.model.row_of(row.key)
        if self.editor.row is not None and self.editor.row.key == row.key and place >= 0:
            self.editor.text.show_other(self.model.rows[place].text)
            self._show(place)

    def _remove(self, row: NoteRow) -> None:
        place = self.model.row_of(row.key)
        self.desk.remove(row)
        self._follow(row.key)
        if self.model.rows:
            self._choose(self.model.rows[min(max(0, place), len(self.model.rows) - 1)].key)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._choose(None)

    def _follow(self, key: NoteKey) -> None:
        """Shows one note as it is stored now: what was done here is seen at once."""
        row = self.reading.one(key)
        if row is None:
            self.model.drop(key)
        else:
            self.model.put(row)
        self.reading.again()
        self._count()

    def _show_about(self, subject: Subject) -> None:
        self.filters.clear()
        self.filters.show_only(subject, self._name_of(subject))
        if self.model.rows:
            self._choose(self.model.rows[0].key)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.start_memo()

    def _once_read(self, do: Callable[[], None]) -> None:
        """Does something with the register as soon as it is here."""
        if self.reading.under_way:
            self._then = do
        else:
            do()

    def _filter(self) -> None:
        chosen = self._chosen()
        self.model.filter(self.filters.wanted)
        self._count()
        self._choose(chosen)

    def _count(self) -> None:
        self.count.setText(counted(len(self.model.rows), len(self.model.everything)))

    def _chosen(self) -> NoteKey | None:
        return None if self.editor.row is None or self._writing else self.editor.row.key

    def _choose(self, key: NoteKey | None) -> None:
        """A note comes to hand; where it is gone, nothing does. A sheet being written on stays."""
        if self._writing:
            return
        place = self.model.row_of(key)
        self._stack.setCurrentIndex(0 if self.model.everything or self.reading.under_way else 1)
        if place < 0:
            self.list.clearSelection()
            self._right.setCurrentWidget(self.nothing)
            self.editor.row = None
            return
        index = self.model.index(place)
        if self.list.currentIndex() != index:
            self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        self._show(place)

    def _show(self, place: int) -> None:
        row = self.model.rows[place]
        self._right.setCurrentWidget(self.editor)
        self.editor.show_note(row, own=may_read(True, row.author, self.desk.reader))

    def _come_to(self, place: int) -> None:
        """The keyboard or a click came to a note of the list."""
        if place >= 0:
            self.editor.finish()
            self._writing = False
            self._show(place)

    def _follow_settings(self) -> None:
        """Another reader has other private notes."""
        if self.desk.reader != self._reader:
            self._reader = self.desk.reader
            self.refresh()

    def _name_of(self, subject: Subject) -> str:
        named = {which: words for words, which in self._things.get(subject.kind, ())}
        return f"{ABOUT_NOUNS.get(subject.kind, '')} {named.get(subject.id, '')}".strip() or "the study"

    def _lay_out(self) -> None:
        left = QWidget()
        head, buttons = QHBoxLayout(), FlowRow()
        head.addWidget(page_title("Notes"), 1)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        buttons.addWidget(self.memo_button)
        buttons.addWidget(self.journal_button)
        top = QVBoxLayout()
        top.setContentsMargins(20, 18, 16, 6)
        top.setSpacing(10)
        top.addLayout(head)
        top.addLayout(buttons)
        top.addWidget(self.filters)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        left.setMinimumWidth(280)
        left.setFocusProxy(self.list)
        left.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMargin(40)
        self._right = QStackedWidget()
        self._right.addWidget(self.nothing)
        self._right.addWidget(self.editor)
        splitter = QSplitter()
        splitter.setObjectName("register and note")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(1, 1)
        scale = self.study.theme.text_scale
        splitter.setSizes([round(430 * scale), round(max(340, 1200 - 430 * scale))])
        self._stack = QStackedLayout(self)
        self._stack.addWidget(splitter)
        self._stack.addWidget(self.empty)

    def _make_actions(self) -> None:
        for name, do, button in (
            ("notes.memo", self.start_memo, self.memo_button),
            ("notes.journal", self.start_journal, self.journal_button),
        ):
            action = add_command(self, name, do, self.study.keys)
            action.setEnabled(not self.study.read_only)
            explain(button, action)
            button.setEnabled(not self.study.read_only)

    def _connect(self) -> None:
        self.reading.arrived.connect(self._take)
        self.study.settings_changed.connect(self._follow_settings)
        self.memo_button.clicked.connect(self.start_memo)
        self.journal_button.clicked.connect(self.start_journal)
        self.empty.step_taken.connect(lambda step: self.start_journal() if step else self.start_memo())
        self.filters.changed.connect(self._filter)
        self.filters.words.left_down.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._come_to(now.row()))
        self.list.activated.connect(lambda _: self.editor.text.setFocus())
        self.editor.written.connect(self._write)
        self.editor.edited.connect(self._edit)
        self.editor.remove_wanted.connect(self._remove)
        self.editor.followed.connect(self.open_subject)
