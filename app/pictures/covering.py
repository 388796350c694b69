"""Safe copies: what must not be seen is painted over, in a copy in which nothing of it survives.

Each covered tile is painted at full resolution and written anew without loss, so that around the cover every pixel
stays what it was; all smaller levels above it are made anew from the painted one. The cover reaches further than
the region: a JPEG spreads what it holds over blocks of 16 pixels, and a shadow of the hidden words must not
stand beside the cover.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.pictures.regions.outline import rows
from app.pictures.regions.region import Bounds, Point, Region, Shape, bounds_of, ellipse_outline
from app.pictures.stored import Level, Place, StoredPicture, Writing
from app.pictures.tiles import decode, encode

if TYPE_CHECKING:
    from PIL.Image import Image

MARGIN = 26
"""Pixels painted around a region: 16 for the largest block of a JPEG and two over which its colours are smoothed,
both ways at once at a corner."""
_CORNERS = 360


def safe_copy(stored: bytes, regions: Sequence[Region]) -> bytes:
    """The stored form of the picture with the regions painted over in black; the same for the same regions."""
    picture = StoredPicture(stored)
    covers = [_Cover(region, picture.width, picture.height) for region in regions]
    changed: dict[Place, bytes] = {}
    with Writing(picture.width, picture.height) as writing:
        for level in picture.levels:
            changed = (
                _painted(picture, level, covers) if level.number == 0 else _made_anew(picture, level, changed)
            )
            for place in level.places():
                exact = picture.is_lossless(place) or (level.number == 0 and place in changed)
                writing.add(place, changed.get(place) or picture.tile(place), lossless=exact)
        return writing.done()


class _Cover:
    """A region in pixels of the picture, ready to be painted on one tile after another."""

    def __init__(self, region: Region, width: int, height: int) -> None:
        self._outline = [Point(x * width, y * height) for x, y in _around(region)]
        ys = [point.y for point in self._outline]
        self._first = max(0, math.floor(min(ys)))
        heights = [y + 0.5 for y in range(self._first, min(height, math.ceil(max(ys))))]
        self._rows = rows(self._outline, heights)
        self._box = _wider(self._outline)

    def touches(self, box: tuple[int, int, int, int]) -> bool:
        """Whether any of it may lie on a tile."""
        return _meet(self._box, box)

    def paint(self, image: "Image", box: tuple[int, int, int, int]) -> None:
        """Paint over what of it lies on the tile at `box`."""
        from PIL import ImageDraw

        draw = ImageDraw.Draw(image)
        black = (0, 0, 0) if image.mode == "RGB" else 0
        left, top, _, bottom = box
        for y in range(max(top, self._first), min(bottom, self._first + len(self._rows))):
            for begins, ends in self._rows[y - self._first]:
                draw.rectangle((math.floor(begins) - left, y - top, math.ceil(ends) - left, y - top), fill=black)
        for number, end in enumerate(self._outline):
            start = self._outline[number - 1]
            if _meet(_wider((start, end)), box):
                line = [(start.x - left, start.y - top), (end.x - left, end.y - top)]
                draw.line(line, fill=black, width=2 * MARGIN)
                draw.circle(line[1], MARGIN, fill=black)


def _painted(picture: StoredPicture, level: Level, covers: Sequence[_Cover]) -> dict[Place, bytes]:
    """The tiles of the picture itself that are covered in part or wholly."""
    painted = {}
    for place in level.places():
        box = level.box(place)
        over = [cover for cover in covers if cover.touches(box)]
        if over:
            image = decode(picture.tile(place), _size(box))
            for cover in over:
                cover.paint(image, box)
            painted[place] = encode(image, lossless=True)
    return painted


def _made_anew(picture: StoredPicture, level: Level, below: dict[Place, bytes]) -> dict[Place, bytes]:
    """The tiles of a smaller level that show something of the changed ones `below` it."""
    from PIL import Image

    larger = picture.levels[level.number - 1]
    anew = {}
    for place in sorted({Place(level.number, one.column // 2, one.row // 2) for one in below}):
        left, top, right, bottom = level.box(place)
        size = min(2 * right, larger.width) - 2 * left, min(2 * bottom, larger.height) - 2 * top
        whole: Image.Image | None = None
        for part in _four(place, larger):
            box = larger.box(part)
            tile = decode(below.get(part) or picture.tile(part), _size(box))
            whole = whole or Image.new(tile.mode, size)
            whole.paste(tile, (box[0] - 2 * left, box[1] - 2 * top))
        assert whole is not None
        anew[place] = encode(whole.reduce(2), lossless=picture.is_lossless(place))
    return anew


def _four(place: Place, larger: Level) -> list[Place]:
    """The tiles of the level below that a tile shows, four but at the picture's edges."""
    return [
        Place(larger.number, column, row)
        for row in range(2 * place.row, min(2 * place.row + 2, larger.rows))
        for column in range(2 * place.column, min(2 * place.column + 2, larger.columns))
    ]


def _around(region: Region) -> Sequence[Point]:
    """The region's outline, or one just outside of it where it is round."""
    if region.shape is not Shape.ELLIPSE:
        return region.outline
    left, top, right, bottom = region.bounds
    more = (1 / math.cos(math.pi / _CORNERS) - 1) / 2
    across, down = (right - left) * more, (bottom - top) * more
    return ellipse_outline(Bounds(left - across, top - down, right + across, bottom + down), _CORNERS)


def _wider(points: Sequence[Point]) -> Bounds:
    """The box around some points and the margin."""
    left, top, right, bottom = bounds_of(points)
    return Bounds(left - MARGIN - 1, top - MARGIN - 1, right + MARGIN + 1, bottom + MARGIN + 1)


def _meet(one: Bounds, other: tuple[float, float, float, float]) -> bool:
    return one.left < other[2] and other[0] < one.right and one.top < other[3] and other[1] < one.bottom


def _size(box: tuple[int, int, int, int]) -> tuple[int, int]:
    return box[2] - box[0], box[3] - box[1]
