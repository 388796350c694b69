"""Where a spell begins and ends on the page, drawn no more precisely than it was told (J-01)."""

from dataclasses import dataclass

from app.journeys.layout.drawing import Edge
from app.journeys.layout.scale import Scale
from app.journeys.rules.timeline import Bounds

STUB = 18.0
"""How far a bar runs on where nobody can say how far it went."""
SHARP_WITHIN = 1.5
"""Limits closer than this on the page look like one."""
LEAST = 5.0
"""No bar is narrower, so that it can be seen and met."""


@dataclass(frozen=True, slots=True)
class Extent:
    """From the earliest start to the latest end, on x; `left` and `right` are its ends to count by."""

    earliest: float
    latest_start: float
    earliest_end: float
    latest: float
    starts: Edge
    ends: Edge

    @property
    def left(self) -> float:
        """Half way between the limits of the start."""
        return (self.earliest + self.latest_start) / 2

    @property
    def right(self) -> float:
        """Half way between the limits of the end, far enough from the start to be seen."""
        return max(self.middle_end, self.left + LEAST)

    @property
    def middle_end(self) -> float:
        """Half way between the limits of the end."""
        return (self.earliest_end + self.latest) / 2

    @property
    def outline(self) -> tuple[float, float, float, float]:
        """As four numbers."""
        return self.earliest, self.latest_start, self.earliest_end, self.latest


def extent_of(start: Bounds, end: Bounds | None, now: float | None, scale: Scale) -> Extent | None:
    """The extent of a spell; None where neither end has a place, nor does it go on."""
    open_at = scale.x(scale.last if now is None else now)
    first, last, starts = _limits(start, scale)
    if scale.cut_before and start.latest is not None and start.latest < scale.first:
        starts = Edge.CUT
    if end is None:
        goes_on = Edge.CUT if scale.cut_after and now is not None and now > scale.last else Edge.OPEN
        if first is None or last is None:
            return Extent(open_at - STUB, open_at, open_at, open_at, Edge.UNKNOWN, goes_on)
        return Extent(first, last, max(open_at, last), max(open_at, last), starts, goes_on)
    low, high, ends = _limits(end, scale)
    if scale.cut_after and end.earliest is not None and end.earliest > scale.last:
        ends = Edge.CUT
    if low is None or high is None:
        if first is None or last is None:
            return None
        return Extent(first, last, last, min(last + STUB, scale.right + STUB), starts, Edge.UNKNOWN)
    if first is None or last is None:
        return Extent(low - STUB, low, low, high, Edge.UNKNOWN, ends)
    if last > low:  # the limits cross: all that is certain is the middle
        last = low = (max(first, low) + min(last, high)) / 2 if first < high else low
    first, high = min(first, last), max(high, low)
    return Extent(first, last, low, high, starts, ends)


def _limits(bounds: Bounds, scale: Scale) -> tuple[float | None, float | None, Edge]:
    if bounds.unknown:
        return None, None, Edge.UNKNOWN
    if bounds.earliest is None:
        at = scale.x(bounds.latest or 0)
        return at - STUB, at, Edge.BEFORE
    if bounds.latest is None:
        at = scale.x(bounds.earliest)
        return at, at + STUB, Edge.AFTER
    return _both(scale.x(bounds.earliest), scale.x(bounds.latest))


def _both(low: float, high: float) -> tuple[float, float, Edge]:
    if high - low <= SHARP_WITHIN:
        middle = (low + high) / 2
        return middle, middle, Edge.SHARP
    return low, high, Edge.FADED


def span_of(bounds: Bounds, scale: Scale) -> tuple[float, float, Edge] | None:
    """From where to where on x a moment may have been, and how its limits are drawn; None where nobody can say."""
    low, high, edge = _limits(bounds, scale)
    return None if low is None or high is None else (low, high, edge)
