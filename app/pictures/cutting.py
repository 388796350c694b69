"""Cutting a picture into tiles at falling sizes, and one tile's file into pixels and back.

A picture is kept without loss wherever that costs at most half as much again as a very good JPEG: drawings in
ink, charts and screenshots are, photographs are not. Which one it is is measured on a few of its tiles. The same
pixels give the same bytes.
"""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Protocol

from app.pictures.tiles import MOST_STORED, TILE, Level, Place, Tile, damaged, levels_of
from app.problems import Problem

if TYPE_CHECKING:
    from PIL.Image import Image

_QUALITY = 92
_WORTH = 1.5
_LOOKED_AT = 3
"""In each direction: so many tiles decide how the picture is kept."""


class Pixels(Protocol):
    """A picture of any size that gives a part of itself as grey ("L") or colour ("RGB")."""

    width: int
    height: int

    def part(self, box: tuple[int, int, int, int]) -> "Image":
        """The pixels from left and top to right and bottom, in that order."""


class Held:
    """A small picture that is in memory as it is to be stored."""

    def __init__(self, image: "Image") -> None:
        self.width, self.height = image.size
        self._image = image

    def part(self, box: tuple[int, int, int, int]) -> "Image":
        """The pixels in the box."""
        return self._image.crop(box)


def cut(pixels: Pixels, release: Callable[[], None] = lambda: None) -> tuple[Tile, ...]:
    """All tiles of a picture, the one that shows it whole last; a Problem when they take too much room.

    `release` is called as soon as the pixels are no longer wanted.
    """
    levels = levels_of(pixels.width, pixels.height)
    lossless = _keeps_well(pixels, levels[0])
    tiles: list[Tile] = []
    smaller = _cut_level(pixels, levels, 0, lossless, tiles)
    release()
    for level in levels[1:]:
        assert smaller is not None
        smaller = _cut_level(Held(smaller), levels, level.number, lossless, tiles)
    return tuple(tiles)


def encode(image: "Image", *, lossless: bool) -> bytes:
    """A file that holds nothing but these pixels."""
    image.info.clear()
    out = BytesIO()
    if lossless:
        image.save(out, "PNG", compress_level=6)
    else:
        image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue()


def decode(tile: Tile, size: tuple[int, int]) -> "Image":
    """The pixels of a tile, which must be of this size; a Problem when it is no such picture."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(tile.content), formats=("PNG", "JPEG")) as image:
            if image.size != size or image.mode not in ("L", "RGB"):
                raise damaged()
            return image.copy()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise damaged() from None


def _cut_level(
    pixels: Pixels, levels: tuple[Level, ...], number: int, lossless: bool, tiles: list[Tile]
) -> "Image | None":
    """Add the tiles of one level, band by band; return the next level's pixels, None above the last."""
    from PIL import Image

    level = levels[number]
    room = MOST_STORED - sum(len(tile.content) for tile in tiles)
    above: Image.Image | None = None
    for row in range(level.rows):
        top, bottom = row * TILE, min((row + 1) * TILE, level.height)
        band = pixels.part((0, top, level.width, bottom))
        for column in range(level.columns):
            left, right = column * TILE, min((column + 1) * TILE, level.width)
            content = encode(band.crop((left, 0, right, bottom - top)), lossless=lossless)
            tiles.append(Tile(Place(number, row, column), content))
            room -= len(content)
        if room < 0:
            raise Problem(
                f"The picture would take more than {MOST_STORED // 1_000_000} MB of the study.",
                "Save a smaller copy of it, or cut it in parts, and add those.",
            )
        if number + 1 < len(levels):
            if above is None:
                above = Image.new(band.mode, (levels[number + 1].width, levels[number + 1].height))
            above.paste(band.reduce(2), (0, top // 2))
    return above


def _keeps_well(pixels: Pixels, level: Level) -> bool:
    """Whether the picture is as well kept without loss."""
    exact = good = 0
    for row in _spread(level.rows):
        for column in _spread(level.columns):
            tile = pixels.part(level.box(Place(0, row, column)))
            exact += len(encode(tile, lossless=True))
            good += len(encode(tile, lossless=False))
    return exact <= good * _WORTH


def _spread(count: int) -> list[int]:
    """A few of so many, evenly apart."""
    return sorted({(2 * number + 1) * count // (2 * _LOOKED_AT) for number in range(_LOOKED_AT)})
