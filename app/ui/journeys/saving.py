"""Saving what a view of the Journeys page shows as a picture: asked where, written off the GUI thread, told."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.paths import documents_folder
from app.reports.pictures import Written
from app.ui.messages import say
from app.ui.open_study import OpenStudy

KINDS = {"Picture for Word and print (*.png)": ".png", "Drawing that stays sharp (*.svg)": ".svg"}
FOLDER = "journeys/folder"
"""Where the last picture was saved, among what is kept of the window."""
Write = Callable[[Path], Written]


class PictureSaver(QObject):
    """Asks for a file and says in the end what is not on the picture, and why."""

    def __init__(self, study: OpenStudy, parent: QWidget) -> None:
        super().__init__(parent)
        self._study = study
        self._parent = parent
        self.box: QMessageBox | None = None
        """What was said last."""

    def ask(self, name: str, write: Write) -> QFileDialog:
        """Ask where the picture goes; `write` puts it there."""
        kept = self._study.settings.window.get(FOLDER, "")
        folder = Path(kept) if kept and Path(kept).is_dir() else documents_folder()
        dialog = QFileDialog(self._parent, "Save picture", str(folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters(list(KINDS))
        dialog.setDefaultSuffix("png")
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(KINDS[kind][1:]))
        dialog.selectFile(f"{name}.png")
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen), write))
        dialog.open()
        return dialog

    def write(self, path: Path, write: Write) -> None:
        """Write it there, off the GUI thread."""
        self._study.prefer(window={**self._study.settings.window, FOLDER: str(path.parent)})
        self._study.tasks.run(
            "Saving the picture", lambda progress, cancelled: write(path), self._tell, owner=self._parent
        )

    def _tell(self, written: Written) -> None:
        names = ", ".join(path.name for path in written.paths)
        self._study.said.emit(f"Picture saved: {names}.")
        if written.warnings:
            missing = "\n".join(written.warnings)
            self.box = say(self._parent, "Save picture", f"Not everything is on the picture.\n{missing}")
