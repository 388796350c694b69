"""What words hide of the ties that go out from the middle: angles, as seen from there."""

from dataclasses import dataclass
from math import atan2, hypot, pi

from app.journeys.layout.network.frame import TURN
from app.journeys.layout.shapes import XY, Rect


@dataclass(frozen=True, slots=True)
class Shadow:
    """A rectangle as seen from the middle: around which angle, how far to each side, and how near it begins."""

    middle: float
    half: float
    near: float

    def hides(self, angle: float, length: float) -> bool:
        """Whether a tie of that length at that angle would run into it."""
        return self.near < length and abs((angle - self.middle + pi) % TURN - pi) <= self.half


def shadow_of(room: Rect, clear: float) -> Shadow:
    """The shadow of a rectangle and a little room around it; the middle is at nought."""
    x, y = room.centre
    middle = atan2(y, x)
    half = max(abs((atan2(cy, cx) - middle + pi) % TURN - pi) for cx, cy in corners(room))
    return Shadow(middle, half + clear / max(hypot(x, y), clear), nearest(room) - clear)


def corners(room: Rect) -> tuple[XY, ...]:
    """The four corners of a rectangle."""
    return (room.x, room.y), (room.right, room.y), (room.x, room.bottom), (room.right, room.bottom)


def furthest(room: Rect) -> float:
    """How far from the middle a rectangle reaches."""
    return hypot(max(-room.x, room.right), max(-room.y, room.bottom))


def nearest(room: Rect) -> float:
    """How near to the middle a rectangle comes."""
    return hypot(max(room.x, -room.right, 0.0), max(room.y, -room.bottom, 0.0))
