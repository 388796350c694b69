"""The studies opened lately, on the first page and in the menu, and which of them are not where they were.

The disk is asked on another thread: a stick that is gone or a share that sleeps may take seconds to answer.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from app.problems import Problem
from app.store.keys import is_encrypted
from app.ui.preferences import Preferences
from app.ui.tasks import IsCancelled, Progress, Tasks
from app.ui.welcome.welcome_page import WelcomePage


class RecentStudies(QObject):
    """Fills both lists, and greys what is missing as soon as the disk has said so."""

    def __init__(
        self,
        preferences: Preferences,
        tasks: Tasks,
        page: WelcomePage,
        menu: QMenu,
        open_study: Callable[[Path], None],
    ) -> None:
        super().__init__(page)
        self._preferences = preferences
        self._tasks = tasks
        self._page = page
        self._menu = menu
        self._open_study = open_study
        self._missing: frozenset[Path] = frozenset()
        page.recent_wanted.connect(open_study)
        page.forget_wanted.connect(self._forget)
        menu.aboutToShow.connect(self.fill_menu)

    def fill_page(self) -> None:
        """List them on the first page."""
        self._page.show_recent(self._preferences.settings.recent)
        self._grey()
        self._look()

    def fill_menu(self) -> None:
        """List them in the menu."""
        self._menu.clear()
        for path in map(Path, self._preferences.settings.recent):
            action = self._menu.addAction(path.stem.replace("&", "&&"))
            action.setData(path)
            action.triggered.connect(lambda _=False, path=path: self._open_study(path))
        if self._menu.isEmpty():
            self._menu.addAction("No studies yet").setEnabled(False)
        self._grey()
        self._look()

    def _forget(self, path: Path) -> None:
        self._preferences.put(self._preferences.settings.without_recent(str(path)))
        self.fill_page()

    def _look(self) -> None:
        wanted = [Path(path) for path in self._preferences.settings.recent]

        def work(progress: Progress, cancelled: IsCancelled) -> tuple[frozenset[Path], frozenset[Path]]:
            there = frozenset(path for path in wanted if not cancelled() and _is_there(path))
            plain = frozenset(path for path in there if not cancelled() and _is_plain(path))
            return frozenset(() if cancelled() else wanted) - there, plain

        self._tasks.run("Looking for recent studies", work, self._take, owner=self, quiet=True)

    def _take(self, found: tuple[frozenset[Path], frozenset[Path]]) -> None:
        self._missing, plain = found
        self._grey()
        self._page.show_plain(plain)

    def _grey(self) -> None:
        self._page.show_missing(self._missing)
        for action in self._menu.actions():
            if isinstance(action.data(), Path):
                action.setEnabled(action.data() not in self._missing)


def _is_plain(path: Path) -> bool:
    """Whether anybody can read the study; one that is damaged is not said to be."""
    try:
        return not is_encrypted(path)
    except Problem:
        return False


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
