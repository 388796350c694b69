"""Ties in the notation of ecomaps: cut where they would run under words or over others (DOMAIN §1.5)."""

from collections.abc import Sequence
from math import hypot

from app.journeys.layout.shapes import MUTED, PAGE, XY, Paint, Path, Rect, Shape, line
from app.journeys.rules import Direction, Tie

SHORTEST = 8.0
"""Shorter pieces are not drawn: an arrow would not fit on them."""
CLEAR = 5.5
"""How far a line stops before what it would run over: teeth and strokes reach nearly as far to its side."""
WAVE, REACH = 7.0, 4.0
ARROW = 8.0
GAP = 5.0


def tie_shapes(
    tie: Tie, direction: Direction, start: XY, end: XY, others: Sequence[Rect], paint: Paint = MUTED
) -> tuple[Shape, ...]:
    """The tie between the child, at `start`, and somebody, at `end`."""
    pieces = visible(start, end, others)
    if not pieces:
        return ()
    shapes: list[Shape] = []
    longest = max(pieces, key=_length)
    for piece in pieces:
        shapes += _piece(tie, piece, paint, broken=piece is longest)
    if direction in (Direction.TO_CHILD, Direction.BOTH):
        shapes.append(_arrow(pieces[0][0], end, paint))
    if direction in (Direction.FROM_CHILD, Direction.BOTH):
        shapes.append(_arrow(pieces[-1][1], start, paint))
    return tuple(shapes)


def visible(start: XY, end: XY, others: Sequence[Rect]) -> list[tuple[XY, XY]]:
    """The pieces of a straight line that lie in none of these rectangles, nor close by."""
    hidden = sorted(cut for rect in others if (cut := _within(start, end, rect)) is not None)
    pieces, at = [], 0.0
    for low, high in (*hidden, (1.0, 1.0)):
        if low > at:
            pieces.append((_along(start, end, at), _along(start, end, low)))
        at = max(at, high)
    return [piece for piece in pieces if _length(piece) >= SHORTEST]


def _piece(tie: Tie, piece: tuple[XY, XY], paint: Paint, *, broken: bool) -> list[Shape]:
    one, other = piece
    match tie:
        case Tie.STRONG:
            return [line(one, other, paint, 3.2)]
        case Tie.TENUOUS:
            return [line(one, other, paint, 1.4, (5.0, 4.0))]
        case Tie.STRESSFUL:
            return [Path(_jagged(one, other), paint, 1.5)]
        case Tie.CUT_OFF if broken and _length(piece) > 3 * GAP:
            return _broken(one, other, paint)
        case _:
            return [line(one, other, paint, 1.4)]


def _broken(one: XY, other: XY, paint: Paint) -> list[Shape]:
    """A line that stops at two strokes and goes on behind them."""
    length, (ux, uy) = _length((one, other)), _unit(one, other)
    low, high = (_along(one, other, 0.5 + way * GAP / 2 / length) for way in (-1, 1))
    strokes = [
        line(
            (x - uy * 5 - ux * 1.5, y + ux * 5 - uy * 1.5),
            (x + uy * 5 + ux * 1.5, y - ux * 5 + uy * 1.5),
            paint,
            1.8,
        )
        for x, y in (low, high)
    ]
    return [line(one, low, paint, 1.4), line(high, other, paint, 1.4), *strokes]


def _jagged(one: XY, other: XY) -> tuple[XY, ...]:
    length, (ux, uy) = _length((one, other)), _unit(one, other)
    teeth = max(int(length // WAVE), 2)
    points = [one]
    for tooth in range(teeth):
        x, y = _along(one, other, (tooth + 0.5) / teeth)
        way = REACH if tooth % 2 else -REACH
        points.append((x - uy * way, y + ux * way))
    return (*points, other)


def _arrow(tip: XY, tail: XY, paint: Paint) -> Shape:
    ux, uy = _unit(tip, tail)
    foot = tip[0] + ux * ARROW, tip[1] + uy * ARROW
    half = ARROW * 0.5
    wings = (foot[0] - uy * half, foot[1] + ux * half), (foot[0] + uy * half, foot[1] - ux * half)
    return Path((tip, *wings), PAGE, 0.8, (), True, paint)


def _within(start: XY, end: XY, rect: Rect) -> tuple[float, float] | None:
    """From where to where along a line it is in a rectangle, in parts of its length."""
    low, high = 0.0, 1.0
    for at, delta, first, last in (
        (start[0], end[0] - start[0], rect.x - CLEAR, rect.right + CLEAR),
        (start[1], end[1] - start[1], rect.y - CLEAR, rect.bottom + CLEAR),
    ):
        if abs(delta) < 1e-9:
            if not first < at < last:
                return None
            continue
        one, other = sorted(((first - at) / delta, (last - at) / delta))
        low, high = max(low, one), min(high, other)
    return (low, high) if low < high else None


def _along(start: XY, end: XY, part: float) -> XY:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _length(piece: tuple[XY, XY]) -> float:
    return hypot(piece[1][0] - piece[0][0], piece[1][1] - piece[0][1])


def _unit(one: XY, other: XY) -> XY:
    length = max(_length((one, other)), 1e-9)
    return (other[0] - one[0]) / length, (other[1] - one[1]) / length
