"""What keeps the open study from other eyes: its lock, its passphrase, its recovery sheet; loaded when needed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QStackedWidget

from app.ui.preferences import Preferences
from app.ui.theme import Theme
from app.ui.welcome.opening import Opening
from app.ui.work_strip import WorkStrip

if TYPE_CHECKING:
    from app.ui.locking.locking import Locking
    from app.ui.locking.protecting import Protecting
    from app.ui.study_desk import StudyDesk


class Safe:
    """Stands between the window and what is made with the first study that is opened."""

    def __init__(
        self,
        window: QMainWindow,
        preferences: Preferences,
        work: WorkStrip,
        theme: Theme,
        opening: Opening,
        stack: QStackedWidget,
        put_away: Callable[[], None],
        left: Callable[[], None],
    ) -> None:
        self._window, self._opening, self._stack, self._left = window, opening, stack, left
        self._given = preferences, work, theme, opening, stack.setCurrentWidget, put_away
        self._locking: Locking | None = None

    def begin(self, desk: "StudyDesk") -> None:
        """A study was opened."""
        if self._locking is None:
            from app.ui.locking.locking import Locking

            self._locking = Locking(self._window, *self._given)
            self._locking.left.connect(self._left)
            self._stack.addWidget(self._locking.page)
        self._locking.begin(desk)

    def lock(self) -> None:
        """Show nothing of the study until its passphrase is typed."""
        if self._locking is not None:
            self._locking.lock()

    def holds_back(self, again: Callable[[], object]) -> bool:
        """Whether what was typed before the study was locked would be lost by leaving it; then asks."""
        return self._locking is not None and self._locking.holds_back(again)

    def change_passphrase(self, desk: "StudyDesk") -> None:
        """Ask for another passphrase, a first one, or a reason for none."""
        self._protecting().ask(desk)

    def show_sheet(self, desk: "StudyDesk") -> None:
        """Show what opens the study without its passphrase."""
        self._protecting().show_sheet(desk)

    def _protecting(self) -> "Protecting":
        from app.ui.locking.protecting import Protecting

        assert self._locking is not None
        return Protecting(self._window, self._opening, self._locking)
