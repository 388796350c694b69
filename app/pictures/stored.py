"""The form in which a picture is stored: an uncompressed zip of small ordinary PNG and JPEG files, its tiles.

Level 0 is the picture itself, cut into squares; each level above has half the width and height (rounded up), up
to the one that is a single tile and serves as thumbnail. So a scan of 12,000 pixels is shown and zoomed by
decoding no more than the window holds, and a whole picture is never in memory. Level 0 is all there is to keep:
the other levels only save time. No tile carries anything but pixels.

The same pixels give the same bytes.
"""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Self

from app.problems import Problem

TILE = 512
"""The side of a tile, in pixels."""
MOST_SIDE = 20_000
MOST_PIXELS = 150_000_000
MOST_STORED = 150_000_000
"""What one picture may have: pixels in a side, pixels in all, bytes in the study."""

_ABOUT = "picture.json"
_WHEN = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_ENDINGS = ("jpg", "png")


@dataclass(frozen=True, slots=True)
class Level:
    """One size of a picture."""

    number: int
    width: int
    height: int

    @property
    def columns(self) -> int:
        return -(-self.width // TILE)

    @property
    def rows(self) -> int:
        return -(-self.height // TILE)

    def places(self) -> Iterator["Place"]:
        """Every tile of the level, row by row."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield Place(self.number, column, row)

    def box(self, place: "Place") -> tuple[int, int, int, int]:
        """Left, top, right and bottom of a tile, in pixels of this level."""
        left, top = place.column * TILE, place.row * TILE
        return left, top, min(left + TILE, self.width), min(top + TILE, self.height)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a tile stands."""

    level: int
    column: int
    row: int


def levels_of(width: int, height: int) -> tuple[Level, ...]:
    """All sizes of a picture, from its own down to the first that is a single tile."""
    levels = [Level(0, width, height)]
    while max(width, height) > TILE:
        width, height = -(-width // 2), -(-height // 2)
        levels.append(Level(len(levels), width, height))
    return tuple(levels)


class StoredPicture:
    """A stored picture opened to read its tiles; a Problem when the bytes are none."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            about = json.loads(self._member(_ABOUT))
            self.width, self.height = int(about["width"]), int(about["height"])
            tile = int(about["tile"])
        except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError, NotImplementedError):
            raise damaged() from None
        if tile != TILE or not fits(self.width, self.height):
            raise damaged()
        self.levels = levels_of(self.width, self.height)
        self._names = frozenset(self._zip.namelist())

    def tile(self, place: Place) -> bytes:
        """One tile: a PNG or JPEG file of exactly the size that `Level.box` says."""
        try:
            return self._member(self._name(place))
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
            raise damaged() from None

    def is_lossless(self, place: Place) -> bool:
        """Whether a tile is a PNG."""
        return self._name(place).endswith("png")

    @property
    def thumbnail(self) -> bytes:
        """The whole picture in one tile."""
        return self.tile(Place(len(self.levels) - 1, 0, 0))

    def level_for(self, scale: float) -> Level:
        """The smallest level that is still sharp with `scale` pixels of the screen for one of the picture."""
        sharp = [level for level in self.levels if level.width >= self.width * min(scale, 1.0)]
        return sharp[-1] if sharp else self.levels[0]

    def _name(self, place: Place) -> str:
        for ending in _ENDINGS:
            name = tile_name(place, ending)
            if name in self._names:
                return name
        raise damaged()

    def _member(self, name: str) -> bytes:
        entry = self._zip.getinfo(name)
        if entry.compress_type != zipfile.ZIP_STORED or entry.file_size > len(self._data):
            raise ValueError
        return self._zip.read(entry)


class Writing:
    """A stored picture in the making: every tile is added once, then `done` gives the bytes."""

    def __init__(self, width: int, height: int) -> None:
        self._buffer = BytesIO()
        self._zip = zipfile.ZipFile(self._buffer, "w", zipfile.ZIP_STORED)
        self._add(_ABOUT, json.dumps({"width": width, "height": height, "tile": TILE}).encode())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def add(self, place: Place, data: bytes, *, lossless: bool) -> None:
        """Add a tile; a Problem when the picture grows larger than one may be."""
        if self._buffer.tell() + len(data) > MOST_STORED:
            raise Problem(
                f"The picture would take more than {MOST_STORED // 1_000_000} MB of the study.",
                "Save a smaller copy of it, or cut it in parts, and add those.",
            )
        self._add(tile_name(place, "png" if lossless else "jpg"), data)

    def done(self) -> bytes:
        """The bytes to store."""
        self._zip.close()
        return self._buffer.getvalue()

    def _add(self, name: str, data: bytes) -> None:
        entry = zipfile.ZipInfo(name, _WHEN)
        entry.create_system = _UNIX
        entry.external_attr = 0o600 << 16
        self._zip.writestr(entry, data)


def fits(width: int, height: int) -> bool:
    """Whether a picture of this size can be stored."""
    return 0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE and width * height <= MOST_PIXELS


def tile_name(place: Place, ending: str) -> str:
    """What a tile is called in the zip."""
    return f"{place.level}/{place.column}_{place.row}.{ending}"


def damaged() -> Problem:
    """What is stored is not what this program wrote."""
    return Problem("The stored picture is damaged.", "Restore a backup of the study, or add the picture anew.")
