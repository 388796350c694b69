"""What regions of pictures tell the rest of the house: frozen values."""

from dataclasses import dataclass

from app.coding.note_rows import Excerpt
from app.coding.rows import CodeId, CodingId, PassageLinkId, SegmentId
from app.pictures.regions.region import Region
from app.study.picture_rows import PictureId


@dataclass(frozen=True, slots=True)
class RegionCode:
    """A code on a region, put there by one coder."""

    coding: CodingId
    code: CodeId
    name: str
    path: str
    colour: int
    coder: str
    memo: str


@dataclass(frozen=True, slots=True)
class LinkedWords:
    """Words of a transcript that a region is linked to."""

    link: PassageLinkId
    kind: str
    note: str
    passage: Excerpt


@dataclass(frozen=True, slots=True)
class LinkedRegion:
    """Another region that a region is linked to; `name` says of which picture, `number` where on it."""

    link: PassageLinkId
    kind: str
    note: str
    region: SegmentId
    picture: PictureId
    name: str
    number: int
    label: str


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region of a picture, with everything that holds on to it but the marks of maps."""

    id: SegmentId
    number: int
    region: Region
    label: str
    codes: tuple[RegionCode, ...] = ()
    notes: int = 0
    words: tuple[LinkedWords, ...] = ()
    regions: tuple[LinkedRegion, ...] = ()

    @property
    def title(self) -> str:
        """Its number, and what is seen there."""
        return f"{self.number}: {self.label}" if self.label else f"{self.number}"


@dataclass(frozen=True, slots=True)
class RegionLoss:
    """What goes with a region that is removed, for a window to say first."""

    codings: int = 0
    notes: int = 0
    links: int = 0

    @property
    def nothing_else(self) -> bool:
        """Only the region itself goes."""
        return not (self.codings or self.notes or self.links)
