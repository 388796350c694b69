"""Writing the report into a file: asked where, done in the background, told when it is there."""

import re
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.paths import documents_folder
from app.problems import Problem
from app.reports.spec import ReportSpec
from app.reports.writing import ReportResult, theme_summary
from app.safeguards.register import exports, record_export
from app.ui.open_study import OpenStudy
from app.ui.reports.register.register_lines import compared
from app.ui.tasks import IsCancelled, Progress, Task

FOLDER = "outputs/folder"
"""Where the last report was written, among what is kept of the window."""
SUFFIX = ".docx"
STOPPED = "Stopped. No report was written."
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


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
        dialog = QFileDialog(self._owner, "Write Word report", str(self._folder()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(f"Word document (*{SUFFIX})")
        dialog.setDefaultSuffix(SUFFIX[1:])
        dialog.selectFile(report_name(self._study.project.name, spec.name))
        dialog.fileSelected.connect(lambda chosen: self.write(spec, Path(chosen)))
        dialog.open()

    def write(self, spec: ReportSpec, path: Path) -> None:
        """Write the report there, in the background."""
        self._study.prefer(window={**self._study.settings.window, FOLDER: str(path.parent)})
        project = self._study.project

        def work(progress: Progress, cancelled: IsCancelled) -> ReportResult:
            with project.reading(cancelled) as session:
                return theme_summary(
                    session, spec, path, lambda done, of: progress(done, of, "reading themes"), cancelled
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
        self._over()
        said = (
            f"Report written: {result.path.name}, {result.quotes} {'quote' if result.quotes == 1 else 'quotes'}."
        )
        self.written.emit(result.path, f"{said} {self._register(spec, result)}".strip())

    def _register(self, spec: ReportSpec, result: ReportResult) -> str:
        """Note that the file left the study; says whether it is the same as the last from these settings."""
        if self._study.read_only:
            return "This study is open to read only, so that the file is not in the register of exports."
        project = self._study.project
        noted = self._study.attempt(
            lambda: record_export(
                project,
                kind=spec.kind.value,
                title=spec.name,
                format="docx",
                path=result.path,
                by=self._study.settings.coder,
                settings=result.settings,
                people=result.people,
                initiator=self,
            )
        )
        if noted is None:
            return ""
        with project.reading() as session:
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

    def _folder(self) -> Path:
        kept = self._study.settings.window.get(FOLDER, "")
        return Path(kept) if kept and Path(kept).is_dir() else documents_folder()


def report_name(study: str, title: str) -> str:
    """A file's name from the study's and the report's, without what no system allows in names."""
    name = _NOT_IN_NAMES.sub(" ", f"{study} – {title}")
    return " ".join(name.split()).strip(". ")[:120] + SUFFIX
