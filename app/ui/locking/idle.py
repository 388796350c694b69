"""Whether anybody is at the window: told by keys and the mouse, and by two clocks.

The clock on the wall goes on while the computer sleeps, the other does not; whichever says more time has passed is
believed. Before anything is painted, and before any key is passed on, the clocks are looked at: a laptop that was
closed shows nothing when it is opened.
"""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QWidget

LOOK_EVERY = 5_000
"""Milliseconds from one look at the clocks to the next."""
ASLEEP = 60.0
"""Seconds that only the clock on the wall counted: the computer slept."""
_DONE_BY_HAND = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
        QEvent.Type.DragMove,
    }
)
_PAINTED = frozenset({QEvent.Type.Expose, QEvent.Type.UpdateRequest, QEvent.Type.WindowActivate})


class Idle(QObject):
    """Tells by `over` that nobody was there for as long as `limit` says, in seconds; 0 is for ever."""

    wanted = Signal()
    """The keys of the lock were pressed in some window, a dialog perhaps, which keeps keys from the menus."""
    over = Signal(bool)
    """With whether the computer slept."""

    def __init__(
        self,
        app: QGuiApplication,
        limit: Callable[[], float],
        parent: QObject,
        *,
        keys: Callable[[], Sequence[str]] = tuple,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._limit, self._keys, self._wall, self._steady = limit, keys, wall, steady
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        app.focusWindowChanged.connect(self._follow)
        self._follow(app.focusWindow())
        self._seen()

    def watch(self, window: QWidget) -> None:
        """Hear what is done in this window, and when it is painted; of others, what is done in them."""
        window.installEventFilter(self)
        self._follow(window.windowHandle())

    def begin(self) -> None:
        """From now on somebody has to be there."""
        self._seen()
        self._timer.start()

    def end(self) -> None:
        """It does not matter any more."""
        self._timer.stop()

    def look(self) -> bool:
        """Look at the clocks; True where it was told that nobody is there."""
        limit = self._limit()
        if not self._timer.isActive() or limit <= 0:
            return False
        wall, steady = self._wall() - self._at[0], self._steady() - self._at[1]
        if max(wall, steady) < limit:
            return False
        self.over.emit(wall - steady > ASLEEP)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _DONE_BY_HAND:
            if self.look():
                return True  # it was meant for what cannot be seen any more
            if isinstance(event, QKeyEvent) and self._asks_for_lock(event):
                self.wanted.emit()
                return True
            self._seen()
        elif kind in _PAINTED:
            self.look()
        return False

    def _asks_for_lock(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        return self._timer.isActive() and pressed in self._keys()

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _seen(self) -> None:
        self._at = self._wall(), self._steady()
