"""The way of a hand over paper: from the points somebody aimed at to the line they drew."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, radians, sin
from random import Random

Point = tuple[float, float]
Line = list[Point]

_STEP = 5.0
"""Pixels from one point of a line to the next."""


def curve(points: Sequence[Point], step: float = _STEP) -> Line:
    """A smooth line through points (Catmull-Rom); a point that stands twice is a corner."""
    if len(points) < 2:
        return list(points)
    around = [points[0], *points, points[-1]]
    line: Line = [points[0]]
    for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in zip(around, around[1:], around[2:], around[3:], strict=False):
        parts = max(1, round(hypot(x2 - x1, y2 - y1) / step))
        for part in range(1, parts + 1):
            t = part / parts
            a, b, c, d = _blend(t)
            line.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return line


def straight(points: Sequence[Point], step: float = _STEP * 3) -> Line:
    """Points joined by straight lines, with enough points between for a hand to shake."""
    line: Line = [points[0]]
    for (x1, y1), (x2, y2) in pairwise(points):
        parts = max(1, round(hypot(x2 - x1, y2 - y1) / step))
        line += [(x1 + (x2 - x1) * part / parts, y1 + (y2 - y1) * part / parts) for part in range(1, parts + 1)]
    return line


def round_shape(centre: Point, width: float, height: float, chance: Random) -> Line:
    """An oval as a hand closes it: never quite round, a little past where it began."""
    (x, y), begun = centre, chance.uniform(-2.2, -1.0)
    turned = 2 * pi + chance.uniform(0.05, 0.4)
    parts = max(12, round((width + height) * pi / 2 / (_STEP * 1.6)))
    flat, lean = chance.uniform(0.93, 1.06), chance.uniform(-0.12, 0.12)
    line: Line = []
    for part in range(parts + 1):
        angle = begun + turned * part / parts
        grown = 1 + 0.05 * sin(2 * angle + lean * 20) + 0.05 * part / parts
        across, down = width / 2 * flat * grown * cos(angle), height / 2 / flat * grown * sin(angle)
        line.append((x + across + lean * down, y + down))
    return line


def shaken(line: Line, by: float, chance: Random) -> Line:
    """The line as a hand draws it: slow drift and a small tremor, of about so many pixels."""
    if by <= 0:
        return line
    waves = [(chance.uniform(20, 45), 0.55), (chance.uniform(60, 130), 0.8), (chance.uniform(7, 13), 0.16)]
    phases = [(chance.uniform(0, 6.3), chance.uniform(0, 6.3)) for _ in waves]
    gone, last = 0.0, line[0]
    out: Line = []
    for x, y in line:
        gone += hypot(x - last[0], y - last[1])
        last = (x, y)
        aside = down = 0.0
        for (long, much), (one, other) in zip(waves, phases, strict=True):
            aside += much * sin(gone / long * 2 + one)
            down += much * sin(gone / long * 2.3 + other)
        out.append((x + by * aside, y + by * down))
    return out


def colouring(
    outline: Sequence[Point], *, angle: float, gap: float, overshoot: float, chance: Random
) -> list[Line]:
    """Strokes to and fro that fill an outline, across and slightly over it, as a child colours in."""
    turn = radians(angle)
    here, there = cos(turn), sin(turn)
    turned = [(x * here + y * there, y * here - x * there) for x, y in outline]
    top, bottom = min(y for _, y in turned), max(y for _, y in turned)
    strokes: list[Line] = []
    stroke: Line = []
    level, forth = top + gap * 0.4, True
    while level < bottom:
        crossings = _crossings(turned, level)
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            start, end = (
                left + chance.uniform(-overshoot, overshoot),
                right + chance.uniform(-overshoot, overshoot),
            )
            if not forth:
                start, end = end, start
            slope = chance.uniform(0.1, 0.6) * gap
            stroke += [(start, level - slope / 2), (end, level + slope / 2)]
            if len(crossings) > 2 or chance.random() < 0.09:
                strokes.append(stroke)
                stroke = []
        forth = not forth
        level += gap * chance.uniform(0.7, 1.3)
    strokes.append(stroke)
    return [
        [(x * here - y * there, y * here + x * there) for x, y in straight(stroke, 60)]
        for stroke in strokes
        if stroke
    ]


def _crossings(outline: Sequence[Point], level: float) -> list[float]:
    found = []
    for (x1, y1), (x2, y2) in pairwise([*outline, outline[0]]):
        if (y1 <= level) != (y2 <= level):
            found.append(x1 + (x2 - x1) * (level - y1) / (y2 - y1))
    return sorted(found)


def _blend(t: float) -> tuple[float, float, float, float]:
    square, cube = t * t, t * t * t
    return (
        (-cube + 2 * square - t) / 2,
        (3 * cube - 5 * square + 2) / 2,
        (-3 * cube + 4 * square + t) / 2,
        (cube - square) / 2,
    )
