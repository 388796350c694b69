"""The textures of bars as plain lines, cut to the bar by arithmetic, so that no painter needs to clip."""

from collections.abc import Iterator
from itertools import pairwise
from math import sin

from app.journeys.layout.drawing import Pattern
from app.journeys.layout.shapes import EDGE, XY, Disc, Path, Rect, Shape

GROUPS = {
    "kin": Pattern.LEVEL,
    "foster": Pattern.UPRIGHT,
    "adoption": Pattern.WAVES,
    "parents": Pattern.DOTS,
    "residential": Pattern.GRID,
    "secure": Pattern.BRICKS,
    "independent": Pattern.RISING,
    "health": Pattern.CROSSED,
    "other": Pattern.FALLING,
}
"""The groups of the built-in list of placements."""
OTHERS = (Pattern.FALLING, Pattern.CROSSED, Pattern.WAVES, Pattern.BRICKS)
"""For groups a study made itself, in the order of its list."""


def texture(pattern: Pattern, rect: Rect) -> tuple[Shape, ...]:
    """The lines of a pattern within a rectangle."""
    if pattern is Pattern.PLAIN or rect.width < 3:
        return ()
    if pattern is Pattern.DOTS:
        return tuple(Disc(x, y, 0.9, EDGE) for x, y in _lattice(rect, 5.0))
    return tuple(Path(points, EDGE, 0.8) for points in _lines(pattern, rect) if len(points) > 1)


def _lines(pattern: Pattern, rect: Rect) -> Iterator[tuple[XY, ...]]:
    if pattern is Pattern.LEVEL:
        yield from _level(rect, 2.6)
    elif pattern is Pattern.UPRIGHT:
        yield from _upright(rect, 4.0)
    elif pattern is Pattern.RISING:
        yield from _slanted(rect, 6.0, rising=True)
    elif pattern is Pattern.FALLING:
        yield from _slanted(rect, 6.0, rising=False)
    elif pattern is Pattern.HATCHED:
        yield from _slanted(rect, 7.0, rising=True)
    elif pattern is Pattern.GRID:
        yield from _level(rect, 3.6)
        yield from _upright(rect, 3.6)
    elif pattern is Pattern.CROSSED:
        yield from _slanted(rect, 7.0, rising=True)
        yield from _slanted(rect, 7.0, rising=False)
    elif pattern is Pattern.BRICKS:
        yield from _level(rect, 3.4)
        yield from _bricks(rect, 3.4)
    elif pattern is Pattern.WAVES:
        yield _wave(rect)


def _steps(start: float, end: float, apart: float) -> Iterator[float]:
    number = 1
    while start + number * apart < end - 0.3:
        yield start + number * apart
        number += 1


def _level(rect: Rect, apart: float) -> Iterator[tuple[XY, ...]]:
    for y in _steps(rect.y, rect.bottom, apart):
        yield (rect.x, y), (rect.right, y)


def _upright(rect: Rect, apart: float) -> Iterator[tuple[XY, ...]]:
    for x in _steps(rect.x, rect.right, apart):
        yield (x, rect.y), (x, rect.bottom)


def _slanted(rect: Rect, apart: float, *, rising: bool) -> Iterator[tuple[XY, ...]]:
    """Lines at 45 degrees: each is cut where it meets the rectangle."""
    for offset in _steps(-rect.height, rect.width, apart):
        low, high = max(offset, 0.0), min(offset + rect.height, rect.width)
        if high - low < 0.5:
            continue
        one, other = low - offset, high - offset
        if rising:
            yield (rect.x + low, rect.bottom - one), (rect.x + high, rect.bottom - other)
        else:
            yield (rect.x + low, rect.y + one), (rect.x + high, rect.y + other)


def _bricks(rect: Rect, apart: float) -> Iterator[tuple[XY, ...]]:
    courses = [rect.y, *_steps(rect.y, rect.bottom, apart), rect.bottom]
    for number, (top, bottom) in enumerate(pairwise(courses)):
        for x in _steps(rect.x - (4.0 if number % 2 else 0.0), rect.right, 8.0):
            if x > rect.x:
                yield (x, top), (x, bottom)


def _wave(rect: Rect) -> tuple[XY, ...]:
    middle, reach = rect.y + rect.height / 2, rect.height * 0.32
    xs = [rect.x, *_steps(rect.x, rect.right, 1.5), rect.right]
    return tuple((x, middle + reach * sin((x - rect.x) * 0.8)) for x in xs)


def _lattice(rect: Rect, apart: float) -> Iterator[XY]:
    for row, y in enumerate(_steps(rect.y, rect.bottom, apart * 0.55)):
        for x in _steps(rect.x - (apart / 2 if row % 2 else 0), rect.right - 1, apart):
            if x > rect.x + 1:
                yield x, y
