"""Where the labels of regions stand: beside their regions, over no other label, inside the pane; plain numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 2.0


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle in the pane."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def meets(self, other: "Rect") -> bool:
        """Whether the two share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def within(self, other: "Rect") -> bool:
        """Whether it lies in the other whole."""
        return (
            other.x <= self.x and other.y <= self.y and self.right <= other.right and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A region's box, and the sizes its label may have, the one with all words first."""

    box: Rect
    sizes: Sequence[tuple[float, float]]


def placed(wanted: Sequence[Wanted], room: Rect) -> list[tuple[Rect, int] | None]:
    """For each its label's place and which of its sizes was taken; None where there is no room at all, or the
    region is out of sight. Earlier ones choose first."""
    taken: list[Rect] = []
    found: list[tuple[Rect, int] | None] = []
    for one in wanted:
        place = _place(one, room, taken) if one.box.meets(room) else None
        found.append(place)
        if place is not None:
            taken.append(place[0])
    return found


def _place(one: Wanted, room: Rect, taken: Sequence[Rect]) -> tuple[Rect, int] | None:
    for size, (width, height) in enumerate(one.sizes):
        for x, y in _corners(one.box, width, height):
            rect = Rect(x, y, width, height)
            if rect.within(room) and not any(rect.meets(other) for other in taken):
                return rect, size
    return None


def _corners(box: Rect, width: float, height: float) -> list[tuple[float, float]]:
    """Above, below, inside, beside; then further and further down its left edge."""
    tops = (box.y - height - GAP, box.bottom + GAP, box.y + GAP, box.bottom - height - GAP)
    lefts = (box.x, box.right - width)
    near = [(x, y) for y in tops for x in lefts]
    near += [(box.right + GAP, box.y), (box.x - width - GAP, box.y), (box.right + GAP, box.bottom - height)]
    steps = int(box.height // (height + GAP)) + 3
    return near + [(box.x, box.y - height - GAP + step * (height + GAP)) for step in range(min(steps, 40))]
