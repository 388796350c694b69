"""Where a region is taken hold of, and what it becomes when it is pulled; places of the pane, no widget here."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from app.pictures.regions.region import Point, Region
from app.pictures.regions.shaping import Handle, handles, moved, resized, with_corner_at
from app.problems import Problem
from app.ui.journeys.drawings.canvas.viewport import Viewport

REACH = 9.0
"""Pixels: a handle is taken hold of within."""
MOST_SET = 30
"""Corners of a shape that was set by hand; one with more is stretched as a whole."""


@dataclass(slots=True)
class Drag:
    """What a held button does: from where, and to what."""

    start: Point
    region: Region | None = None
    handle: Handle | None = None
    corner: int | None = None
    far: bool = False
    """Whether it went further than a click."""

    def to(self, place: Point) -> Region | None:
        """The region as it is when the button comes here; None where it cannot be so."""
        region = self.region
        if region is None:
            return None
        try:
            if self.corner is not None:
                return with_corner_at(region, self.corner, *place)
            if self.handle is not None:
                return resized(region, self.handle, *place)
            return moved(region, place.x - self.start.x, place.y - self.start.y)
        except Problem:
            return None


def has_corners(region: Region) -> bool:
    """Whether its corners can be moved one by one."""
    return not region.shape.is_boxed and len(region.points) <= MOST_SET


def grips(region: Region, view: Viewport) -> list[Point]:
    """Where it can be taken hold of, in the pane."""
    places = region.points if has_corners(region) else handles(region).values()
    return [view.at(*place) for place in places]


def grip_at(region: Region, view: Viewport, x: float, y: float) -> Drag | None:
    """What of it is taken hold of at a place of the pane."""
    start = view.place(x, y)
    if has_corners(region):
        for number, point in enumerate(region.points):
            if math.dist(view.at(*point), (x, y)) <= REACH:
                return Drag(start, region, corner=number)
        return None
    for handle, point in handles(region).items():
        if math.dist(view.at(*point), (x, y)) <= REACH:
            return Drag(start, region, handle)
    return None


def edge_at(region: Region, view: Viewport, x: float, y: float) -> int | None:
    """The corner after which the edge begins that is at a place of the pane."""
    points = [view.at(*point) for point in region.points]
    ends = [*points[1:], points[0]]
    apart, number = min(
        (_distance(Point(x, y), *edge), n) for n, edge in enumerate(zip(points, ends, strict=True))
    )
    return number if apart <= REACH else None


def spread(points: Sequence[Point], view: Viewport) -> float:
    """Pixels from one end of what was drawn to the other."""
    places = [view.at(*point) for point in points]
    across = max(place.x for place in places) - min(place.x for place in places)
    down = max(place.y for place in places) - min(place.y for place in places)
    return max(across, down)


def held(place: Point) -> Point:
    """The nearest place that is on the picture."""
    return Point(min(1.0, max(0.0, place.x)), min(1.0, max(0.0, place.y)))


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to an edge."""
    along = (end.x - start.x) ** 2 + (end.y - start.y) ** 2
    share = 0.0
    if along > 0:
        share = ((point.x - start.x) * (end.x - start.x) + (point.y - start.y) * (end.y - start.y)) / along
    share = min(1.0, max(0.0, share))
    return math.dist(point, (start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)))
