"""Asking for files without stopping the window: the answer comes to a function."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

STUDIES = "Studies (*.counterpoint)"
TRANSCRIPTS = "Transcripts (*.docx *.odt *.rtf *.txt *.md *.pdf *.srt *.vtt)"
PICTURES = "Pictures (*.jpg *.jpeg *.jfif *.png *.tif *.tiff *.webp *.gif *.bmp *.heic *.heif *.avif *.pdf)"
EVERYTHING = "All files (*)"


def files_in(dropped: QMimeData) -> list[Path]:
    """The files of this computer among what was dropped."""
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]


def choose_study(parent: QWidget, folder: Path, then: Callable[[Path], None]) -> QFileDialog:
    """Ask for a study file."""
    dialog = _dialog(parent, "Open study", folder, [STUDIES, EVERYTHING])
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()
    return dialog


def choose_transcripts(parent: QWidget, folder: Path, then: Callable[[list[Path]], None]) -> QFileDialog:
    """Ask for transcripts, several at once."""
    dialog = _dialog(parent, "Import transcripts", folder, [TRANSCRIPTS, EVERYTHING])
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda paths: then([Path(path) for path in paths]))
    dialog.open()
    return dialog


def choose_pictures(parent: QWidget, folder: Path, then: Callable[[list[Path]], None]) -> QFileDialog:
    """Ask for drawings and scanned maps, several at once."""
    dialog = _dialog(parent, "Import pictures", folder, [PICTURES, EVERYTHING])
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda paths: then([Path(path) for path in paths]))
    dialog.open()
    return dialog


def choose_file(parent: QWidget, title: str, folder: Path, kind: str, then: Callable[[Path], None]) -> QFileDialog:
    """Ask for one file of a kind."""
    dialog = _dialog(parent, title, folder, [kind, EVERYTHING])
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()
    return dialog


def choose_folder(parent: QWidget, title: str, folder: Path, then: Callable[[Path], None]) -> QFileDialog:
    """Ask for a folder."""
    dialog = _dialog(parent, title, folder, [])
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, folder: Path, kinds: list[str]) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if kinds:
        dialog.setNameFilters(kinds)
    return dialog
