"""Writing the report into a file: asked where, done in the background, told when it is there."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.problems import Problem
from app.reports.spec import ReportSpec
from app.reports.writing import ReportResult, let_report_leave, theme_summary
from app.safeguards.register import exports
from app.ui.open_study import OpenStudy
from app.ui.reports.register.register_lines import compared
from app.ui.reports.where import ask_where
from app.ui.tasks import IsCancelled, Progress, Task

SUFFIX = ".docx"
STOPPED = "Stopped. No report was written."


class Writing(QObject):
    """One report at a time."""

    changed = Signal()
    """Something is being written now, or is not any more."""
    written = Signal(object, str)
    """The path, and in sentences what to know of the file."""
    failed = Signal(str)

    def __init__(self, study: OpenStudy, owner: QWidget) -> None:
        super().__init__(owner)
        self._study = study
        self._owner = owner
        self._task: Task | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a report is being written."""
        return self._task is not None

    def choose_file(self, spec: ReportSpec) -> None:
        """Ask where the report goes; it is written when that is answered."""
        if self.is_busy:
            return
        ask_where(
            self._study,
            self._owner,
            "Write Word report",
            spec.name,
            (SUFFIX,),
            lambda path: self.write(spec, path),
        )

    def write(self, spec: ReportSpec, path: Path) -> None:
        """Write the report there, in the background."""
        project, names_in = self._study.project, self._study.names_in

        def work(progress: Progress, cancelled: IsCancelled) -> ReportResult:
            with project.reading(cancelled) as session:
                return theme_summary(
                    session,
                    spec,
                    path,
                    lambda done, of: progress(done, of, "reading themes"),
                    cancelled,
                    names_in,
                )

        self._task = self._study.tasks.run(
            "Writing the report",
            work,
            lambda result: self._written(spec, result),
            self._not_written,
            stopped=self._stopped,
            owner=self,
        )
        self.changed.emit()

    def cancel(self) -> None:
        """Stop writing; nothing half-written is left."""
        if self._task is not None:
            self._task.cancel()

    def _written(self, spec: ReportSpec, result: ReportResult) -> None:
        """It is finished; now it is registered and put in its place."""
        project, by = self._study.project, self._study.settings.coder
        try:
            let_report_leave(project, spec, result, by=by, initiator=self)
        except Problem as problem:
            self._not_written(problem)
            return
        self._over()
        said = (
            f"Report written: {result.path.name}, {result.quotes} {'quote' if result.quotes == 1 else 'quotes'}."
        )
        self.written.emit(result.path, f"{said} {self._registered()}".strip())

    def _registered(self) -> str:
        """Whether the file is in the register, and whether it is the same as the last from these settings."""
        if self._study.read_only:
            return "This study is open to read only, so that the file is not in the register of exports."
        with self._study.project.reading() as session:
            return compared(exports(session))

    def _not_written(self, problem: Problem) -> None:
        self._over()
        self.failed.emit(f"{problem.sentence} {problem.advice}".strip())

    def _stopped(self) -> None:
        self._over()
        self.failed.emit(STOPPED)

    def _over(self) -> None:
        self._task = None
        self.changed.emit()
