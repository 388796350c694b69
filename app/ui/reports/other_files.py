"""What leaves beside the report itself: its tables for a spreadsheet, and the framework matrix."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.perspectives.framework_rows import Topic
from app.problems import Problem
from app.reports.framework import MatrixWritten, framework_file, let_matrix_leave
from app.reports.spec import ReportSpec
from app.reports.table_files import let_tables_leave, tables_file
from app.reports.writing import ReportResult
from app.ui.open_study import OpenStudy
from app.ui.reports.where import ask_where
from app.ui.tasks import IsCancelled, Progress
from app.ui.theme import icon
from app.ui.widgets.tick_list import Tickable, TickListDialog

TABLES = {
    "matrix": "Comparison: themes by perspective",
    "assumptions": "Assumptions: who supports and who challenges",
    "evidence": "Evidence: the passages, as far as they may be quoted",
    "journeys": "Journeys: placements, moves, gaps",
}
ABOUT = (
    "Several tables become sheets of one workbook; one alone can be a CSV file too. Small counts are hidden, and "
    "only words that may be quoted are in them."
)


class OtherFiles(QObject):
    """Asks what and where, writes in the background, and notes what left."""

    written = Signal(object, str)
    """The path, and in sentences what to know of the file."""
    failed = Signal(str)

    def __init__(self, study: OpenStudy, owner: QWidget) -> None:
        super().__init__(owner)
        self._study, self._owner = study, owner

    def choose_tables(self, spec: ReportSpec) -> None:
        """Ask which tables of a report are wanted."""
        drawing = icon(self._study.theme.roles, "compare", "muted")
        names = list(TABLES)
        dialog = TickListDialog(
            self._study.theme,
            title="Write tables",
            words=ABOUT,
            prompt="Find a table…",
            rows=[Tickable(place, words, drawing, True) for place, words in enumerate(TABLES.values())],
            parent=self._owner.window(),
        )
        dialog.agreed.connect(lambda ticked: self._ask_tables([names[place] for place in ticked], spec))
        dialog.open()

    def choose_framework(self, spec: ReportSpec) -> None:
        """Ask where the framework matrix of the report's themes goes."""
        endings = (".docx", ".xlsx", ".csv")
        ask_where(
            self._study,
            self._owner,
            "Write framework matrix",
            "Framework matrix",
            endings,
            lambda path: self.write_framework(spec, path),
        )

    def write_tables(self, wanted: Sequence[str], spec: ReportSpec, path: Path) -> None:
        """Write tables there, in the background."""
        project, by, names_in = self._study.project, self._study.settings.coder, self._study.names_in

        def work(progress: Progress, cancelled: IsCancelled) -> ReportResult:
            return tables_file(project, wanted, path, spec, names_in)

        def done(result: ReportResult) -> None:
            if self._study.attempt(lambda: let_tables_leave(project, result, by=by)) is None:
                return
            self.written.emit(path, " ".join((f"Tables written: {path.name}.", *result.changed)))

        self._study.tasks.run("Writing tables", work, done, self._tell, owner=self)

    def write_framework(self, spec: ReportSpec, path: Path) -> None:
        """Write the framework matrix there, in the background."""
        project, by, names_in = self._study.project, self._study.settings.coder, self._study.names_in
        topics = [Topic(theme=one.theme, code=one.code) for one in spec.themes or ()]

        def work(progress: Progress, cancelled: IsCancelled) -> MatrixWritten:
            with project.reading(cancelled) as session:
                return framework_file(session, path, date=spec.date, topics=topics or None, names_in=names_in)

        def done(result: MatrixWritten) -> None:
            if self._study.attempt(lambda: let_matrix_leave(project, result, by=by)) is None:
                return
            self.written.emit(path, " ".join((f"Framework matrix written: {path.name}.", *result.warnings)))

        self._study.tasks.run("Writing the framework matrix", work, done, self._tell, owner=self)

    def _ask_tables(self, wanted: Sequence[str], spec: ReportSpec) -> None:
        endings = (".xlsx", ".csv") if len(wanted) == 1 else (".xlsx",)
        if wanted:
            ask_where(
                self._study,
                self._owner,
                "Write tables",
                "Tables",
                endings,
                lambda path: self.write_tables(wanted, spec, path),
            )

    def _tell(self, problem: Problem) -> None:
        self.failed.emit(f"{problem.sentence} {problem.advice}".strip())
