"""What the worker process is asked to do with a picture file: look into it, show a page small, read one."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.exchange.formats.refusals import no_file, unopenable
from app.exchange.pictures.colours import conversion
from app.exchange.pictures.decoding import Told, decode, opened, page_sizes, told_by
from app.exchange.pictures.kinds import KIND_OF_ENDING, Kind, kind_of
from app.exchange.pictures.pdf_pages import pdf_page_sizes, rendered
from app.exchange.pictures.turning import Turned
from app.pictures.covering import safe_copy
from app.pictures.cutting import cut, encode
from app.pictures.regions.region import Region
from app.pictures.tiles import Tile, TiledPicture
from app.pictures.whole import PictureFile
from app.problems import Problem

MOST_BYTES = 500_000_000
_BEGINNING = 4096
_PIECE = 1_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """A picture in a file that may hold several."""

    number: int
    """Counted from 0."""
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds, before any of it is read."""

    kind: Kind
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A page in small, and what is to be known of it before it is read."""

    content: bytes
    """A PNG or JPEG."""
    had_location: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PictureRead:
    """A picture as it is to be stored, upright, in sRGB or grey, on white, and without any metadata."""

    width: int
    height: int
    tiles: tuple[Tile, ...]
    """At every size, the picture's own first."""
    kind: Kind
    """What it came as."""
    page: int
    sha256: bytes
    """Of the whole file it came from."""
    had_location: bool
    """Whether the file said where it was taken, which is not kept."""
    warnings: tuple[str, ...]

    @property
    def picture(self) -> TiledPicture:
        return TiledPicture.of(self.width, self.height, self.tiles)

    @property
    def thumbnail(self) -> bytes:
        """A PNG or JPEG of at most 512 pixels a side."""
        return self.tiles[-1].content


def look(path: str) -> Contents:
    """Which pictures the file holds."""
    with _named_problems():
        kind = kind_of(_beginning(path))
        sizes = pdf_page_sizes(path) if kind is Kind.PDF else page_sizes(path, kind)
    return Contents(kind, tuple(Page(number, width, height) for number, (width, height) in sizes))


def preview(path: str, page: int, longest: int) -> Preview:
    """A page as a small picture file."""
    from PIL.Image import Resampling

    with _named_problems():
        kind = kind_of(_beginning(path))
        with _decoded(path, kind, page, longest) as (turned, told, warnings):
            small = turned.small(longest * 2)
            small.thumbnail((longest, longest), Resampling.LANCZOS)
            return Preview(encode(small, lossless=False), told.location, _all_warnings(path, kind, warnings, told))


def read(path: str, page: int) -> PictureRead:
    """A page as it is to be stored; a Problem when it cannot be."""
    with _named_problems():
        kind = kind_of(_beginning(path))
        with _decoded(path, kind, page) as (turned, told, warnings):
            width, height = turned.width, turned.height
            tiles = cut(turned, turned.release)
        return PictureRead(
            width=width,
            height=height,
            tiles=tiles,
            kind=kind,
            page=page,
            sha256=_sha256(path),
            had_location=told.location,
            warnings=_all_warnings(path, kind, warnings, told),
        )


def cover(
    width: int, height: int, tiles: tuple[Tile, ...], regions: tuple[Region, ...], longest: int | None
) -> PictureFile:
    """A safe copy of a picture of which the tiles it takes are given."""
    return safe_copy(TiledPicture.of(width, height, tiles), regions, longest)


@contextmanager
def _decoded(
    path: str, kind: Kind, page: int, longest: int | None = None
) -> Iterator[tuple[Turned, Told, tuple[str, ...]]]:
    if kind is Kind.PDF:
        with rendered(path, page, longest) as image:
            convert, warnings = conversion(image)
            yield Turned(image, Told().orientation, convert), Told(), warnings
        return
    with opened(path, kind, page) as file:
        if longest:
            file.draft(None, (longest * 2, longest * 2))
        decoded = decode(file)
        told = told_by(file, kind)
        convert, warnings = conversion(decoded)
        yield Turned(decoded, told.orientation, convert), told, warnings


@contextmanager
def _named_problems() -> Iterator[None]:
    """Say in a sentence when the file is away or locked."""
    try:
        yield
    except FileNotFoundError:
        raise no_file() from None
    except PermissionError:
        raise unopenable() from None


def _beginning(path: str) -> bytes:
    about = os.stat(path)
    if not stat.S_ISREG(about.st_mode):
        raise Problem("This is not a file.", "Choose the pictures themselves.")
    if about.st_size > MOST_BYTES:
        raise Problem(
            f"The file has {about.st_size // 1_000_000:,} MB; at most {MOST_BYTES // 1_000_000} can be read.",
            "Save a smaller copy of the picture.",
        )
    with open(path, "rb") as file:
        beginning = file.read(_BEGINNING)
    if not beginning:
        raise Problem("The file is empty.", "Choose the file that holds the picture.")
    return beginning


def _sha256(path: str) -> bytes:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.digest()


def _all_warnings(path: str, kind: Kind, warnings: tuple[str, ...], told: Told) -> tuple[str, ...]:
    return (*_about_its_name(path, kind), *warnings, *_about_moving(told))


def _about_its_name(path: str, kind: Kind) -> tuple[str, ...]:
    ending = os.path.splitext(path)[1].lower()
    told = KIND_OF_ENDING.get(ending)
    if told in (None, kind):
        return ()
    return (f"The file is named {ending} but is really {kind.value}; it was read as that.",)


def _about_moving(told: Told) -> tuple[str, ...]:
    return ("The picture moves; only its first image was kept.",) if told.moves else ()
