"""A copy of everything stored, in another folder: when the study's own file is gone, or cannot be written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.paths import documents_folder
from app.ui import messages
from app.ui.file_choice import choose_folder
from app.ui.open_study import OpenStudy


def ask_for_copy(study: OpenStudy, window: QWidget, open_study: Callable[[Path], object]) -> None:
    """Ask where the copy goes, and put it there."""
    choose_folder(
        window, "Save a copy to", documents_folder(), lambda folder: save_copy(study, window, open_study, folder)
    )


def save_copy(study: OpenStudy, window: QWidget, open_study: Callable[[Path], object], folder: Path) -> None:
    """Put the copy there, and offer to go on with it."""
    copy = study.attempt(lambda: study.project.save_copy(folder))
    if copy is not None:
        words = f"Everything stored so far is in “{copy.name}”.\nGo on with that copy, or close the study first."
        messages.say(window, "Copy saved", words, ("Open the copy", lambda: open_study(copy)))
