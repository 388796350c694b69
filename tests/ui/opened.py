"""An open study as screens are given it, for tests."""

from pathlib import Path

from PySide6.QtCore import QObject

from app.store.project import Project
from app.ui.open_study import OpenStudy
from app.ui.preferences import Preferences
from app.ui.tasks import Tasks
from app.ui.theme import Theme


def open_study(project: Project, theme: Theme, folder: Path, parent: QObject) -> OpenStudy:
    """The study with preferences and tasks of its own; both go when `parent` goes."""
    preferences = Preferences(folder / "settings.json", parent)
    return OpenStudy(project, preferences.settings, preferences.put, Tasks(parent), theme, parent)
