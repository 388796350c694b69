"""Starting the window: what it needs is checked, made and joined here; nothing is loaded before its time."""

import importlib
import os
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from app.paths import resource
from app.problems import Problem
from app.ui.errors import Errors
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.sparing import keep_for_good, spare_the_start
from app.ui.tasks import IsCancelled, Progress, Tasks
from app.ui.theme import Mode, Theme

UNSOUND_QT = "6.12.0"
"""On Python below 3.12 it loses a reference to None on every call and takes the process down (PYSIDE-3474)."""

LOADED_AFTER_PAINT = ("sqlalchemy.orm", "app.studyfile", "app.study.queries", "app.coding.queries")
"""What opening a study needs and the first page does not; none of it touches Qt, so a worker may load it."""


def refusal(qt: str, python: tuple[int, int], environment: dict[str, str], platform: str) -> str | None:
    """One sentence why the window cannot be shown here; None when it can."""
    if qt == UNSOUND_QT and python < (3, 12):
        return f"Counterpoint cannot run with PySide6 {qt} on Python {python[0]}.{python[1]}: use PySide6 6.11."
    shown = any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if platform == "linux" and not shown:
        return "There is no screen here to show a window on; “counterpoint --help” lists what works without one."
    return None


class Application(QApplication):
    """The Qt application; tells of files the desktop asks it to open."""

    file_wanted = Signal(object)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_wanted.emit(Path(event.file()))
            return True
        return super().event(event)


def start(argv: list[str]) -> Application:
    """The application of a process that is there for nothing else."""
    spare_the_start()
    return Application(argv)


def run_window(argv: list[str], settings_file: Path, home: Path, open_path: Path | None, sample: bool) -> int:
    """Show the window and stay until it is closed; returns the exit code."""
    reason = refusal(PySide6.__version__, sys.version_info[:2], dict(os.environ), sys.platform)
    if reason is not None:
        print(reason, file=sys.stderr)
        return 1
    app = start(argv)
    window, errors = make_window(app, settings_file, home)
    errors.install()
    app.file_wanted.connect(window.open_study)
    if open_path is not None:
        window.painted.connect(lambda: window.open_study(open_path))
    elif sample:
        window.painted.connect(window.open_sample)
    window.show()
    try:
        return app.exec()
    finally:
        errors.uninstall()


def make_window(app: QApplication, settings_file: Path, home: Path) -> tuple[MainWindow, Errors]:
    """The window with everything it stands on; not shown yet, and the exception hooks not installed."""
    app.setApplicationName("Counterpoint")
    app.setDesktopFileName("counterpoint")
    _give_icon(app)
    preferences = Preferences(settings_file)
    theme = Theme(_mode(preferences.settings.appearance))
    theme.apply(app)
    tasks = Tasks()
    errors = Errors(home / "crashes")
    window = MainWindow(preferences, tasks, theme, home)
    # One life for all: what the window stands on goes when the window goes.
    for part in (preferences, theme, tasks, errors):
        part.setParent(window)
    errors.problem.connect(window.say_problem)
    errors.crashed.connect(window.say_crash)
    window.painted.connect(lambda: tasks.run("Getting ready", _load_libraries, lambda _: keep_for_good()))
    return window, errors


def _load_libraries(progress: Progress, cancelled: IsCancelled) -> None:
    for name in LOADED_AFTER_PAINT:
        if not cancelled():
            importlib.import_module(name)


def _mode(appearance: str) -> Mode:
    try:
        return Mode(appearance)
    except ValueError:
        return Mode.SYSTEM


def _give_icon(app: QApplication) -> None:
    try:
        app.setWindowIcon(QIcon(str(resource("icons/counterpoint.svg"))))
    except Problem:
        return
