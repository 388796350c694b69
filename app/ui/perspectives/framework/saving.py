"""Saving the framework matrix for Word, Excel or as plain text: asked where, written off the GUI thread, told."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.paths import documents_folder
from app.perspectives.framework_rows import Topic
from app.reports.framework import MatrixWritten, framework_file, let_matrix_leave
from app.study.rows import ParticipantId
from app.ui.messages import say
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress

KINDS = {
    "Word document (*.docx)": ".docx",
    "Excel workbook (*.xlsx)": ".xlsx",
    "Plain table (*.csv)": ".csv",
}
FOLDER = "framework/folder"
"""Where the last matrix was saved, among what is kept of the window."""
NAME = "Framework matrix"


class MatrixSaver(QObject):
    """Asks for a file and says in the end what is not in it, and why."""

    def __init__(self, study: OpenStudy, parent: QWidget) -> None:
        super().__init__(parent)
        self._study = study
        self._window = parent
        self.box: QMessageBox | None = None
        """What was said last."""

    def ask(self, topics: Sequence[Topic], people: Sequence[ParticipantId]) -> QFileDialog:
        """Ask where the matrix goes, with these columns and people."""
        kept = self._study.settings.window.get(FOLDER, "")
        folder = Path(kept) if kept and Path(kept).is_dir() else documents_folder()
        dialog = QFileDialog(self._window, "Save framework matrix", str(folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters(list(KINDS))
        dialog.setDefaultSuffix("docx")
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(KINDS[kind][1:]))
        dialog.selectFile(f"{NAME}.docx")
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen), topics, people))
        dialog.open()
        return dialog

    def write(self, path: Path, topics: Sequence[Topic], people: Sequence[ParticipantId]) -> None:
        """Write it there, off the GUI thread, and register that it leaves."""
        self._study.prefer(window={**self._study.settings.window, FOLDER: str(path.parent)})
        project, day = self._study.project, datetime.now().astimezone().date()
        names_in = self._study.names_in

        def work(progress: Progress, cancelled: IsCancelled) -> MatrixWritten:
            with project.reading(cancelled) as session:
                return framework_file(
                    session, path, date=day, topics=topics, people=set(people), names_in=names_in
                )

        self._study.tasks.run("Saving the framework matrix", work, self._tell, owner=self)

    def _tell(self, written: MatrixWritten) -> None:
        project, by = self._study.project, self._study.settings.coder
        if self._study.attempt(lambda: let_matrix_leave(project, written, by=by)) is None:
            return
        self._study.said.emit(f"Saved: {written.file.out.name}.")
        if written.warnings:
            missing = "\n".join(written.warnings)
            self.box = say(self._window, "Save framework matrix", f"Not everything is in the file.\n{missing}")
