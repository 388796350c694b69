"""The circles of a network: rings around the child, cut into the parts of their life."""

from dataclasses import dataclass, replace
from math import atan2, cos, hypot, pi, sin

from app.journeys.layout.shapes import XY, Rect

TURN = 2 * pi
EDGE_ROOM = 14.0
"""The middle of somebody stands at least so far from the edges of their cell."""


@dataclass(frozen=True, slots=True)
class Sector:
    """One part of life: from an angle to another, clockwise from the right, in radians."""

    code: str
    label: str
    start: float
    end: float

    @property
    def middle(self) -> float:
        """The angle half way."""
        return (self.start + self.end) / 2

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Cell:
    """Where on the page something was dropped: a part of life, a ring, and a place in its sector from 0 to 1."""

    sector: str
    ring: int
    place: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Rings and sectors around a middle; `radii` are of the child's own disc and of the three rings."""

    x: float
    y: float
    radii: tuple[float, float, float, float]
    sectors: tuple[Sector, ...]

    @property
    def radius(self) -> float:
        """Of the whole."""
        return self.radii[3]

    @property
    def rect(self) -> Rect:
        """The square around it."""
        return Rect(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)

    def moved(self, dx: float, dy: float) -> "Frame":
        """The same elsewhere on the page."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def sector(self, code: str) -> Sector:
        """A sector by its code, whatever its capitals."""
        wanted = code.casefold()
        return next(sector for sector in self.sectors if sector.code.casefold() == wanted)

    def point(self, angle: float, radius: float) -> XY:
        """A place on the page."""
        return self.x + radius * cos(angle), self.y + radius * sin(angle)

    def cell_at(self, x: float, y: float) -> Cell:
        """The cell at a point; of points outside, the nearest in the outer ring, and in the middle, the inner."""
        distance = hypot(x - self.x, y - self.y)
        ring = next((ring for ring in (1, 2) if distance < self.radii[ring]), 3)
        first = self.sectors[0].start
        angle = (atan2(y - self.y, x - self.x) - first) % TURN + first
        sector = next((one for one in self.sectors if angle < one.end), self.sectors[-1])
        return Cell(sector.code, ring, min(max((angle - sector.start) / sector.width, 0.0), 1.0))


def sectors_around(named: list[tuple[str, str]], weights: list[float]) -> tuple[Sector, ...]:
    """The sectors clockwise, the first around the top, each as wide as its weight."""
    whole = sum(weights)
    start = -pi / 2 - pi * weights[0] / whole
    found = []
    for (code, label), weight in zip(named, weights, strict=True):
        end = start + TURN * weight / whole
        found.append(Sector(code, label, start, end))
        start = end
    return tuple(found)
