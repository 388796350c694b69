"""Which part of a picture is looked at, and how large: plain numbers, from fractions to the screen and back."""

from dataclasses import dataclass, replace

from app.pictures.regions.region import Point

MARGIN = 16.0
"""Pixels around a picture that is shown whole."""
MOST = 8.0
"""Pixels of the screen for one of the picture, at the most."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """A picture of some size in a pane of some size; `left` and `top` are where its corner stands in the pane."""

    width: int
    height: int
    room_width: float
    room_height: float
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    @property
    def whole_scale(self) -> float:
        """At which all of the picture fits into the pane."""
        across = (self.room_width - 2 * MARGIN) / self.width
        down = (self.room_height - 2 * MARGIN) / self.height
        return max(min(across, down, MOST), 1e-4)

    @property
    def shows_whole(self) -> bool:
        """Whether all of the picture is in sight."""
        return self.scale <= self.whole_scale * 1.001

    def whole(self) -> "Viewport":
        """All of the picture, in the middle."""
        return replace(self, scale=self.whole_scale).held()

    def zoomed(self, factor: float, x: float, y: float) -> "Viewport":
        """Larger or smaller, so that what stands at a place of the pane stays there."""
        scale = min(max(self.scale * factor, self.whole_scale), max(MOST, self.whole_scale))
        grown = scale / self.scale
        return replace(self, scale=scale, left=x - (x - self.left) * grown, top=y - (y - self.top) * grown).held()

    def moved(self, across: float, down: float) -> "Viewport":
        """The picture moved in the pane, as far as there is more of it."""
        return replace(self, left=self.left + across, top=self.top + down).held()

    def in_room(self, width: float, height: float) -> "Viewport":
        """The same in a pane of another size; a picture that was shown whole still is."""
        there = replace(self, room_width=max(width, 1.0), room_height=max(height, 1.0))
        if self.shows_whole:
            return there.whole()
        middle_x, middle_y = (width - self.room_width) / 2, (height - self.room_height) / 2
        return there.moved(middle_x, middle_y)

    def showing(self, left: float, top: float, right: float, bottom: float) -> "Viewport":
        """Moved, and made smaller where need be, so that a part (in fractions) is in sight."""
        there = self
        needed = max(
            (right - left) * self.width * self.scale / max(self.room_width - 2 * MARGIN, 1),
            (bottom - top) * self.height * self.scale / max(self.room_height - 2 * MARGIN, 1),
        )
        if needed > 1:
            there = there.zoomed(1 / needed, self.room_width / 2, self.room_height / 2)
        begin, end = there.at(left, top), there.at(right, bottom)
        return there.moved(
            _into(begin.x, end.x, there.room_width),
            _into(begin.y, end.y, there.room_height),
        )

    def held(self) -> "Viewport":
        """Without emptiness beside the picture where there is more of it; in the middle where there is not."""
        return replace(
            self,
            left=_held(self.left, self.width * self.scale, self.room_width),
            top=_held(self.top, self.height * self.scale, self.room_height),
        )

    def at(self, x: float, y: float) -> Point:
        """Where a place of the picture, in fractions, stands in the pane."""
        return Point(self.left + x * self.width * self.scale, self.top + y * self.height * self.scale)

    def place(self, x: float, y: float) -> Point:
        """Which place of the picture, in fractions, stands at a place of the pane."""
        return Point(
            (x - self.left) / (self.width * self.scale),
            (y - self.top) / (self.height * self.scale),
        )


def _held(begin: float, length: float, room: float) -> float:
    if length + 2 * MARGIN <= room:
        return (room - length) / 2
    return min(MARGIN, max(begin, room - length - MARGIN))


def _into(begin: float, end: float, room: float) -> float:
    """How far to move what stands from `begin` to `end` so that it is in the room."""
    if begin < MARGIN:
        return MARGIN - begin
    return min(0.0, room - MARGIN - end)
