"""Safe copies: what must not be seen is painted over, in one plain file in which nothing of it survives.

The pixels are painted, and the file is then written from the painted ones alone: there is no layer, thumbnail or
undo in it. The cover reaches further than the region: a JPEG spreads what it holds over blocks of 16 pixels, and
a shadow of the hidden words must not stand beside the cover.
"""

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from app.pictures.regions.outline import rows
from app.pictures.regions.region import Bounds, Point, Region, Shape, ellipse_outline
from app.pictures.tiles import TiledPicture
from app.pictures.whole import PictureFile, as_file, is_lossless, whole

if TYPE_CHECKING:
    from PIL.Image import Image

MARGIN = 26
"""Pixels painted around a region: 16 for the largest block of a JPEG and two over which its colours are smoothed,
both ways at once at a corner."""
_CORNERS = 360


def safe_copy(picture: TiledPicture, regions: Iterable[Region], longest: int | None = None) -> PictureFile:
    """The picture with the regions painted over in black, whole or made smaller; always the same bytes.

    A picture that is kept without loss is copied without loss, any other as a very good JPEG.
    """
    image = whole(picture, longest)
    paint(image, regions)
    return as_file(image, lossless=is_lossless(picture), longest=longest)


def paint(image: "Image", regions: Iterable[Region]) -> None:
    """Paint the regions and their margin black."""
    for region in regions:
        _paint(image, [Point(x * image.width, y * image.height) for x, y in _around(region)])


def _paint(image: "Image", outline: Sequence[Point]) -> None:
    from PIL import ImageDraw

    draw = ImageDraw.Draw(image)
    black = (0, 0, 0) if image.mode == "RGB" else 0
    first = max(0, math.floor(min(point.y for point in outline)))
    last = min(image.height, math.ceil(max(point.y for point in outline)))
    for y, stretches in zip(range(first, last), rows(outline, [y + 0.5 for y in range(first, last)]), strict=True):
        for begins, ends in stretches:
            draw.rectangle((math.floor(begins), y, math.ceil(ends), y), fill=black)
    for number, end in enumerate(outline):
        draw.line([outline[number - 1], end], fill=black, width=2 * MARGIN)
        draw.circle(end, MARGIN, fill=black)


def _around(region: Region) -> Sequence[Point]:
    """The region's outline, or one just outside of it where it is round."""
    if region.shape is not Shape.ELLIPSE:
        return region.outline
    left, top, right, bottom = region.bounds
    more = (1 / math.cos(math.pi / _CORNERS) - 1) / 2
    across, down = (right - left) * more, (bottom - top) * more
    return ellipse_outline(Bounds(left - across, top - down, right + across, bottom + down), _CORNERS)
