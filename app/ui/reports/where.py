"""Asking where a file of the Outputs page goes: in the folder of last time, under a name any system allows."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.paths import documents_folder
from app.ui.open_study import OpenStudy

FOLDER = "outputs/folder"
"""Where the last file was written, among what is kept of the window."""
KINDS = {".docx": "Word document", ".xlsx": "Excel workbook", ".csv": "Table as CSV"}
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def ask_where(
    study: OpenStudy, owner: QWidget, title: str, name: str, endings: Sequence[str], then: Callable[[Path], None]
) -> None:
    """Ask for a file of one of these kinds, the first unless another is chosen; `then` is given the answer."""
    filters = {f"{KINDS[ending]} (*{ending})": ending for ending in endings}
    dialog = QFileDialog(owner, title, str(_folder(study)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters(list(filters))
    dialog.setDefaultSuffix(endings[0][1:])
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(filters[kind][1:]))
    dialog.selectFile(file_name(study.project.name, name, endings[0]))

    def take(chosen: str) -> None:
        path = Path(chosen)
        study.prefer(window={**study.settings.window, FOLDER: str(path.parent)})
        then(path)

    dialog.fileSelected.connect(take)
    dialog.open()


def file_name(study: str, title: str, ending: str) -> str:
    """A file's name from the study's and the report's, without what no system allows in names."""
    name = _NOT_IN_NAMES.sub(" ", f"{study} – {title}")
    return " ".join(name.split()).strip(". ")[:120] + ending


def _folder(study: OpenStudy) -> Path:
    kept = study.settings.window.get(FOLDER, "")
    return Path(kept) if kept and Path(kept).is_dir() else documents_folder()
