"""Where brackets and their labels stand beside the text: numbers only, no Qt.

Brackets go into the first free lane. Labels go beside their bracket or, in a crowd, below the label before:
never over one another, in the order of the brackets, so that leader lines never cross. A code named already in
the same crowd is counted on that label ("Waiting ×2"), and what would be pushed too far is gathered in one
label ("+3 more").

A crowd begins at a bracket whose label finds its place free; what came before does not matter to it. So one
more bracket, or one less, lays out its own crowd anew and those it runs into, however long the transcript.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.coding.rows import CodingId, CodingMark
from app.ui.coding.transcript.first_fit import FirstFit

LANES = 6
LANE_GAP = 2.0
FARTHEST = 5
"""How many label heights a label may be pushed down from its bracket."""
FIRST, LAST = float("-inf"), float("inf")


Heights = tuple[float, float]


class Extent(NamedTuple):
    """How far down the page a coding reaches, in document coordinates."""

    mark: CodingMark
    top: float
    bottom: float


class Bracket(NamedTuple):
    """One coding beside the text, in its lane."""

    mark: CodingMark
    top: float
    bottom: float
    lane: int


@dataclass(slots=True)
class StripeLabel:
    """A name beside brackets; with `gathered`, a stand-in for all that had no room."""

    top: float
    anchor: float
    lane: int
    marks: list[CodingMark]
    gathered: bool = False


class StripeLayout:
    """Brackets and labels of a whole transcript, each sorted from top to bottom."""

    def __init__(self, extents: Iterable[Extent] = (), label_height: float = 1.0) -> None:
        self._height = label_height
        self._extents = sorted(extents, key=_down_the_page)
        self._lanes = FirstFit(LANES, gap=LANE_GAP, crowded=LANES - 1)
        self._lanes.fill((extent.top, extent.bottom) for extent in self._extents)
        self._crowds: list[float] = []
        """The heights at which crowds begin."""
        self._labels: list[StripeLabel] = []
        self._label_anew(FIRST, LAST)

    @property
    def lanes(self) -> int:
        """How many lanes there are."""
        return self._lanes.used

    @property
    def marks(self) -> Sequence[CodingMark]:
        """Every coding, in the order of the brackets."""
        return [extent.mark for extent in self._extents]

    @property
    def brackets(self) -> Sequence[Bracket]:
        """Every bracket."""
        return self._brackets(range(len(self._extents)))

    @property
    def labels(self) -> Sequence[StripeLabel]:
        """Every label."""
        return self._labels

    def add(self, extent: Extent) -> Heights:
        """One more bracket; returns the heights between which something looks different now."""
        lanes = self.lanes
        place = bisect_left(self._extents, _down_the_page(extent), key=_down_the_page)
        self._extents.insert(place, extent)
        return self._settle(extent, self._lanes.insert(place, extent.top, extent.bottom), lanes)

    def remove(self, coding: CodingId) -> Heights:
        """One bracket less; returns the same. Nothing happens when it is not there."""
        lanes = self.lanes
        place = next((place for place, one in enumerate(self._extents) if one.mark.coding == coding), None)
        if place is None:
            return 0.0, 0.0
        return self._settle(self._extents.pop(place), self._lanes.delete(place), lanes)

    def _settle(self, extent: Extent, moved: Sequence[int], lanes: int) -> Heights:
        """Labels that follow brackets which came, went or moved to another lane."""
        others = [self._extents[place] for place in moved]
        top, bottom = self._label_anew(extent.top, max([extent.top, *(other.top for other in others)]))
        if lanes != self.lanes:
            return FIRST, LAST
        return min(top, extent.top), max([bottom, extent.bottom, *(other.bottom for other in others)])

    def brackets_between(self, top: float, bottom: float) -> list[Bracket]:
        """Brackets that can be seen between two heights."""
        seen = self._brackets(self._lanes.touching(top, bottom))
        return [bracket for bracket in seen if bracket.bottom >= top]

    def labels_between(self, top: float, bottom: float) -> Sequence[StripeLabel]:
        """Labels whose upper edge lies between two heights."""
        first = bisect_left(self._labels, top, key=lambda label: label.top)
        last = bisect_left(self._labels, bottom, key=lambda label: label.top)
        return self._labels[first:last]

    def _brackets(self, places: Iterable[int]) -> list[Bracket]:
        return [Bracket(*self._extents[place], self._lane(place)) for place in places]

    def _lane(self, place: int) -> int:
        lane = self._lanes.slots[place]
        assert lane is not None
        return lane

    def _label_anew(self, low: float, high: float) -> Heights:
        """Places the labels of the crowds between two heights, and of those they run into; returns theirs."""
        at = bisect_right(self._crowds, low) - 1
        begin, end = self._crowds[at] if at >= 0 else FIRST, LAST
        labels: list[StripeLabel] = []
        crowds: list[float] = []
        crowd: dict[int, StripeLabel] = {}
        gathered: StripeLabel | None = None
        free = FIRST
        for place in range(bisect_left(self._extents, begin, key=_top), len(self._extents)):
            mark, top, _ = self._extents[place]
            if top >= free:
                if top > high and self._begins_crowd(top):
                    end = top
                    break
                crowds.append(top)
                crowd, gathered = {}, None
            known = crowd.get(mark.code) or gathered
            if known is not None:
                known.marks.append(mark)
                continue
            label = StripeLabel(max(top, free), top, self._lane(place), [mark])
            labels.append(label)
            free = label.top + self._height
            if label.top - top > FARTHEST * self._height:
                label.gathered = True
                gathered = label
            else:
                crowd[mark.code] = label
        self._crowds[bisect_left(self._crowds, begin) : bisect_left(self._crowds, end)] = crowds
        first = bisect_left(self._labels, begin, key=_anchor)
        self._labels[first : bisect_left(self._labels, end, key=_anchor)] = labels
        return begin, end

    def _begins_crowd(self, top: float) -> bool:
        place = bisect_left(self._crowds, top)
        return place < len(self._crowds) and self._crowds[place] == top


def _down_the_page(extent: Extent) -> tuple[float, float, int, int]:
    """The order of brackets: from above, the longer first; else as in the text."""
    return extent.top, -extent.bottom, extent.mark.start, extent.mark.coding


def _top(extent: Extent) -> float:
    return extent.top


def _anchor(label: StripeLabel) -> float:
    return label.anchor
