"""The form in which a picture is stored: squares of it at falling sizes, each a small ordinary PNG or JPEG file.

Level 0 is the picture itself; each level above has half the width and height (rounded up), up to the one that is
a single tile and serves as thumbnail. So a scan of 12,000 pixels is shown and zoomed by decoding no more than the
window holds, and a whole picture is never in memory. Level 0 is all there is to keep: the others save time. No
tile carries anything but pixels.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from app.problems import Problem

TILE = 512
"""The side of a tile, in pixels."""
MOST_SIDE = 20_000
MOST_PIXELS = 150_000_000
MOST_STORED = 150_000_000
"""What one picture may have: pixels in a side, pixels in all, bytes in the study."""

_PNG = b"\x89PNG"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a tile stands."""

    level: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Tile:
    """A square of a picture and its file."""

    place: Place
    content: bytes

    @property
    def is_lossless(self) -> bool:
        """Whether it is a PNG; else it is a JPEG."""
        return self.content.startswith(_PNG)


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

    def places(self) -> Iterator[Place]:
        """Every tile of the level, row by row."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield Place(self.number, row, column)

    def box(self, place: Place) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of a tile, in pixels of this level."""
        left, top = place.column * TILE, place.row * TILE
        return left, top, min(left + TILE, self.width), min(top + TILE, self.height)


class TiledPicture:
    """A stored picture, of which each tile is fetched when it is wanted.

    `content` gives the file of a tile, None when it is not there.
    """

    def __init__(self, width: int, height: int, content: Callable[[Place], bytes | None]) -> None:
        if not fits(width, height):
            raise damaged()
        self.width, self.height = width, height
        self.levels = levels_of(width, height)
        self._content = content

    @classmethod
    def of(cls, width: int, height: int, tiles: Iterable[Tile]) -> Self:
        """A picture whose tiles are at hand."""
        return cls(width, height, {tile.place: tile.content for tile in tiles}.get)

    def tile(self, place: Place) -> Tile:
        """One tile: a PNG or JPEG of exactly the size that `Level.box` says; a Problem when it is missing."""
        content = self._content(place)
        if content is None:
            raise damaged()
        return Tile(place, content)

    def level_for(self, scale: float) -> Level:
        """The smallest level that is still sharp with `scale` pixels of the screen for one of the picture."""
        sharp = [level for level in self.levels if level.width >= self.width * min(scale, 1.0)]
        return sharp[-1] if sharp else self.levels[0]


def levels_of(width: int, height: int) -> tuple[Level, ...]:
    """All sizes of a picture, from its own down to the first that is a single tile."""
    levels = [Level(0, width, height)]
    while max(width, height) > TILE:
        width, height = -(-width // 2), -(-height // 2)
        levels.append(Level(len(levels), width, height))
    return tuple(levels)


def fits(width: int, height: int) -> bool:
    """Whether a picture of this size can be stored."""
    return 0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE and width * height <= MOST_PIXELS


def damaged() -> Problem:
    """What is stored is not what this program wrote."""
    return Problem("The stored picture is damaged.", "Restore a backup of the study, or add the picture anew.")
