"""The Notes screen: the register at the left, the note at hand at the right, a way to what it is about."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from app.coding import queries as coding
from app.coding.note_rows import THE_STUDY, AboutKind, NoteKey, NoteKind, NoteRow, Subject
from app.coding.rows import CodeId
from app.coding.rules import may_read
from app.study import queries
from app.study.rows import ParticipantId
from app.ui.notes.note_desk import NoteDesk
from app.ui.notes.note_editor import Draft, NoteEditor
from app.ui.notes.note_filters import NoteFilters
from app.ui.notes.note_words import ABOUT_NOUNS, counted
from app.ui.notes.notes_list import NotesList
from app.ui.notes.notes_model import NotesModel
from app.ui.notes.subject_choice import Things
from app.ui.open_study import OpenStudy
from app.ui.screen import Screen
from app.ui.widgets.buttons import primary_button, quiet_button
from app.ui.widgets.empty_state import EmptyState
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
        chosen = self._chosen()
        with self.study.project.reading() as session:
            rows = coding.register(session, reader=self.desk.reader)
            people = queries.participants(session)
            self._things = {
                AboutKind.PARTICIPANT: [(row.pseudonym, row.id) for row in people if row.counted],
                AboutKind.SOURCE: [(row.name, row.id) for row in queries.sources(session) if not row.excluded],
                AboutKind.CODE: [(row.path, row.id) for row in coding.codes(session)],
                AboutKind.THEME: coding.theme_names(session),
                AboutKind.CASE: [(row.pseudonym, row.id) for row in queries.cases(session)],
            }
        self.filters.offer(rows, people)
        self.editor.choice.offer(self._things)
        self.model.show(rows)
        self._filter()
        self._choose(chosen)

    def show_notes(self, subject: Subject) -> None:
        """Go to the notes about one thing; where there are none, an empty sheet for the first."""
        self._freshen()
        self.filters.clear()
        self.filters.show_only(subject, self._name_of(subject))
        if self.model.rows:
            self._choose(self.model.rows[0].key)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.start_memo()

    def place(self) -> object:
        return self._chosen()

    def return_to(self, place: object) -> None:
        if isinstance(place, NoteKey):
            self._freshen()
            self._choose(place)

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
        if written is not None:
            self._writing = False
            if self._missing(written):
                self.filters.clear()
            self._choose(written)

    def _missing(self, written: NoteKey) -> bool:
        """After reading again: whether the filter hides what was just written."""
        self.refresh()
        return self.model.row_of(written) < 0

    def _edit(self, row: NoteRow, part: str, now: object) -> None:
        self.desk.edit(row, part, now)
        self.refresh()
        place = self.model.row_of(row.key)
        if place >= 0 and self.editor.row is not None and self.editor.row.key == row.key:
            self.editor.text.show_other(self.model.rows[place].text)

    def _remove(self, row: NoteRow) -> None:
        place = self.model.row_of(row.key)
        self.desk.remove(row)
        self.refresh()
        if self.model.rows:
            self._choose(self.model.rows[min(max(0, place), len(self.model.rows) - 1)].key)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self) -> None:
        chosen = self._chosen()
        self.model.filter(self.filters.wanted)
        self.count.setText(counted(len(self.model.rows), len(self.model.everything)))
        self._choose(chosen)

    def _chosen(self) -> NoteKey | None:
        return None if self.editor.row is None or self._writing else self.editor.row.key

    def _choose(self, key: NoteKey | None) -> None:
        """A note comes to hand; where it is gone, nothing does. A sheet being written on stays."""
        if self._writing:
            return
        place = self.model.row_of(key)
        self._stack.setCurrentIndex(0 if self.model.everything else 1)
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

    def _name_of(self, subject: Subject) -> str:
        named = {which: words for words, which in self._things.get(subject.kind, ())}
        return f"{ABOUT_NOUNS.get(subject.kind, '')} {named.get(subject.id, '')}".strip() or "the study"

    def _lay_out(self) -> None:
        left = QWidget()
        head, buttons = QHBoxLayout(), QHBoxLayout()
        head.addWidget(page_title("Notes"), 1)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        buttons.setSpacing(8)
        buttons.addWidget(self.memo_button)
        buttons.addWidget(self.journal_button)
        buttons.addStretch(1)
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
        splitter.setSizes([430, 770])
        self._stack = QStackedLayout(self)
        self._stack.addWidget(splitter)
        self._stack.addWidget(self.empty)

    def _make_actions(self) -> None:
        for words, do, keys, help_line in (
            ("New memo", self.start_memo, "Ctrl+Shift+N", "Write what you think about something in the study"),
            ("New journal entry", self.start_journal, "Ctrl+Shift+J", "Write in your journal: private, of today"),
        ):
            action = QAction(words, self)
            action.setStatusTip(help_line)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setEnabled(not self.study.read_only)
            action.triggered.connect(lambda _=False, do=do: do())
            self.addAction(action)
        for button, tip in (
            (self.memo_button, "Write what you think about something in the study (Ctrl+Shift+N)"),
            (self.journal_button, "Write in your journal: private, of today (Ctrl+Shift+J)"),
        ):
            button.setToolTip(tip)
            button.setEnabled(not self.study.read_only)

    def _connect(self) -> None:
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
