"""What closed polygons cover, exactly: the areas of one, or common to several, and the side a point is on.

The plane is cut into slabs at every corner and crossing. No two edges cross within one, so each polygon is there
a row of trapezoids. A library for this (Shapely) would bring 3 MB and numpy into the window for one function.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise


@dataclass(frozen=True, slots=True)
class _Edge:
    """An edge that runs from its upper end to its lower one."""

    x0: float
    y0: float
    x1: float
    y1: float
    down: int
    """1 when the polygon's line goes down it, -1 when it goes up."""
    polygon: int

    def x_at(self, y: float) -> float:
        return self.x0 + (self.x1 - self.x0) * (y - self.y0) / (self.y1 - self.y0)


def covered(*polygons: Sequence[tuple[float, float]]) -> float:
    """The area that every one of the polygons covers."""
    edges = [edge for number, polygon in enumerate(polygons) for edge in _edges(polygon, number)]
    cuts = {edge.y0 for edge in edges} | {edge.y1 for edge in edges}
    cuts.update(_crossings(edges))
    area = 0.0
    for top, bottom in pairwise(sorted(cuts)):
        area += _in_slab(edges, top, bottom, len(polygons))
    return area


def winding(polygon: Sequence[tuple[float, float]], x: float, y: float) -> int:
    """How often the polygon's line goes around a point."""
    return sum(edge.down for edge in _edges(polygon, 0) if edge.y0 <= y < edge.y1 and edge.x_at(y) > x)


def rows(polygon: Sequence[tuple[float, float]], heights: Sequence[float]) -> list[list[tuple[float, float]]]:
    """For each of the rising heights the stretches, from left to right, that lie in the polygon."""
    meetings: list[list[tuple[float, int]]] = [[] for _ in heights]
    for edge in _edges(polygon, 0):
        for number in range(bisect_left(heights, edge.y0), bisect_left(heights, edge.y1)):
            meetings[number].append((edge.x_at(heights[number]), edge.down))
    return [list(_stretches(sorted(met))) for met in meetings]


def _stretches(meetings: Sequence[tuple[float, int]]) -> Iterator[tuple[float, float]]:
    around, start = 0, 0.0
    for x, down in meetings:
        if around == 0:
            start = x
        around += down
        if around == 0:
            yield start, x


def _edges(polygon: Sequence[tuple[float, float]], number: int) -> Iterator[_Edge]:
    for (ax, ay), (bx, by) in pairwise([*polygon, *polygon[:1]]):
        if ay < by:
            yield _Edge(ax, ay, bx, by, 1, number)
        elif ay > by:
            yield _Edge(bx, by, ax, ay, -1, number)


def _crossings(edges: Sequence[_Edge]) -> Iterator[float]:
    """The heights at which two edges cross."""
    for one, other in combinations(edges, 2):
        top, bottom = max(one.y0, other.y0), min(one.y1, other.y1)
        if top >= bottom:
            continue
        apart_above = one.x_at(top) - other.x_at(top)
        apart_below = one.x_at(bottom) - other.x_at(bottom)
        if apart_above * apart_below < 0:
            yield top + (bottom - top) * apart_above / (apart_above - apart_below)


def _in_slab(edges: Sequence[_Edge], top: float, bottom: float, polygons: int) -> float:
    """What all polygons cover between two heights with no corner or crossing between them."""
    middle = (top + bottom) / 2
    met = sorted((edge.x_at(middle), edge.polygon, edge.down) for edge in edges if edge.y0 < middle < edge.y1)
    around = [0] * polygons
    width, start, inside = 0.0, 0.0, False
    for x, polygon, down in met:
        around[polygon] += down
        now_inside = all(around)
        if now_inside and not inside:
            start = x
        if inside and not now_inside:
            width += x - start
        inside = now_inside
    return width * (bottom - top)
