"""Opening and decoding one picture of a file with Pillow (HEIC with pi-heif); runs in the worker process.

The size is looked at before a pixel is decoded, so that a picture which unpacks to gigabytes costs nothing. A
decoder meets whatever a file says, and raises whatever comes of it: `_DECODERS_ERRORS` is what a library raises
over a bad file, and only its calls stand inside the handlers.
"""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.exchange.formats.refusals import damaged
from app.exchange.pictures.kinds import Kind
from app.pictures.tiles import MOST_PIXELS, MOST_SIDE, fits
from app.problems import Problem

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

MOST_PAGES = 500
_ORIENTATION, _LOCATION, _SUBFILE = 0x0112, 0x8825, 254
_REDUCED_OR_MASK = 0b101
_PILLOWS_NAMES = {
    Kind.JPEG: ("JPEG", "MPO"),
    Kind.PNG: ("PNG",),
    Kind.TIFF: ("TIFF",),
    Kind.WEBP: ("WEBP",),
    Kind.GIF: ("GIF",),
    Kind.BMP: ("BMP",),
    Kind.AVIF: ("AVIF",),
}
_MAY_MOVE = (Kind.GIF, Kind.PNG, Kind.WEBP, Kind.AVIF)
_DECODERS_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    RuntimeError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says of itself besides its pixels."""

    orientation: int = 1
    location: bool = False
    """Whether it says where it was taken."""
    moves: bool = False


@contextmanager
def opened(path: str, kind: Kind, page: int) -> "Iterator[ImageFile]":
    """The picture on a page of the file, its size found fit and none of it decoded."""
    from PIL import Image

    before = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = None  # this house's own limits come with a sentence
    try:
        with warnings.catch_warnings(action="ignore"), _open(path, kind) as image:
            if page:
                _seek(image, page)
            refuse_size(*image.size)
            yield image
    finally:
        Image.MAX_IMAGE_PIXELS = before


def decode(image: "ImageFile") -> "Image":
    """All pixels of an opened picture."""
    try:
        image.load()
    except _DECODERS_ERRORS:
        raise damaged() from None
    refuse_size(*image.size)  # some files only say so in the end
    return image


def told_by(image: "ImageFile", kind: Kind) -> Told:
    """What the file of a decoded picture says of itself; what cannot be read is as good as not said.

    Decoded, since Pillow turns some kinds by itself while it decodes them, and then says so.
    """
    try:
        exif = image.getexif()
        orientation, location = exif.get(_ORIENTATION, 1), _LOCATION in exif
    except _DECODERS_ERRORS:
        orientation, location = 1, False
    try:
        moves = kind in _MAY_MOVE and bool(getattr(image, "is_animated", False))
    except _DECODERS_ERRORS:  # Pillow looks for the next image only when it is asked
        moves = False
    upright = orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1
    return Told(upright, location, moves)


def page_sizes(path: str, kind: Kind) -> tuple[tuple[int, tuple[int, int]], ...]:
    """The number of each page of the file and its size in pixels; reduced copies and masks are no pages."""
    with opened(path, kind, 0) as image:
        if kind is not Kind.TIFF:
            return ((0, image.size),)
        found = []
        for page in range(MOST_PAGES):
            try:
                image.seek(page)
            except _DECODERS_ERRORS:  # after the last page, or where the rest is damaged
                break
            if not _is_reduced(image):
                found.append((page, image.size))
        return tuple(found) or ((0, image.size),)


def refuse_size(width: int, height: int) -> None:
    """A Problem when a picture is too large to be kept."""
    if width < 1 or height < 1:
        raise damaged()
    if not fits(width, height):
        raise Problem(
            f"The picture has {width:,} × {height:,} pixels; at most {MOST_PIXELS // 1_000_000} million, "
            f"and {MOST_SIDE:,} in a side, can be kept.",
            "Save a smaller copy of it, or cut it in parts, and add those.",
        )


def _open(path: str, kind: Kind) -> "ImageFile":
    from PIL import Image

    try:
        if kind is Kind.HEIC:
            from pi_heif import HeifImageFile

            return HeifImageFile(path)
        return Image.open(path, formats=_PILLOWS_NAMES[kind])
    except FileNotFoundError:
        raise
    except _DECODERS_ERRORS:
        raise Problem(
            f"The {kind.value} picture is damaged, or of a rare kind that cannot be read.",
            "Open it in the program that made it and save it as PNG or JPEG.",
        ) from None


def _seek(image: "ImageFile", page: int) -> None:
    try:
        image.seek(page)
    except _DECODERS_ERRORS:
        raise Problem("The file has no such page, or it is damaged.", "Choose another page.") from None


def _is_reduced(image: "ImageFile") -> bool:
    tags = getattr(image, "tag_v2", {})
    kind = tags.get(_SUBFILE, 0)
    return isinstance(kind, int) and bool(kind & _REDUCED_OR_MASK)
