"""Import official record: whose it is, which child of the tables, what of it is stored and what is dropped.

The identifiers of the tables are shown to choose by and are kept nowhere: not in the study, not in the settings.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.exchange.record import Return, read_return, record_draft, unlisted
from app.journeys.actions import import_record
from app.journeys.draft_rows import RecordDraft
from app.journeys.journey_rows import JourneyRow
from app.journeys.measuring.record import Change, agreed_to_record, child_of, compared
from app.journeys.queries import journey
from app.paths import documents_folder
from app.problems import Problem
from app.study import queries
from app.study.rows import CaseId
from app.ui.file_choice import files_in
from app.ui.journeys.record.record_model import RecordModel
from app.ui.open_study import OpenStudy
from app.ui.tasks import Task
from app.ui.widgets.busy import busy_cursor
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice import Choice
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, hairline
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.row_table import RowTable

SIZE = QSize(980, 680)
LEAST_TABLE = 180
"""Pixels at the usual size of text: some rows can always be read."""
TABLES = "Tables of the SSDA903 return (*.csv)"
FIRST = "Choose the CSV files of the SSDA903 return, or drop them here: episodes, social workers, missing, OC2."
NOT_AGREED = (
    "There is no consent to “administrative data” for this child, so nothing can be imported. "
    "On the Participants page, set Records data to Given."
)
NOT_LINKED = (
    "Nobody who took part is linked to this case as the child, so there is no consent to “administrative data”. "
    "Link the child on the Participants page first."
)
REPLACED = (
    "All of the record that is there is replaced, with the links and codes on it. What people told stays. "
    "One undo takes it back."
)
FORGOTTEN = "The identifier only chooses the rows. It is not stored."


def tables_in(dropped: QMimeData) -> list[Path]:
    """The CSV files among what was dropped."""
    return [path for path in files_in(dropped) if path.suffix.casefold() == ".csv"]


def removed_words(marks: int) -> str:
    """What was taken off the map."""
    if not marks:
        return "The official record tells nothing of this child."
    return f"{_many(marks, 'mark')} of the official record removed."


class RecordDialog(QDialog):
    """Tells by `imported` whose record was stored; nothing is before its button is pressed."""

    imported = Signal(object)

    def __init__(
        self, study: OpenStudy, case: CaseId | None, paths: Sequence[Path] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Import official record")
        self.setAcceptDrops(True)
        self._study = study
        self._task: Task | None = None
        self._told: Return | None = None
        self._draft: RecordDraft | None = None
        self._journey: JourneyRow | None = None
        self._said_of_files = ""
        self.case, self.child = Choice(), Choice()
        self.case.setAccessibleName("Child of the study")
        self.child.setAccessibleName("Child in the tables")
        self.files = wrapped_label(FIRST)
        self.choose_button = Button("Choose files…")
        self.warning = wrapped_label("", "amber")
        self.go_button = Button("Go to the participant")
        self.fault = wrapped_label("", "amber")
        self.forgotten = wrapped_label(FORGOTTEN, "quiet")
        self.summary = plain_label("", "heading")
        self.replaced = wrapped_label(REPLACED, "quiet")
        self.dropped = wrapped_label("", "quiet")
        self.model = RecordModel(self)
        self.shown = QSortFilterProxyModel(self)
        self.shown.setSourceModel(self.model)
        self.table = RowTable("What is imported")
        self.table.setModel(self.shown)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.import_button = self._buttons.addButton("Import", QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._fill_cases(case)
        self.choose_button.clicked.connect(self.choose_files)
        self.case.currentIndexChanged.connect(lambda _: self._look_again())
        self.child.currentIndexChanged.connect(lambda _: self._look_again())
        self.go_button.clicked.connect(self._go)
        self._buttons.rejected.connect(self.reject)
        self._buttons.accepted.connect(self._store)
        self._look_again()
        if paths:
            self.read(paths)

    def choose_files(self) -> None:
        """Ask for the tables."""
        dialog = QFileDialog(self, "Import official record", str(documents_folder()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([TABLES])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda paths: self.read([Path(path) for path in paths]))
        dialog.open()

    def read(self, paths: Sequence[Path]) -> None:
        """Read these tables instead of those before, off the GUI thread."""
        if self._task is not None:
            self._task.cancel()
        wanted = list(paths)

        def show(told: Return) -> None:
            if self._task is task:
                self._task = None
                self._show_return(told, wanted)

        def fail(problem: Problem) -> None:
            if self._task is task:
                self._task = None
                self._told = None
                self._said_of_files = str(problem)
                self._look_again()

        task = self._study.tasks.run(
            "Reading the tables", lambda progress, cancelled: read_return(wanted), show, fail, owner=self
        )
        self._task = task

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if tables_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.read(tables_in(event.mimeData()))

    # What is chosen

    def _fill_cases(self, chosen: CaseId | None) -> None:
        with self._study.project.reading() as session:
            cases = queries.cases(session)
        if chosen is None:
            self.case.setPlaceholderText("Choose a child of the study")
        for case in cases:
            self.case.addItem(case.pseudonym, case.id)
        self.case.setCurrentIndex(-1 if chosen is None else self.case.findData(chosen))

    def _show_return(self, told: Return, paths: Sequence[Path]) -> None:
        self._told = told
        children = told.children()
        self.child.blockSignals(True)
        self.child.clear()
        self.child.setPlaceholderText("Choose the child")
        for child in children:
            self.child.addItem(child)
        self.child.setCurrentIndex(0 if len(children) == 1 else -1)
        self.child.blockSignals(False)
        kinds = ", ".join(told.kinds)
        self.files.setText(
            f"{_many(len(paths), 'file')} read: {kinds}. {_many(len(children), 'child', 'children')}."
        )
        over = ", ".join(told.passed_over)
        self._said_of_files = f"Not a table that is read, passed over: {over}." if over else ""
        self._look_again()

    def _look_again(self) -> None:
        """Work out what would be stored, and whether it may be."""
        row = self._read_journey()
        self._journey = row
        self._show_consent()
        self.child.setEnabled(self._told is not None)
        self.forgotten.setVisible(self._told is not None)
        self._say_faults([])
        draft = None if row is None else self._work_out(row)
        self._draft = draft
        self.model.show([] if draft is None or row is None else compared(draft, row))
        self._tell()
        differs = any(line.change is not Change.SAME for line in self.model.rows)
        self.import_button.setEnabled(row is not None and agreed_to_record(row) and differs)

    def _read_journey(self) -> JourneyRow | None:
        case = self.case.currentData()
        if case is None:
            return None

        def read() -> JourneyRow:
            with self._study.project.reading() as session:
                return journey(session, CaseId(case))

        return self._study.attempt(read)

    def _work_out(self, row: JourneyRow) -> RecordDraft | None:
        if self._told is None or self.child.currentIndex() < 0:
            return None
        try:
            draft = record_draft(self._told.of(self.child.currentText()), row.vocabulary)
        except Problem as problem:
            self._say_faults([str(problem)])
            return None
        self._say_faults(unlisted(draft, row.vocabulary))
        return draft

    # What is said

    def _show_consent(self) -> None:
        missing = self._journey is not None and not agreed_to_record(self._journey)
        linked = None if self._journey is None else child_of(self._journey)
        self.warning.setText("" if not missing else NOT_AGREED if linked is not None else NOT_LINKED)
        self.warning.setVisible(missing)
        self.go_button.setVisible(missing)
        self.go_button.setText("Go to Participants" if linked is None else "Go to the participant")

    def _say_faults(self, faults: Sequence[str]) -> None:
        """What is to be known of the files, and of the child that is chosen in them."""
        said = [words for words in (self._said_of_files, *faults) if words]
        self.fault.setText("\n".join(said))
        self.fault.setVisible(bool(said))

    def _tell(self) -> None:
        new, same, gone = (self.model.count(change) for change in (Change.NEW, Change.SAME, Change.GOES))
        replaces = bool(same or gone)
        parts = [_many(new, "new mark")]
        if replaces:
            parts += [f"{same} there already", f"{gone} that go"]
        told = bool(self.model.rows)
        if told and not new and not gone:
            self.summary.setText("Nothing differs from what is there.")
        else:
            self.summary.setText(f"{', '.join(parts)}." if told else "")
        self.replaced.setVisible(told and replaces and bool(new or gone))
        self.import_button.setText(
            "Replace record" if replaces else f"Import {_many(new, 'mark')}" if new else "Import"
        )
        for part in (self.table, self.summary):
            part.setVisible(told)
        dropped = () if self._told is None else self._told.dropped
        words = f"Not read and not stored: {', '.join(dropped)}. " if dropped else ""
        self.dropped.setText(f"{words}Social workers are told apart by a number only." if told else words.strip())
        self.dropped.setVisible(self._told is not None)

    def _go(self) -> None:
        """Where the consent is recorded."""
        child = None if self._journey is None else child_of(self._journey)
        if child is None:
            self._study.screen_wanted.emit("participants")
        else:
            self._study.participant_wanted.emit(child)
        self.reject()

    def _store(self) -> None:
        draft, case = self._draft, CaseId(self.case.currentData())
        if draft is None:
            return
        with busy_cursor():
            made = self._study.attempt(
                lambda: import_record(self._study.project, case=case, record=draft, replace=True)
            )
        if made is not None:
            self._study.said.emit(f"{_many(made, 'mark')} stored, told by the official record.")
            self.imported.emit(case)
            self.accept()

    def _lay_out(self) -> None:
        fit(self, SIZE * self._study.theme.text_scale)
        asked = QFormLayout()
        asked.setHorizontalSpacing(16)
        asked.setVerticalSpacing(8)
        asked.addRow("Record of", self.case)
        files = QVBoxLayout()
        files.setSpacing(6)
        files.addWidget(self.files)
        files.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        asked.addRow("Tables", files)
        asked.addRow("Child in the tables", self.child)
        asked.addRow("", self.forgotten)
        within = QWidget()
        parts = QVBoxLayout(within)
        parts.setContentsMargins(0, 0, 8, 0)
        parts.setSpacing(10)
        parts.addLayout(asked)
        parts.addWidget(self.warning)
        parts.addWidget(self.go_button, 0, Qt.AlignmentFlag.AlignLeft)
        parts.addWidget(self.fault)
        parts.addWidget(hairline())
        parts.addWidget(self.summary)
        parts.addWidget(self.replaced)
        parts.addWidget(self.table, 1)
        parts.addWidget(self.dropped)
        parts.addStretch()
        self.table.setMinimumHeight(round(LEAST_TABLE * self._study.theme.text_scale))
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(within)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label("Official record", "title"))
        column.addWidget(scroll, 1)
        column.addWidget(self._buttons)


def _many(count: int, one: str, several: str = "") -> str:
    return f"{count} {one if count == 1 else several or f'{one}s'}"
