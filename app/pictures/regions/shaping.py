"""What the hand does to a region: drawing, moving, pulling its handles; it always stays in the picture."""

import math
from collections.abc import Sequence
from enum import Enum

from app.pictures.regions.region import LEAST_AREA, MOST_POINTS, Bounds, Point, Region, Shape

TOLERANCE = 0.0015
"""How far, in fractions of the picture, a freehand line may be straightened."""
_LEAST_SIDE = 0.0005


class Handle(Enum):
    """Where a box is taken hold of: which sides go along with the hand."""

    TOP_LEFT = (True, True, False, False)
    TOP = (False, True, False, False)
    TOP_RIGHT = (False, True, True, False)
    RIGHT = (False, False, True, False)
    BOTTOM_RIGHT = (False, False, True, True)
    BOTTOM = (False, False, False, True)
    BOTTOM_LEFT = (True, False, False, True)
    LEFT = (True, False, False, False)


def drawn(shape: Shape, points: Sequence[tuple[float, float]], *, tolerance: float = TOLERANCE) -> Region:
    """The region that a hand drew: held to the picture, a freehand line made as simple as `tolerance` allows.

    A Problem when it encloses nothing.
    """
    held = [Point(_held(x), _held(y)) for x, y in points]
    if shape is Shape.FREEHAND:
        held = simplified(held, tolerance)
        while len(held) > MOST_POINTS:
            tolerance = max(tolerance, TOLERANCE) * 1.5
            held = simplified(held, tolerance)
    return Region.of(shape, held)


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """A line through some of the points that passes none of the others at more than `tolerance`.

    After Ramer, Douglas and Peucker: the point farthest from the straight line stays, and so on either side.
    """
    if len(points) < 3:
        return list(points)
    kept = {0, len(points) - 1}
    stretches = [(0, len(points) - 1)]
    while stretches:
        first, last = stretches.pop()
        between = range(first + 1, last)
        farthest = max(between, key=lambda n: _distance(points[n], points[first], points[last]), default=first)
        if _distance(points[farthest], points[first], points[last]) > tolerance:
            kept.add(farthest)
            stretches += [(first, farthest), (farthest, last)]
    return [points[number] for number in sorted(kept)]


def moved(region: Region, across: float, down: float) -> Region:
    """The region at another place, as far as the picture's edge lets it go."""
    left, top, right, bottom = region.bounds
    across = min(max(across, -left), 1 - right)
    down = min(max(down, -top), 1 - bottom)
    return Region.of(region.shape, [(_held(x + across), _held(y + down)) for x, y in region.points])


def handles(region: Region) -> dict[Handle, Point]:
    """Where the eight handles around a region stand."""
    left, top, right, bottom = region.bounds
    places = {}
    for handle in Handle:
        with_left, with_top, with_right, with_bottom = handle.value
        x = left if with_left else right if with_right else (left + right) / 2
        y = top if with_top else bottom if with_bottom else (top + bottom) / 2
        places[handle] = Point(x, y)
    return places


def resized(region: Region, handle: Handle, x: float, y: float) -> Region:
    """The region after `handle` was pulled to a place; beyond the opposite side it turns over.

    A polygon is stretched with the box around it. What would become too small keeps its size.
    """
    before = region.bounds
    with_left, with_top, with_right, with_bottom = handle.value
    left, right = _held(x) if with_left else before.left, _held(x) if with_right else before.right
    top, bottom = _held(y) if with_top else before.top, _held(y) if with_bottom else before.bottom
    if min(abs(right - left), abs(bottom - top)) < _LEAST_SIDE:
        return region
    return fitted(region, Bounds(left, top, right, bottom))


def fitted(region: Region, box: Bounds) -> Region:
    """The region stretched from the box around it to another; mirrored where that is the wrong way round."""
    before = region.bounds
    across = (box.right - box.left) / (before.right - before.left)
    down = (box.bottom - box.top) / (before.bottom - before.top)
    if region.area * abs(across * down) <= LEAST_AREA * 2:
        return region
    return Region.of(
        region.shape,
        [
            (_held(box.left + (x - before.left) * across), _held(box.top + (y - before.top) * down))
            for x, y in region.points
        ],
    )


def with_corner_at(region: Region, number: int, x: float, y: float) -> Region:
    """The polygon with one of its corners at another place; a Problem when nothing is left of it."""
    points = list(region.points)
    points[number] = Point(_held(x), _held(y))
    return Region.of(region.shape, points)


def with_new_corner(region: Region, after: int, x: float, y: float) -> Region:
    """The polygon with one more corner; a Problem when it has as many as it may."""
    points = list(region.points)
    points.insert(after + 1, Point(_held(x), _held(y)))
    return Region.of(region.shape, points)


def without_corner(region: Region, number: int) -> Region:
    """The polygon with one corner less; a Problem when nothing is left of it."""
    return Region.of(region.shape, [point for other, point in enumerate(region.points) if other != number])


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the stretch between two others."""
    along_x, along_y = end.x - start.x, end.y - start.y
    length = along_x * along_x + along_y * along_y
    share = 0.0
    if length > 0:
        share = min(1.0, max(0.0, ((point.x - start.x) * along_x + (point.y - start.y) * along_y) / length))
    return math.hypot(point.x - start.x - share * along_x, point.y - start.y - share * along_y)


def _held(value: float) -> float:
    return min(1.0, max(0.0, value))
