"""A region: its shape and points, what makes it valid, and the text it is stored as."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, Self

from app.pictures.regions.outline import covered, winding
from app.problems import Problem

MOST_POINTS = 200
LEAST_AREA = 1e-7
"""Of the whole picture: about ten pixels of the largest."""
_DECIMALS = 6
_ROUND = 72
"""The corners of the polygon that stands for an ellipse where only a polygon will do."""


class Shape(Enum):
    """How a region is drawn."""

    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"
    FREEHAND = "freehand"

    @property
    def is_boxed(self) -> bool:
        """Whether its two opposite corners say all."""
        return self in (Shape.RECTANGLE, Shape.ELLIPSE)


class Point(NamedTuple):
    """A place in a picture: 0, 0 is its upper left corner and 1, 1 its lower right."""

    x: float
    y: float


class Bounds(NamedTuple):
    """The upright rectangle around something."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle or ellipse by its upper left and lower right corner, or the corners of a closed polygon.

    Made by `of` or `from_text`, which see to it that it is valid.
    """

    shape: Shape
    points: tuple[Point, ...]

    @classmethod
    def of(cls, shape: Shape, points: Iterable[tuple[float, float]]) -> Self:
        """A valid region; a Problem when the points lie outside the picture or enclose nothing.

        Two opposite corners of a rectangle or ellipse may come in any order.
        """
        given = [_point(x, y) for x, y in points]
        if shape.is_boxed:
            if len(given) != 2:
                raise Problem("A rectangle or an ellipse has two corners.", "Draw it again.")
            left, top, right, bottom = bounds_of(given)
            given = [Point(left, top), Point(right, bottom)]
        else:
            given = _without_repeats(given)
        if len(given) > MOST_POINTS:
            raise Problem(f"The region has more than {MOST_POINTS} corners.", "Draw it more simply.")
        region = cls(shape, tuple(given))
        if len(given) < (2 if shape.is_boxed else 3) or region.area < LEAST_AREA:
            raise Problem("The region is too small to mark anything.", "Draw it larger, or zoom in first.")
        return region

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The region that `text` stands for; a Problem when it is none."""
        try:
            told = json.loads(text)
            shape = Shape(told["shape"])
            points = [(float(x), float(y)) for x, y in told["points"]]
        except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
            raise Problem("The description of a region cannot be read.") from None
        return cls.of(shape, points)

    @property
    def text(self) -> str:
        """What is stored: the same region is always the same text."""
        points = [[point.x, point.y] for point in self.points]
        return json.dumps({"points": points, "shape": self.shape.value}, separators=(",", ":"), sort_keys=True)

    @property
    def bounds(self) -> Bounds:
        """The upright rectangle around the region."""
        return bounds_of(self.points)

    @property
    def outline(self) -> tuple[Point, ...]:
        """The corners of the region as a polygon, the first not repeated."""
        left, top, right, bottom = self.bounds
        match self.shape:
            case Shape.RECTANGLE:
                return Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)
            case Shape.ELLIPSE:
                return ellipse_outline(self.bounds, _ROUND)
            case _:
                return self.points

    @property
    def area(self) -> float:
        """The share of the picture that the region covers."""
        left, top, right, bottom = self.bounds
        box = (right - left) * (bottom - top)
        match self.shape:
            case Shape.RECTANGLE:
                return box
            case Shape.ELLIPSE:
                return box * math.pi / 4
            case _:
                return covered(self.points)

    def contains(self, x: float, y: float) -> bool:
        """Whether a place of the picture lies in the region; on its very edge it may be either."""
        left, top, right, bottom = self.bounds
        if not (left <= x <= right and top <= y <= bottom):
            return False
        match self.shape:
            case Shape.RECTANGLE:
                return True
            case Shape.ELLIPSE:
                across = (2 * x - left - right) / (right - left)
                down = (2 * y - top - bottom) / (bottom - top)
                return across * across + down * down <= 1
            case _:
                return winding(self.points, x, y) != 0

    def shared_area(self, other: "Region") -> float:
        """The share of the picture that both cover."""
        mine, theirs = self.bounds, other.bounds
        width = min(mine.right, theirs.right) - max(mine.left, theirs.left)
        height = min(mine.bottom, theirs.bottom) - max(mine.top, theirs.top)
        if width <= 0 or height <= 0:
            return 0.0
        if self.shape is Shape.RECTANGLE and other.shape is Shape.RECTANGLE:
            return width * height
        return covered(self.outline, other.outline)

    def overlaps(self, other: "Region") -> bool:
        """Whether the two share more than an edge."""
        return self.shared_area(other) > LEAST_AREA / 100


def bounds_of(points: Sequence[Point]) -> Bounds:
    """The upright rectangle around some points; a point at the corner when there are none."""
    xs, ys = [point.x for point in points] or [0.0], [point.y for point in points] or [0.0]
    return Bounds(min(xs), min(ys), max(xs), max(ys))


def ellipse_outline(bounds: Bounds, corners: int) -> tuple[Point, ...]:
    """A polygon with its corners on the ellipse that fills the bounds."""
    left, top, right, bottom = bounds
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    turns = [math.tau * number / corners for number in range(corners)]
    return tuple(
        Point(middle_x + (right - left) / 2 * math.cos(turn), middle_y + (bottom - top) / 2 * math.sin(turn))
        for turn in turns
    )


def _point(x: float, y: float) -> Point:
    """A place in the picture, as exact as is kept."""
    if not (0 <= x <= 1 and 0 <= y <= 1):
        raise Problem("The region reaches out of the picture.", "Draw it within the picture.")
    return Point(round(float(x), _DECIMALS) + 0.0, round(float(y), _DECIMALS) + 0.0)


def _without_repeats(points: Sequence[Point]) -> list[Point]:
    """The points without those that repeat the one before, or close the line where it began."""
    kept = [point for number, point in enumerate(points) if number == 0 or point != points[number - 1]]
    while len(kept) > 1 and kept[-1] == kept[0]:
        kept.pop()
    return kept
