"""Where brackets and their labels stand beside the text: numbers only, no Qt.

Brackets go into the first free lane. Labels go beside their bracket or, in a crowd, below the label before:
never over one another, in the order of the brackets, so that leader lines never cross. A code named already in
the same crowd is counted on that label ("Waiting ×2"), and what would be pushed too far is gathered in one
label ("+3 more").
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.coding.rows import CodingMark

LANES = 6
LANE_GAP = 2.0
FARTHEST = 5
"""How many label heights a label may be pushed down from its bracket."""


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


@dataclass(frozen=True, slots=True)
class StripeLayout:
    """Brackets and labels of a whole transcript, each sorted from top to bottom."""

    brackets: Sequence[Bracket] = ()
    labels: Sequence[StripeLabel] = ()
    lanes: int = 0
    tallest: float = 0.0

    def brackets_between(self, top: float, bottom: float) -> list[Bracket]:
        """Brackets that can be seen between two heights."""
        first = bisect_left(self.brackets, top - self.tallest, key=lambda bracket: bracket.top)
        last = bisect_left(self.brackets, bottom, key=lambda bracket: bracket.top)
        return [bracket for bracket in self.brackets[first:last] if bracket.bottom >= top]

    def labels_between(self, top: float, bottom: float) -> Sequence[StripeLabel]:
        """Labels whose upper edge lies between two heights."""
        first = bisect_left(self.labels, top, key=lambda label: label.top)
        last = bisect_left(self.labels, bottom, key=lambda label: label.top)
        return self.labels[first:last]


def down_the_page(extent: Extent) -> tuple[float, float]:
    """The order of brackets: from above, the longer first."""
    return extent.top, -extent.bottom


def lay_out(extents: Sequence[Extent], label_height: float) -> StripeLayout:
    """Places the brackets of extents that are sorted `down_the_page`, and their labels."""
    lane_ends: list[float] = []
    brackets: list[Bracket] = []
    for mark, top, bottom in extents:
        lane = 0
        for end in lane_ends:
            if end + LANE_GAP <= top:
                break
            lane += 1
        if lane == LANES:
            lane -= 1
        if lane == len(lane_ends):
            lane_ends.append(bottom)
        elif bottom > lane_ends[lane]:
            lane_ends[lane] = bottom
        brackets.append(Bracket(mark, top, bottom, lane))
    tallest = max((bracket.bottom - bracket.top for bracket in brackets), default=0.0)
    return StripeLayout(brackets, _labels(brackets, label_height), len(lane_ends), tallest)


def _labels(brackets: Sequence[Bracket], height: float) -> list[StripeLabel]:
    labels: list[StripeLabel] = []
    free = 0.0
    crowd: dict[int, StripeLabel] = {}
    gathered: StripeLabel | None = None
    for bracket in brackets:
        if bracket.top >= free:
            crowd, gathered = {}, None
        named = crowd.get(bracket.mark.code)
        if named is not None:
            named.marks.append(bracket.mark)
            continue
        if gathered is not None:
            gathered.marks.append(bracket.mark)
            continue
        place = max(bracket.top, free)
        label = StripeLabel(place, bracket.top, bracket.lane, [bracket.mark])
        labels.append(label)
        free = place + height
        if place - bracket.top > FARTHEST * height:
            label.gathered = True
            gathered = label
        else:
            crowd[bracket.mark.code] = label
    return labels
