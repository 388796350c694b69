"""The shapes of one bar: its body, its ends as they were told, its texture."""

from app.journeys.layout.drawing import Edge, Pattern
from app.journeys.layout.extents import Extent
from app.journeys.layout.patterns import texture
from app.journeys.layout.shapes import BAR, EDGE, MUTED, TEXT, Box, Disc, Paint, Path, Rect, Shape, line

FADES = 6
"""A faded end is so many strips, each fainter than the one before."""
TEXTURE = 7.0
"""The height of the strip at the foot of a bar that bears its texture."""
ARROW = 7.0


def bar_shapes(
    extent: Extent, y: float, height: float, pattern: Pattern, tone: Paint, *, unplanned: bool = False
) -> tuple[Shape, ...]:
    """A bar between two heights."""
    left, right = extent.latest_start, max(extent.earliest_end, extent.latest_start)
    if extent.right - extent.left > right - left and extent.starts is extent.ends is Edge.SHARP:
        right = extent.right
    shapes: list[Shape] = []
    if right > left:
        shapes.append(Box(Rect(left, y, right - left, height), tone))
    shapes += _fading(extent.earliest, left, y, height, tone) if extent.earliest < left else ()
    shapes += _fading(max(extent.latest, right), right, y, height, tone) if extent.latest > right else ()
    shapes += _textured(pattern, Rect(left, y, right - left, height))
    for edge in (y, y + height):
        if right > left:
            shapes.append(line((left, edge), (right, edge), EDGE, 1.1))
        if extent.earliest < left:
            shapes.append(line((extent.earliest, edge), (left, edge), EDGE, 1.0, (2.5, 3.0)))
        if extent.latest > right:
            shapes.append(line((right, edge), (extent.latest, edge), EDGE, 1.0, (2.5, 3.0)))
    shapes += _end(extent.starts, extent.earliest, left, y, height, -1)
    shapes += _end(extent.ends, max(extent.latest, right), right, y, height, 1)
    if unplanned:
        shapes.append(_torn((extent.earliest_end + max(extent.latest, right)) / 2, y, height))
    return tuple(shapes)


def gap_shape(left: float, right: float, y: float) -> Shape:
    """The bracket of a time between two homes of which nobody tells."""
    return Path(((left, y - 4), (left, y), (right, y), (right, y - 4)), EDGE, 1.2)


def _textured(pattern: Pattern, body: Rect) -> tuple[Shape, ...]:
    if pattern is Pattern.HATCHED:
        return texture(pattern, body)
    depth = min(TEXTURE, body.height / 2)
    return texture(pattern, Rect(body.x, body.bottom - depth, body.width, depth))


def _fading(outer: float, inner: float, y: float, height: float, tone: Paint) -> tuple[Shape, ...]:
    """From the inner edge outwards, ever fainter."""
    step = (outer - inner) / FADES
    strips = []
    for number in range(FADES):
        one, other = inner + number * step, inner + (number + 1) * step
        faint = Paint(tone.ink, tone.palette, round(1 - (number + 0.5) / FADES, 3))
        strips.append(Box(Rect(min(one, other), y, abs(step), height), faint))
    return tuple(strips)


def _end(edge: Edge, outer: float, inner: float, y: float, height: float, way: int) -> tuple[Shape, ...]:
    """What stands at an end; `way` is -1 at the start and 1 at the end."""
    middle = y + height / 2
    if edge is Edge.SHARP:
        return (line((inner, y), (inner, y + height), EDGE, 1.1),)
    if edge is Edge.OPEN:
        tip = inner + way * ARROW
        return (Path(((inner, y), (tip, middle), (inner, y + height)), EDGE, 1.1, (), True, BAR),)
    if edge is Edge.UNKNOWN:
        third = (outer - inner) / 4
        return tuple(Disc(inner + third * number, middle, 1.4, MUTED) for number in (1, 2, 3))
    if edge in {Edge.BEFORE, Edge.AFTER}:
        if (edge is Edge.BEFORE) == (way < 0):  # it points away from the bar
            back = outer - way * 6
            return (Path(((back, middle - 5), (outer, middle), (back, middle + 5)), MUTED, 1.5),)
        back = outer - way * 4
        return (Path(((back, y), (outer, y), (outer, y + height), (back, y + height)), MUTED, 1.5),)
    return ()


def _torn(x: float, y: float, height: float) -> Shape:
    """An end that was not planned."""
    steps = 6
    points = tuple(
        (x + (2.6 if number % 2 else -2.6), y - 2 + (height + 4) * number / steps) for number in range(steps + 1)
    )
    return Path(points, TEXT, 1.7)
