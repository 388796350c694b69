"""The shapes of events and of those who tell: they carry the meaning, colour never alone (DOMAIN §1.4, LOOK)."""

from math import cos, pi, sin

from app.journeys.journey_rows import EventKind, TellerRow
from app.journeys.layout.drawing import Fill, Glyph, Ring
from app.journeys.layout.shapes import BAR, EDGE, PAGE, TEXT, XY, Box, Disc, Ink, Paint, Path, Rect, Shape

GLYPH_OF = {
    EventKind.MOVE: Glyph.TRIANGLE,
    EventKind.DECISION: Glyph.SQUARE,
    EventKind.MEETING: Glyph.CIRCLE,
    EventKind.MILESTONE: Glyph.STAR,
    EventKind.LOSS: Glyph.CROSS,
    EventKind.CRISIS: Glyph.ZIGZAG,
    EventKind.ENTRY: Glyph.ARROW_IN,
    EventKind.EXIT: Glyph.ARROW_OUT,
    EventKind.OTHER: Glyph.DIAMOND,
}
SHAPES_OF_TELLERS = 6
"""Filled, open and half circle, square, diamond, triangle; the first three are never lent to later ones."""


def glyph_shapes(glyph: Glyph, fill: Fill, x: float, y: float, radius: float, paint: Paint) -> tuple[Shape, ...]:
    """A glyph around its middle."""
    if glyph is Glyph.CROSS:
        arm = radius * 0.72
        return (
            Path(((x - arm, y - arm), (x + arm, y + arm)), paint, 3.0),
            Path(((x - arm, y + arm), (x + arm, y - arm)), paint, 3.0),
        )
    if glyph is Glyph.ZIGZAG:
        steps = ((-1.0, 0.35), (-0.55, -0.75), (-0.1, 0.55), (0.4, -0.75), (1.0, 0.45))
        return (Path(tuple((x + dx * radius, y + dy * radius) for dx, dy in steps), paint, 2.6),)
    inside = {Fill.FILLED: paint, Fill.FAINT: BAR}.get(fill, PAGE)
    if glyph is Glyph.CIRCLE:
        whole: Shape = Disc(x, y, radius * 0.86, inside, paint, 1.8)
    else:
        whole = Path(
            tuple((x + dx * radius, y + dy * radius) for dx, dy in _OUTLINES[glyph]), paint, 1.8, (), True, inside
        )
    if fill is not Fill.HALF or glyph not in _OUTLINES:
        return (whole,)
    return whole, Path(lower_half(_OUTLINES[glyph], x, y, radius), None, 0, (), True, paint)


def ring_shapes(ring: Ring, x: float, y: float, radius: float) -> tuple[Shape, ...]:
    """The ring of agreement around an event."""
    if ring is Ring.FULL:
        return (Disc(x, y, radius, None, TEXT, 1.6),)
    if ring is Ring.DOTTED:
        return (Disc(x, y, radius, None, TEXT, 1.5, (1.5, 3.0)),)
    if ring is Ring.HALF:
        return (Path(_arc(x, y, radius, 0.0, pi), TEXT, 1.8),)
    if ring is Ring.SPLIT:
        gap = 2.6
        return (
            Path(_arc(x - gap, y, radius - 0.6, pi / 2 + 0.25, 1.5 * pi - 0.25), TEXT, 1.8),
            Path(_arc(x + gap, y, radius - 0.6, -pi / 2 + 0.25, pi / 2 - 0.25), TEXT, 1.8),
        )
    return ()


def flag_shapes(x: float, y: float) -> tuple[Shape, ...]:
    """The flag of a critical moment: its foot at a point."""
    return (
        Path(((x, y), (x, y - 9)), TEXT, 1.4),
        Path(((x, y - 9), (x + 6.5, y - 6.6), (x, y - 4.2)), TEXT, 0.6, (), True, TEXT),
    )


def teller_paint(teller: TellerRow | None) -> Paint:
    """The colour of who tells; the official record has none."""
    if teller is None or teller.participant is None:
        return TEXT
    return Paint(Ink.TELLER, teller.palette or 0)


def words_paint(teller: TellerRow | None) -> Paint:
    """The same for words."""
    paint = teller_paint(teller)
    return Paint(Ink.TELLER_WORDS, paint.palette) if paint.ink is Ink.TELLER else paint


def teller_shapes(teller: TellerRow | None, x: float, y: float, radius: float) -> tuple[Shape, ...]:
    """The mark of who tells: a shape for each perspective, a small square for the official record."""
    paint = teller_paint(teller)
    if paint.ink is not Ink.TELLER:
        side = radius * 1.5
        return (Box(Rect(x - side / 2, y - side / 2, side, side), EDGE, paint, 1.2),)
    slot = paint.palette or 0
    slot = slot if slot < SHAPES_OF_TELLERS else 3 + (slot - 3) % (SHAPES_OF_TELLERS - 3)
    if slot == 0:
        return (Disc(x, y, radius, paint, paint, 1.2),)
    if slot == 1:
        return (Disc(x, y, radius, PAGE, paint, 1.8),)
    if slot == 2:
        half = Path(_arc(x, y, radius, 0, pi), None, 0, (), True, paint)
        return Disc(x, y, radius, PAGE, paint, 1.6), half
    glyph = (Glyph.SQUARE, Glyph.DIAMOND, Glyph.TRIANGLE)[slot - 3]
    return glyph_shapes(glyph, Fill.FILLED, x, y, radius, paint)


def _arc(x: float, y: float, radius: float, start: float, end: float) -> tuple[XY, ...]:
    """Points along a circle, clockwise on the page from the right."""
    steps = 28
    angles = [start + (end - start) * step / steps for step in range(steps + 1)]
    return tuple((x + radius * cos(angle), y + radius * sin(angle)) for angle in angles)


def _star() -> tuple[XY, ...]:
    points = []
    for number in range(10):
        reach = 1.08 if number % 2 == 0 else 0.46
        angle = -pi / 2 + number * pi / 5
        points.append((reach * cos(angle), reach * sin(angle)))
    return tuple(points)


_OUTLINES: dict[Glyph, tuple[XY, ...]] = {
    Glyph.TRIANGLE: ((0, -0.98), (0.98, 0.78), (-0.98, 0.78)),
    Glyph.SQUARE: ((-0.78, -0.78), (0.78, -0.78), (0.78, 0.78), (-0.78, 0.78)),
    Glyph.STAR: _star(),
    Glyph.ARROW_IN: ((-0.8, -0.8), (0.2, -0.8), (1.0, 0), (0.2, 0.8), (-0.8, 0.8)),
    Glyph.ARROW_OUT: ((-0.8, -0.8), (0.95, -0.8), (0.35, 0), (0.95, 0.8), (-0.8, 0.8)),
    Glyph.DIAMOND: ((0, -1), (1, 0), (0, 1), (-1, 0)),
    Glyph.FLAG: ((-0.6, 1), (-0.6, -1), (0.95, -0.45), (-0.6, 0.1)),
}


def lower_half(outline: tuple[XY, ...], x: float, y: float, radius: float) -> tuple[XY, ...]:
    """The part of an outline below its middle."""
    middle = 0.05
    kept: list[XY] = []
    for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if ay >= middle:
            kept.append((ax, ay))
        if (ay >= middle) != (by >= middle):
            share = (middle - ay) / (by - ay)
            kept.append((ax + share * (bx - ax), middle))
    return tuple((x + dx * radius, y + dy * radius) for dx, dy in kept)
