"""Asking where the picture of a network goes, and writing it there as far as consent goes."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.journeys.network_rows import NetworksRow
from app.paths import documents_folder
from app.reports.pictures import Together, Wanted, Written, write_network
from app.ui.journeys.network.shown import Shown
from app.ui.open_study import OpenStudy

FOLDER = "pictures_folder"
KINDS = ("Picture for Word and print (*.png)", "Drawing that stays sharp (*.svg)")


def choose_picture(study: OpenStudy, row: NetworksRow, shown: Shown, parent: QWidget) -> QFileDialog:
    """Ask; the picture is written when that is answered."""
    kept = Path(study.settings.window.get(FOLDER, ""))
    folder = kept if kept.is_absolute() and kept.is_dir() else documents_folder()
    dialog = QFileDialog(parent, "Save picture", str(folder))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters(KINDS)
    dialog.setDefaultSuffix("png")
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix("svg" if "svg" in kind else "png"))
    dialog.selectFile(f"Network of {row.journey.pseudonym}.png")
    dialog.fileSelected.connect(lambda path: write_picture(study, row, shown, Path(path)))
    dialog.open()
    return dialog


def write_picture(study: OpenStudy, row: NetworksRow, shown: Shown, path: Path) -> None:
    """Write it in the background; what was written, or why it was not, is said."""
    study.prefer(window={**study.settings.window, FOLDER: str(path.parent)})
    wanted = Wanted(shown.first, shown.second, shown.how or Together.OVER)

    def say(written: Written) -> None:
        study.said.emit(" ".join((f"Picture written: {path.name}.", *written.warnings)))

    study.tasks.run("Writing the picture", lambda progress, cancelled: write_network(row, wanted, path), say)
