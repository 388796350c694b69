"""Cutting a picture into tiles at falling sizes, and one tile's file into pixels and back.

A picture is kept without loss wherever that costs at most half as much again as a very good JPEG: drawings in
ink, charts and screenshots are, photographs are not. Which one it is is measured on a few of its tiles.
"""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Protocol

from app.pictures.stored import TILE, Level, Place, Writing, damaged, levels_of

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


def store(pixels: Pixels, release: Callable[[], None] = lambda: None) -> bytes:
    """The stored form of a picture; `release` is called as soon as its pixels are no longer wanted."""
    levels = levels_of(pixels.width, pixels.height)
    lossless = _keeps_well(pixels, levels[0])
    with Writing(pixels.width, pixels.height) as writing:
        smaller = _store_level(pixels, levels, 0, lossless, writing)
        release()
        for level in levels[1:]:
            assert smaller is not None
            smaller = _store_level(Held(smaller), levels, level.number, lossless, writing)
        return writing.done()


class Held:
    """A small picture that is in memory as it is to be stored."""

    def __init__(self, image: "Image") -> None:
        self.width, self.height = image.size
        self._image = image

    def part(self, box: tuple[int, int, int, int]) -> "Image":
        """The pixels in the box."""
        return self._image.crop(box)


def encode(image: "Image", *, lossless: bool) -> bytes:
    """One tile as a file that holds nothing but its pixels."""
    image.info.clear()
    out = BytesIO()
    if lossless:
        image.save(out, "PNG", compress_level=6)
    else:
        image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue()


def decode(data: bytes, size: tuple[int, int]) -> "Image":
    """The pixels of a tile, which must be of this size; a Problem when it is no such picture."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            if image.size != size or image.mode not in ("L", "RGB"):
                raise damaged()
            return image.copy()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise damaged() from None


def _store_level(
    pixels: Pixels, levels: tuple[Level, ...], number: int, lossless: bool, writing: Writing
) -> "Image | None":
    """Store the tiles of one level, band by band; return the next level's pixels, None above the last."""
    from PIL import Image

    level = levels[number]
    above: Image.Image | None = None
    for row in range(level.rows):
        top, bottom = row * TILE, min((row + 1) * TILE, level.height)
        band = pixels.part((0, top, level.width, bottom))
        for column in range(level.columns):
            left, right = column * TILE, min((column + 1) * TILE, level.width)
            tile = band.crop((left, 0, right, bottom - top))
            writing.add(Place(number, column, row), encode(tile, lossless=lossless), lossless=lossless)
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
            tile = pixels.part(level.box(Place(0, column, row)))
            exact += len(encode(tile, lossless=True))
            good += len(encode(tile, lossless=False))
    return exact <= good * _WORTH


def _spread(count: int) -> list[int]:
    """A few of so many, evenly apart."""
    return sorted({(2 * number + 1) * count // (2 * _LOOKED_AT) for number in range(_LOOKED_AT)})
