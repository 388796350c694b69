"""Says once that a study lies in a folder which some service copies elsewhere; moves it if that is wanted."""

from collections.abc import Callable
from hashlib import sha256
from os import environ
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.problems import Problem
from app.store.synced import clashes, synced_by
from app.ui import messages
from app.ui.file_choice import choose_folder
from app.ui.open_study import OpenStudy

PLAIN = "This one is not encrypted: whoever runs that service, or gets into it, can read every word."
ENCRYPTED = "What leaves is encrypted; but two computers that have it open at once make two studies of one."
ADVICE = "Keep the study on this computer, and put a backup there (Study ▸ Keep safe ▸ Copy a backup to…)."
KEPT = "kept"


def look(study: OpenStudy, window: QWidget, move: Callable[[Path], None]) -> None:
    """Say it where it is so and was not said before; `move` brings the study into another folder."""
    path = study.project.path
    found = clashes(path)
    if found:
        study.said.emit(f"Beside this study lies a copy from a clash between two computers: {found[0].name}")
    service, sign = synced_by(path, environ, Path.home()), f"synced {_sign(path)}"
    if not service or sign in study.settings.window:
        return
    study.prefer(window={**study.settings.window, sign: KEPT})
    words = f"This study lies in a folder that {service} copies to other computers."
    more = f"{ENCRYPTED if study.project.encrypted else PLAIN} {ADVICE}"

    def ask() -> None:
        choose_folder(window, "Move the study to", Path.home(), move)

    box = messages.say(window, "Folder that is copied elsewhere", f"{words}\n{more}", ("Move it…", ask))
    for button in box.buttons():
        if button.text().replace("&", "") == "Close":
            button.setText("Keep it there")


def moved(path: Path, folder: Path) -> Path:
    """Move the file of a study that is shut; a Problem where that cannot be."""
    wanted = folder / path.name
    if wanted.exists():
        raise Problem(f"There is already a file called “{path.name}” there.", "Choose another folder.")
    try:
        path.rename(wanted)
    except OSError:
        raise Problem(
            "The study could not be moved there; it is where it was.",
            "Close it, and move its file with the file manager.",
        ) from None
    return wanted


def _sign(path: Path) -> str:
    return sha256(str(path).encode()).hexdigest()[:12]
