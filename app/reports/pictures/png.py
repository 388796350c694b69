"""A drawing as a PNG for Word and print: sharp, on white, and without a word that is not on the page (J-05)."""

from io import BytesIO
from itertools import pairwise
from math import ceil, cos, hypot, pi, sin

from PIL import Image, ImageDraw

from app.journeys.layout.painted import Painted
from app.journeys.layout.shapes import XY, Box, Disc, Label, Paint, Path, Shape
from app.reports.pictures.faces import face
from app.reports.pictures.inks import rgb_of
from app.reports.pictures.order import shapes_of

DPI = 220
INCHES = 10.4
"""As wide as the text of an A4 page on its side: words of 12 units are then about 8 points."""
FINER = 3
"""Shapes are painted so much larger, and made smaller for smooth edges."""
TILE = 480
"""So many lines of pixels are painted at a time, whatever the height of the page."""


def png_of(drawing: Painted, *, dpi: int = DPI, inches: float = INCHES) -> bytes:
    """The picture as the bytes of a file; the same bytes for the same drawing."""
    scale = dpi * inches / drawing.width
    size = ceil(drawing.width * scale), ceil(drawing.height * scale)
    picture = Image.new("RGB", size, "white")
    shapes = shapes_of(drawing)
    bounded = [(*_heights(shape), shape) for shape in shapes]
    for top in range(0, size[1], TILE):
        height = min(TILE, size[1] - top)
        there = [
            shape for low, high, shape in bounded if high * scale >= top - 4 and low * scale <= top + height + 4
        ]
        picture.paste(_tile(there, size[0], height, top, scale), (0, top))
    draw = ImageDraw.Draw(picture)
    for label in drawing.labels:
        _write(draw, label, scale)
    made = BytesIO()
    picture.save(made, "PNG", dpi=(dpi, dpi), optimize=True)
    return made.getvalue()


def _write(draw: ImageDraw.ImageDraw, label: Label, scale: float) -> None:
    size = label.font.size * scale
    place = label.rect.x * scale, label.baseline * scale
    draw.text(place, label.text, font=face(label.font, round(size)), fill=rgb_of(label.paint), anchor="ls")


def _tile(shapes: list[Shape], width: int, height: int, top: int, scale: float) -> Image.Image:
    """A strip of the page across its width."""
    large = Image.new("RGB", (width * FINER, height * FINER), "white")
    brush = _Brush(large, scale * FINER, top * FINER)
    for shape in shapes:
        brush.paint(shape)
    return large.resize((width, height), Image.Resampling.BOX)


class _Brush:
    """Paints shapes on a strip."""

    def __init__(self, picture: Image.Image, scale: float, top: float) -> None:
        self._picture, self._scale, self._top = picture, scale, top
        self._draw = ImageDraw.Draw(picture)

    def paint(self, shape: Shape) -> None:
        """Fill and outline one shape."""
        if isinstance(shape, Box):
            self._box(shape)
        elif isinstance(shape, Disc):
            self._disc(shape)
        else:
            self._path(shape)

    def _box(self, box: Box) -> None:
        x, y = self._at((box.rect.x, box.rect.y))
        right, bottom = self._at((box.rect.right, box.rect.bottom))
        if right <= x or bottom <= y:
            return
        corners = (x, y, right - 1, bottom - 1)
        if box.fill is not None and box.fill.opacity < 1:
            self._blend(corners, box.fill)
        elif box.fill is not None:
            self._draw.rounded_rectangle(corners, box.radius * self._scale, fill=rgb_of(box.fill))
        if box.line is not None and box.dash:
            points = ((box.rect.x, box.rect.y), (box.rect.right, box.rect.y), (box.rect.right, box.rect.bottom))
            around = (*points, (box.rect.x, box.rect.bottom), (box.rect.x, box.rect.y))
            self._path(Path(around, box.line, box.width, box.dash))
        elif box.line is not None:
            self._draw.rounded_rectangle(
                corners, box.radius * self._scale, outline=rgb_of(box.line), width=self._thick(box.width)
            )

    def _blend(self, corners: tuple[float, float, float, float], paint: Paint) -> None:
        """A faint fill over what is there."""
        left, top = max(round(corners[0]), 0), max(round(corners[1]), 0)
        right = min(round(corners[2]) + 1, self._picture.width)
        bottom = min(round(corners[3]) + 1, self._picture.height)
        if right > left and bottom > top:
            there = self._picture.crop((left, top, right, bottom))
            over = Image.new("RGB", there.size, rgb_of(paint))
            self._picture.paste(Image.blend(there, over, paint.opacity), (left, top))

    def _disc(self, disc: Disc) -> None:
        x, y = self._at((disc.x, disc.y))
        half = disc.width / 2 if disc.line is not None else 0.0
        reach = (disc.radius + half) * self._scale
        around = (x - reach, y - reach, x + reach, y + reach)
        if disc.line is not None and disc.dash:
            if disc.fill is not None:
                self._draw.ellipse(around, fill=rgb_of(disc.fill))
            self._path(Path(circle(disc), disc.line, disc.width, disc.dash))
            return
        self._draw.ellipse(
            around,
            fill=None if disc.fill is None else rgb_of(disc.fill),
            outline=None if disc.line is None else rgb_of(disc.line),
            width=self._thick(disc.width) if disc.line is not None else 0,
        )

    def _path(self, path: Path) -> None:
        points = [self._at(point) for point in path.points]
        if path.fill is not None and len(points) > 2:
            self._draw.polygon(points, fill=rgb_of(path.fill))
        if path.line is None or not path.width:
            return
        if path.closed:
            points.append(points[0])
        thick, colour = self._thick(path.width), rgb_of(path.line)
        if path.dash:
            for dash in dashes(points, [part * self._scale for part in path.dash]):
                self._draw.line(dash, fill=colour, width=thick)
            return
        self._draw.line(points, fill=colour, width=thick, joint="curve")
        if path.closed or len(points) > 2:
            for x, y in points:
                reach = thick / 2 - 0.5
                self._draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=colour)

    def _at(self, point: XY) -> XY:
        return point[0] * self._scale, point[1] * self._scale - self._top

    def _thick(self, width: float) -> int:
        return max(round(width * self._scale), 1)


def dashes(points: list[XY], pattern: list[float]) -> list[list[XY]]:
    """The parts of a line that are drawn, where it is drawn and left out by turns."""
    found: list[list[XY]] = []
    turn, left, drawn = 0, pattern[0], True
    current = [points[0]]
    for (ax, ay), (bx, by) in pairwise(points):
        length, gone = hypot(bx - ax, by - ay), 0.0
        while length - gone > left:
            gone += left
            place = ax + (bx - ax) * gone / length, ay + (by - ay) * gone / length
            if drawn:
                found.append([*current, place])
            current, drawn, turn = [place], not drawn, turn + 1
            left = pattern[turn % len(pattern)]
        left -= length - gone
        current.append((bx, by))
    if drawn and len(current) > 1:
        found.append(current)
    return found


def circle(disc: Disc) -> tuple[XY, ...]:
    """Points around a circle."""
    steps = 72
    return tuple(
        (disc.x + disc.radius * cos(2 * pi * step / steps), disc.y + disc.radius * sin(2 * pi * step / steps))
        for step in range(steps + 1)
    )


def _heights(shape: Shape) -> tuple[float, float]:
    if isinstance(shape, Box):
        return shape.rect.y - 2, shape.rect.bottom + 2
    if isinstance(shape, Disc):
        return shape.y - shape.radius - 2, shape.y + shape.radius + 2
    heights = [y for _, y in shape.points]
    return min(heights) - 3, max(heights) + 3
