"""A look at what would be coded before it is: how much of it, with which code, whose words, all in one step."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.coding import actions, queries
from app.coding.found_rows import FoundPassage
from app.coding.queries.found import coded_with, found_passages
from app.coding.rows import CodeRow
from app.study.queries.finding import PlaceRow
from app.ui.finding.find_words import REACHES, many, many_people, people_of
from app.ui.finding.found_model import FoundModel
from app.ui.finding.found_table import FoundTable
from app.ui.finding.workers import LanguageWorkers
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress, Task
from app.ui.widgets.announce import announce
from app.ui.widgets.choice import Choice
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.perspective_mark import mark_icon
from app.ui.widgets.plain_text import plain_label, wrapped_label

PAUSE = 250
"""Milliseconds after the last letter of a code's name before its passages are looked for."""
SIZE = (1040, 660)
MARK = 16
_WHO = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Read:
    """What would be coded, which of it has the code, and the codes there are."""

    passages: tuple[FoundPassage, ...]
    coded: tuple[bool, ...]
    codes: tuple[CodeRow, ...]


class CodeFoundDialog(QDialog):
    """Ticks for each passage, and for each person all of theirs; one step, which Undo takes back."""

    def __init__(
        self, study: OpenStudy, workers: LanguageWorkers, places: Sequence[PlaceRow], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Code what was found")
        self._study, self._workers, self._places = study, workers, places
        self._task: Task | None = None
        self.code = _code_choice()
        self.reach = Choice()
        self.model = FoundModel(study.theme, self)
        self.table = FoundTable(study.theme, self.model)
        self.people = QListWidget()
        self.told = wrapped_label("", "quiet")
        self.made = plain_label("", "hint")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.code_button = buttons.addButton("Code", QDialogButtonBox.ButtonRole.AcceptRole)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._read)
        self._codes: tuple[CodeRow, ...] | None = None
        self._set_up()
        self._lay_out(buttons)
        self._connect(buttons)
        self._read()

    @property
    def is_reading(self) -> bool:
        """Whether other passages are to come."""
        return self._task is not None or self._pause.isActive()

    def accept(self) -> None:
        """Code what is ticked."""
        path, chosen = self.code.currentText().strip(), self.model.chosen()
        if not path or not chosen:
            return
        study = self._study
        coded = study.attempt(
            lambda: actions.code_found(study.project, passages=chosen, code=path, coder=study.settings.coder)
        )
        if coded is not None:
            study.said.emit(f"{many(coded, 'passage')} coded with {path}. Undo takes it back.")
            super().accept()

    def done(self, result: int) -> None:
        """Nobody waits for the passages any more."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    # Reading

    def _read(self) -> None:
        if self._task is not None:
            self._task.cancel()
        _, reach, around = REACHES[self.reach.currentIndex()]
        typed = self.code.currentText().strip()
        project, workers, places = self._study.project, self._workers, self._places

        def work(progress: Progress, cancelled: IsCancelled) -> _Read:
            with project.reading(cancelled) as session:
                codes = tuple(queries.codes(session))
                passages = found_passages(
                    session, places, reach=reach, around=around, find_sentences=workers.sentences(cancelled)
                )
                code = next((row.id for row in codes if row.path.casefold() == typed.casefold()), None)
                if code is None:
                    return _Read(tuple(passages), (False,) * len(passages), codes)
                has_code = coded_with(session, code, below=False)
                return _Read(tuple(passages), tuple(has_code(row.version, row.span) for row in passages), codes)

        def show(read: _Read) -> None:
            if self._task is task:
                self._task = None
                self._show(read)

        def failed(problem: Exception) -> None:
            if self._task is task:
                self._task = None
                self.told.setText(str(problem))
                self._offer()

        self.told.setText("Looking at the words…")
        self.code_button.setEnabled(False)
        task = self._study.tasks.run("Looking at what was found", work, show, failed, owner=self)
        self._task = task

    def _show(self, read: _Read) -> None:
        if read.codes != self._codes:
            self._codes = read.codes
            typed = self.code.currentText()
            with QSignalBlocker(self.code):
                self.code.clear()
                self.code.addItems([row.path for row in read.codes if not (row.category or row.retired)])
                self.code.setCurrentIndex(-1)
                self.code.setEditText(typed)
        self.model.show(read.passages, read.coded)
        self._tell()

    def _tell(self) -> None:
        """What would be coded, in passages and in people."""
        chosen, every = self.model.chosen(), self.model.passages
        which = (
            many(len(every), "passage")
            if len(chosen) == len(every)
            else f"{len(chosen):,} of {many(len(every), 'passage')}"
        )
        self.told.setText(f"{which} from {many_people(people_of(chosen))}.")
        self._count_people()
        self._offer()

    def _offer(self) -> None:
        path, chosen = self.code.currentText().strip(), len(self.model.chosen())
        known = self._codes is None or any(row.path.casefold() == path.casefold() for row in self._codes)
        self.made.setText("A new code" if path and not known else "")
        self.code_button.setText(f"Code {many(chosen, 'passage')}" if chosen else "Code")
        self.code_button.setEnabled(bool(path and chosen) and not self.is_reading)

    def _count_people(self) -> None:
        theirs = Counter(passage.pseudonym for passage in self.model.passages)
        ticked = Counter(passage.pseudonym for passage in self.model.chosen())
        palettes = {passage.pseudonym: passage.palette for passage in self.model.passages}
        with QSignalBlocker(self.people):
            if [self.people.item(row).data(_WHO) for row in range(self.people.count())] != list(theirs):
                self.people.clear()
                for name in theirs:
                    item = QListWidgetItem(mark_icon(self._study.theme.perspective(palettes[name])), "")
                    item.setData(_WHO, name)
                    self.people.addItem(item)
            for row in range(self.people.count()):
                item = self.people.item(row)
                name = item.data(_WHO)
                item.setText(f"{name or 'Nobody yet'}  {ticked[name]} of {theirs[name]}")
                state = Qt.CheckState
                part = state.PartiallyChecked if ticked[name] else state.Unchecked
                item.setCheckState(state.Checked if ticked[name] == theirs[name] else part)

    def _tick_person(self, item: QListWidgetItem) -> None:
        name, on = item.data(_WHO), item.checkState() is Qt.CheckState.Checked
        rows = [row for row, passage in enumerate(self.model.passages) if passage.pseudonym == name]
        self.model.tick(rows, on=on)
        announce(self.people, self.told.text())

    # Parts

    def _set_up(self) -> None:
        self.reach.setAccessibleName("How much is coded")
        self.reach.addItems([words for words, _, _ in REACHES])
        self.people.setIconSize(QSize(MARK, MARK))
        self.people.setAccessibleName("Passages of each person")
        self.people.setToolTip("Tick or untick all passages of a person")
        self.code_button.setProperty("primary", True)
        self.code_button.setDefault(True)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        much = QHBoxLayout()
        much.setSpacing(8)
        much.addWidget(self.reach)
        much.addStretch()
        code = QHBoxLayout()
        code.setSpacing(8)
        code.addWidget(self.code, 1)
        code.addWidget(self.made)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow("Code", code)
        form.addRow("How much", much)
        rows = QHBoxLayout()
        rows.setSpacing(14)
        rows.addWidget(self.table, 4)
        rows.addWidget(self.people, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(12)
        column.addWidget(plain_label("Code what was found", "title"))
        column.addLayout(form)
        column.addWidget(self.told)
        column.addLayout(rows, 1)
        column.addWidget(buttons)
        fit(self, QSize(*SIZE))
        self.code.setFocus()

    def _connect(self, buttons: QDialogButtonBox) -> None:
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.reach.currentIndexChanged.connect(lambda _: self._read())
        self.code.editTextChanged.connect(lambda _: self._hear_code())
        self.model.ticked.connect(self._tell)
        self.people.itemChanged.connect(self._tick_person)

    def _hear_code(self) -> None:
        self._pause.start()
        self._offer()


def _code_choice() -> QComboBox:
    """A field for a code's path that offers those there are."""
    choice = QComboBox()
    choice.setAccessibleName("Code")
    choice.setEditable(True)
    choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    choice.setMaxVisibleItems(16)
    field, completer = choice.lineEdit(), choice.completer()
    if field is not None:
        field.setPlaceholderText("Choose a code, or name a new one: Parent / Child")
    if completer is not None:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    return choice
