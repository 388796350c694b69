"""What a node looks like: its shape says what kind it is, its fill and colour whose view it stands in."""

from math import cos, pi, sin

from app.journeys.journey_rows import TellerRow
from app.journeys.layout.glyphs import lower_half, teller_paint
from app.journeys.layout.shapes import EDGE, MUTED, PAGE, TEXT, XY, Disc, Path, Shape

GLYPH = 9.0
SMALLER = 4.2
"""The signs of supports."""
DASHES = (2.5, 2.5)


def node_shapes(
    kind: str, teller: TellerRow | None, x: float, y: float, radius: float = GLYPH, *, absent: bool = False
) -> tuple[Shape, ...]:
    """A node around its middle: absent people are drawn with a broken outline, never left out."""
    paint, outline = teller_paint(teller), OUTLINES.get(kind.casefold(), OTHER)
    slot = 0 if teller is None or teller.palette is None else teller.palette
    filled = slot not in (1, 2) and not absent
    inside, dash = paint if filled else PAGE, DASHES if absent else ()
    points = tuple((x + dx * radius, y + dy * radius) for dx, dy in outline)
    whole: Shape = Path(points, paint, 1.8, dash, True, inside)
    if outline is OUTLINES["person"]:
        whole = Disc(x, y, radius, inside, paint, 1.8, dash)
    shapes: list[Shape] = [whole]
    if slot == 2 and not absent:
        shapes.append(Path(lower_half(outline, x, y, radius), None, 0, (), True, paint))
    if slot > 2 and not absent:
        shapes.append(Disc(x, y, radius * 0.36, PAGE))
    return tuple(shapes)


def ring_of(dotted: bool, x: float, y: float, radius: float = GLYPH + 4.5) -> Shape:
    """The ring around somebody in two views: full where they agree, dotted where one alone names them."""
    return Disc(x, y, radius, None, TEXT, 1.5, (1.5, 3.0) if dotted else ())


def support_shapes(code: str, x: float, y: float) -> tuple[Shape, ...]:
    """The sign of a support around its middle; of those a study added, a small open square."""
    r = SMALLER
    match code.casefold():
        case "practical":
            return (
                Path(((x - r, y + r), (x + r * 0.2, y - r * 0.2)), MUTED, 2.2),
                Disc(x + r * 0.5, y - r * 0.5, r * 0.55, None, MUTED, 1.6),
            )
        case "emotional":
            return (Path(_heart(x, y, r), None, 0, (), True, MUTED),)
        case "advice":
            bubble = ((-1, -0.9), (1, -0.9), (1, 0.4), (-0.1, 0.4), (-0.7, 1.0), (-0.6, 0.4), (-1, 0.4))
            return (Path(tuple((x + dx * r, y + dy * r) for dx, dy in bubble), MUTED, 1.3, (), True),)
        case "fun":
            return (Path(_star(x, y, r * 1.15), None, 0, (), True, MUTED),)
        case _:
            square = ((-0.7, -0.7), (0.7, -0.7), (0.7, 0.7), (-0.7, 0.7))
            return (Path(tuple((x + dx * r, y + dy * r) for dx, dy in square), MUTED, 1.3, (), True),)


def supervised_shapes(x: float, y: float) -> tuple[Shape, ...]:
    """An eye: somebody else is there when they meet."""
    r = SMALLER * 1.15
    lid = tuple((x + r * cos(a), y + r * 0.62 * sin(a)) for a in _angles(24))
    return Path(lid, MUTED, 1.2, (), True), Disc(x, y, r * 0.3, MUTED)


def lost_shapes(x: float, y: float) -> tuple[Shape, ...]:
    """A cross over somebody who was lost."""
    arm = GLYPH * 0.95
    return tuple(
        Path(((x - arm, y - way * arm), (x + arm, y + way * arm)), colour, width)
        for colour, width in ((PAGE, 4.2), (EDGE, 2.0))
        for way in (1, -1)
    )


def _angles(steps: int) -> list[float]:
    return [2 * pi * step / steps for step in range(steps)]


def _regular(sides: int, turned: float = -pi / 2, reach: float = 1.0) -> tuple[XY, ...]:
    return tuple(
        (reach * cos(turned + 2 * pi * side / sides), reach * sin(turned + 2 * pi * side / sides))
        for side in range(sides)
    )


def _heart(x: float, y: float, r: float) -> tuple[XY, ...]:
    points = []
    for angle in _angles(28):
        dx = 16 * sin(angle) ** 3 / 16
        dy = -(13 * cos(angle) - 5 * cos(2 * angle) - 2 * cos(3 * angle) - cos(4 * angle)) / 16
        points.append((x + dx * r * 1.1, y + dy * r * 1.1))
    return tuple(points)


def _star(x: float, y: float, r: float) -> tuple[XY, ...]:
    points = []
    for number in range(10):
        reach = r * (1.0 if number % 2 == 0 else 0.45)
        points.append((x + reach * cos(-pi / 2 + number * pi / 5), y + reach * sin(-pi / 2 + number * pi / 5)))
    return tuple(points)


OUTLINES: dict[str, tuple[XY, ...]] = {
    "person": _regular(32),
    "pet": ((0, -1.05), (1.08, 0.82), (-1.08, 0.82)),
    "organisation": ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
    "place": ((0, -1.15), (1.05, -0.2), (0.85, -0.2), (0.85, 0.9), (-0.85, 0.9), (-0.85, -0.2), (-1.05, -0.2)),
    "online": _regular(6, 0.0, 1.08),
}
OTHER = _regular(4, -pi / 2, 1.15)
"""A diamond, for kinds a study added."""
