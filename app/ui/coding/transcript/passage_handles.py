"""The two ends of the chosen passage: taken by the mouse and moved, the words in between shown as they change."""

from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent

from app.language.spans import Span
from app.ui.coding.transcript.transcript_geometry import Edge

REACH = 12
"""How near to an end the mouse takes it: the least size of what can be hit is 24 pixels."""
SCROLL_EVERY = 30
"""Milliseconds between two steps of scrolling while an end is held outside the view."""


class Page(Protocol):
    """What the handles ask of the transcript view; points are of the viewport."""

    def chosen_edges(self) -> tuple[Edge, Edge] | None: ...
    def chosen_span(self) -> Span | None: ...
    def gap_at(self, point: QPoint) -> int: ...
    def settled(self, span: Span, *, exact: bool = False) -> Span | None: ...
    def show_ends(self, span: Span | None) -> None: ...
    def scroll_towards(self, point: QPoint) -> bool: ...


class PassageHandles(QObject):
    """Says where an end was let go, and nothing while it is held."""

    let_go = Signal(object)
    """The Span of the passage as it is wanted now."""

    def __init__(self, page: Page, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._fixed: int | None = None
        """The place of the other end, while one is held."""
        self._wanted: Span | None = None
        self._point, self._exact = QPoint(), False
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(SCROLL_EVERY)
        self._scrolling.timeout.connect(self._scroll)

    @property
    def held(self) -> bool:
        """Whether an end is held."""
        return self._fixed is not None

    def under(self, point: QPoint) -> bool:
        """Whether an end could be taken here."""
        return self._end_at(point) is not None

    def press(self, event: QMouseEvent) -> bool:
        """Takes an end; False when there is none here."""
        span, end = self._page.chosen_span(), self._end_at(event.position().toPoint())
        if span is None or end is None:
            return False
        self._fixed = span.end if end == 0 else span.start
        self._wanted = span
        return True

    def move(self, event: QMouseEvent) -> None:
        """Moves the end that is held."""
        self._point, self._exact = event.position().toPoint(), exactly(event)
        self._follow()
        self._scrolling.start()

    def release(self) -> bool:
        """Lets go, and says where; False when the end is where it was."""
        wanted, unchanged = self._wanted, self._page.chosen_span()
        self.cancel()
        if wanted is None or wanted == unchanged:
            return False
        self.let_go.emit(wanted)
        return True

    def cancel(self) -> bool:
        """Lets go as if nothing had been moved; False when nothing was held."""
        held, self._fixed, self._wanted = self.held, None, None
        self._scrolling.stop()
        self._page.show_ends(None)
        return held

    def _follow(self) -> None:
        place, fixed = self._page.gap_at(self._point), self._fixed
        if fixed is None or place == fixed:
            return
        found = self._page.settled(Span(min(place, fixed), max(place, fixed)), exact=self._exact)
        if found is None:
            return
        ends = (fixed, found.end) if place > fixed else (found.start, fixed)
        if ends[0] < ends[1]:
            self._wanted = Span(*ends)
            self._page.show_ends(self._wanted)

    def _scroll(self) -> None:
        if self.held and self._page.scroll_towards(self._point):
            self._follow()
        else:
            self._scrolling.stop()

    def _end_at(self, point: QPoint) -> int | None:
        """0 for the beginning, 1 for the end; of two in reach the nearer."""
        edges = self._page.chosen_edges() or ()
        near = [
            (abs(point.x() - edge.x), number)
            for number, edge in enumerate(edges)
            if abs(point.x() - edge.x) <= REACH and edge.top - REACH <= point.y() <= edge.bottom + REACH
        ]
        return min(near)[1] if near else None


def exactly(event: QMouseEvent) -> bool:
    """Whether just what was dragged over is meant: Alt is held."""
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
