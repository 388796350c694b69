"""An open study as screens are given it, for tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.store.project import Project
from app.ui.main_window import MainWindow
from app.ui.open_study import OpenStudy
from app.ui.preferences import Preferences
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from tests.builders import new_study


def open_study(project: Project, theme: Theme, folder: Path, parent: QObject) -> OpenStudy:
    """The study with preferences and tasks of its own; both go when `parent` goes."""
    preferences = Preferences(folder / "settings.json", parent)
    return OpenStudy(project, preferences.settings, preferences.put, Tasks(parent), theme, parent)


@contextmanager
def window_on(
    qtbot: QtBot,
    theme: Theme,
    folder: Path,
    fill: Callable[[Project], object],
    size: tuple[int, int] = (1200, 800),
) -> Iterator[MainWindow]:
    """A window with a study open that `fill` was given first; it closes with the block."""
    shown = MainWindow(Preferences(folder / "settings.json"), Tasks(), theme, folder / "home")
    qtbot.addWidget(shown)
    shown.resize(*size)
    with qtbot.waitExposed(shown):
        shown.show()
    project = new_study(folder)
    fill(project)
    shown.show_study(project)
    yield shown
    shown.close()


@contextmanager
def lent(
    project: Project, theme: Theme, settings: Settings, keep: Callable[[Settings], None]
) -> Iterator[OpenStudy]:
    """The study with these settings; at the end it goes, after the pages on which it was shown."""
    study = OpenStudy(project, settings, keep, Tasks(theme), theme, theme)
    yield study
    study.close()
    for part in (study.tasks, study):
        part.deleteLater()
