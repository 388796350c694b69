"""Saving what the Journeys page shows, as a picture or for Word: asked where, written off the GUI thread, told."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.paths import documents_folder
from app.reports.pictures import Written
from app.safeguards.register import let_leave
from app.ui.messages import say
from app.ui.open_study import OpenStudy

PICTURES = {"Picture for Word and print (*.png)": ".png", "Drawing that stays sharp (*.svg)": ".svg"}
DOCUMENTS = {"Word document (*.docx)": ".docx"}
FOLDER = "journeys/folder"
"""Where the last file was saved, among what is kept of the window."""
Write = Callable[[Path], Written]


class Saver(QObject):
    """Asks for a file and says in the end what is not in it, and why."""

    def __init__(self, study: OpenStudy, thing: str, kinds: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._thing = thing
        self._kinds = kinds
        self._study = study
        self._parent = parent
        self.box: QMessageBox | None = None
        """What was said last."""

    def ask(self, name: str, write: Write) -> QFileDialog:
        """Ask where it goes; `write` makes it."""
        ending = next(iter(self._kinds.values()))
        kept = self._study.settings.window.get(FOLDER, "")
        folder = Path(kept) if kept and Path(kept).is_dir() else documents_folder()
        dialog = QFileDialog(self._parent, f"Save {self._thing}", str(folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters(list(self._kinds))
        dialog.setDefaultSuffix(ending[1:])
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(self._kinds[kind][1:]))
        dialog.selectFile(f"{name}{ending}")
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen), write, name))
        dialog.open()
        return dialog

    def write(self, path: Path, write: Write, title: str) -> None:
        """Write it there, off the GUI thread, and register that it leaves."""
        self._study.prefer(window={**self._study.settings.window, FOLDER: str(path.parent)})
        self._study.tasks.run(
            f"Saving the {self._thing}",
            lambda progress, cancelled: write(path),
            partial(self._tell, title),
            owner=self._parent,
        )

    def _tell(self, title: str, written: Written) -> None:
        project, by, people = self._study.project, self._study.settings.coder, written.people
        leave = partial(let_leave, project, written.files, kind=self._thing, title=title, by=by, people=people)
        if self._study.attempt(leave) is None:
            return
        names = ", ".join(path.name for path in written.paths)
        self._study.said.emit(f"Saved: {names}.")
        if written.warnings:
            missing = "\n".join(written.warnings)
            self.box = say(
                self._parent, f"Save {self._thing}", f"Not everything is in the {self._thing}.\n{missing}"
            )
