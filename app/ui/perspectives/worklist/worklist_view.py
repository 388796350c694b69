"""The worklist: what the seven rules ask, grouped by what it is about; each line leads to its work.

It is reckoned off the GUI thread whenever the page is read; a line goes by itself once its cause is gone.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from app.perspectives.actions import dismiss_prompt, restore_prompt
from app.perspectives.queries import worklist
from app.perspectives.worklist_rows import Prompt, PromptKey, PromptKind
from app.store.changes import Changes
from app.study.queries import sources_of
from app.study.rows import ParticipantId
from app.ui.open_study import OpenStudy
from app.ui.perspectives.worklist.prompt_pane import PromptPane
from app.ui.perspectives.worklist.sorting import Which, chosen, copied, counts_sentence, nothing_sentence
from app.ui.tasks import IsCancelled, Progress, Task
from app.ui.widgets import clipboard
from app.ui.widgets.buttons import Button
from app.ui.widgets.name_dialog import NameDialog
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.table_copy import table_mime
from app.ui.widgets.value_choice import ValueChoice
from app.ui.widgets.wrapped_rows import WrappedRows

OTHERS = frozenset({"prompt_answer", "coding", "journey_event", "event_account"})
"""Tables that the worklist shows and other views of its page do not."""
_PLACE = Qt.ItemDataRole.UserRole


class WorklistView(QWidget):
    """The lines at the left, the one at hand whole at the right."""

    claim_opened = Signal(object)
    """The evidence of an assumption (a `ClaimId`) is wanted."""
    rival_wanted = Signal(object)
    """A rival explanation of an assumption is to be written."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._rows: list[Prompt] = []
        self._shown: list[Prompt] = []
        self._reading: Task | None = None
        self.sentence = wrapped_label("", "quiet")
        self.which = ValueChoice("What is listed", {one: one.value for one in Which}, Which.TO_DO)
        self.filter = SearchField(study.theme, "Filter by words…")
        self.copy_button = Button("Copy list")
        self.list = QListWidget()
        self.list.setAccessibleName("Worklist")
        self.list.setAccessibleDescription("Enter takes the step that a line asks for.")
        self.list.setItemDelegate(WrappedRows(self.list))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.pane = PromptPane()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)

    def refresh(self) -> None:
        """Reckon the list anew."""
        if self._reading is not None:
            self._reading.cancel()

        def read(progress: Progress, cancelled: IsCancelled) -> list[Prompt]:
            with self._study.project.reading(cancelled) as session:
                return worklist(session)

        def show(rows: list[Prompt]) -> None:
            if self._reading is task:
                self._reading = None
                self._rows = rows
                self._arrange()

        task = self._study.tasks.run("Looking for what does not fit", read, show, owner=self)
        self._reading = task

    @property
    def at_hand(self) -> Prompt | None:
        """The line that has the keyboard."""
        row = self.list.currentRow()
        place = self.list.item(row).data(_PLACE) if row >= 0 else None
        return self._shown[place] if isinstance(place, int) and place < len(self._shown) else None

    def copy(self) -> None:
        """Copy the list as it is shown, for Word and Excel."""
        clipboard.put(table_mime(*copied(self._shown)))
        self._study.said.emit(f"{len(self._shown)} lines copied as a table.")

    def take_step(self) -> None:
        """Go where the line at hand leads."""
        row = self.at_hand
        if row is None:
            return
        key = row.key
        if key.kind is PromptKind.RIVAL:
            self.rival_wanted.emit(key.claim)
        elif key.claim is not None:
            self.claim_opened.emit(key.claim)
        elif row.mark is not None:
            self._study.segment_wanted.emit(row.mark)
        elif key.code is not None:
            self._study.code_wanted.emit(key.code)

    def ask_why(self) -> None:
        """Ask why the line at hand needs no more work, and put it aside."""
        row = self.at_hand
        if row is None or not self._study.may_change():
            return
        dialog = NameDialog("Put aside", "Why does this need no more work?", "", self)
        dialog.named.connect(lambda reason: self._dismiss(row.key, reason))
        dialog.open()

    def restore(self) -> None:
        """Take up again what was put aside."""
        row = self.at_hand
        if row is not None and self._study.may_change():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that was pressed goes with the line
            self._study.attempt(lambda: restore_prompt(self._study.project, prompt=row.key))

    def _dismiss(self, prompt: PromptKey, reason: str) -> None:
        by = self._study.settings.coder
        self._study.attempt(lambda: dismiss_prompt(self._study.project, prompt=prompt, reason=reason, by=by))

    def _arrange(self) -> None:
        at, row = self.at_hand, max(0, self.list.currentRow())
        self._shown = chosen(self._rows, self.which.value, self.filter.text())
        self.sentence.setText(counts_sentence(self._rows))
        self.list.blockSignals(True)
        self.list.clear()
        about = ""
        for place, prompt in enumerate(self._shown):
            if prompt.about != about:
                about = prompt.about
                self.list.addItem(self._heading(about))
            item = QListWidgetItem(prompt.found.sentence)
            item.setData(_PLACE, place)
            self.list.addItem(item)
        if not self._shown:
            nothing = QListWidgetItem(nothing_sentence(self.which.value, self.filter.text()))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.blockSignals(False)
        self._choose(None if at is None else at.key, row)
        self._look()

    def _choose(self, key: PromptKey | None, row: int) -> None:
        """The line that was at hand, or the one that took its place."""
        lines = [place for place in range(self.list.count()) if self.list.item(place).data(_PLACE) is not None]
        same = [place for place in lines if self._shown[self.list.item(place).data(_PLACE)].key == key]
        after = [place for place in lines if place >= row]
        found = [*same, *after, *reversed(lines)]
        if found:
            self.list.setCurrentRow(found[0])

    def _heading(self, about: str) -> QListWidgetItem:
        item = QListWidgetItem(about)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._study.theme.font(strong=True))
        return item

    def _look(self) -> None:
        self.pane.show_prompt(self.at_hand, writable=not self._study.read_only)

    def _open_person(self, person: ParticipantId) -> None:
        with self._study.project.reading() as session:
            sources = [row for row in sources_of(session, person) if row.characters]
        if sources:
            self._study.source_wanted.emit(sources[0].id, None)
        else:
            self._study.participant_wanted.emit(person)

    def _open_codes(self) -> None:
        row = self.at_hand
        if row is not None and row.codes:
            self._study.code_wanted.emit(row.codes[0])

    def _hear(self, changes: Changes) -> None:
        if changes.tables & OTHERS and self.isVisible():
            self.refresh()

    def _connect(self) -> None:
        self._study.changed.connect(self._hear)
        self.which.picked.connect(self._arrange)
        self.filter.textChanged.connect(lambda _: self._arrange())
        self.filter.left_down.connect(self.list.setFocus)
        self.copy_button.clicked.connect(self.copy)
        self.list.currentRowChanged.connect(lambda _: self._look())
        self.list.itemActivated.connect(lambda _: self.take_step())
        self.pane.next_wanted.connect(self.take_step)
        self.pane.codes_wanted.connect(self._open_codes)
        self.pane.aside_wanted.connect(self.ask_why)
        self.pane.restore_wanted.connect(self.restore)
        self.pane.person_opened.connect(self._open_person)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 16, 0)
        row.setSpacing(8)
        for part, share in ((self.which, 0), (self.filter, 1), (self.copy_button, 0)):
            row.addWidget(part, share)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(20, 6, 0, 0)
        column.setSpacing(8)
        self.sentence.setMinimumWidth(1)
        column.addWidget(self.sentence)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(left)
        parts.addWidget(self.pane)
        parts.setSizes([620, 380])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(parts)
