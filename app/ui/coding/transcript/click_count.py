"""Clicks in quick succession at one place: two take a word, three a sentence, four a turn."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QMouseEvent


class ClickCount:
    """Counts presses of the mouse that belong together."""

    def __init__(self) -> None:
        self._count = 0
        self._last = 0
        self._place = QPoint()

    def press(self, event: QMouseEvent) -> int:
        """The how-manieth press this one is, with those just before it at the same place."""
        hints, place = QGuiApplication.styleHints(), event.position().toPoint()
        soon = event.timestamp() - self._last <= hints.mouseDoubleClickInterval()
        near = (place - self._place).manhattanLength() < hints.startDragDistance()
        self._count = self._count + 1 if soon and near else 1
        self._last, self._place = event.timestamp(), place
        return self._count
