"""What the study tells of its pictures, and what makes one: frozen values."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from app.pictures.regions.region import Region
from app.pictures.tiles import Tile
from app.study.rows import CaseId, CaseRelation, ParticipantId, SourceId, SourceKind, SourceStatus, SpeakerDraft

PictureId = NewType("PictureId", int)
RedactionId = NewType("RedactionId", int)


class PictureKind(StrEnum):
    """What a picture is; only whoever collected it can say."""

    DRAWING = "drawing"
    JOURNEY_MAP = "journey map"
    NETWORK_MAP = "network map"
    PHOTOGRAPH = "photograph"


@dataclass(frozen=True, slots=True)
class PageDraft:
    """One picture as it is to be stored."""

    width: int
    height: int
    tiles: tuple[Tile, ...] = field(repr=False)
    described: str = ""


@dataclass(frozen=True, slots=True)
class PictureDraft:
    """A source of pictures, agreed and ready to be stored; whoever drew it is a speaker of it.

    Where a case is named, those who drew it are linked to it, unless they are already.
    """

    name: str
    pages: tuple[PageDraft, ...]
    makers: tuple[SpeakerDraft, ...] = ()
    kind: PictureKind = PictureKind.DRAWING
    case: CaseId | None = None
    relation: CaseRelation = CaseRelation.SELF
    format: str = "png"
    collected_on: str = ""
    file_sha256: bytes = b""
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Maker:
    """Somebody who drew a picture, with what may be done with it."""

    participant: ParticipantId
    pseudonym: str
    perspective_name: str
    palette: int | None
    included: bool
    reproduces: bool | None
    """Whether the drawing may be reproduced as far as they go; None where nothing is recorded."""
    why: str = ""
    """Why not, as a clause, though they said yes."""


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One page of a source of pictures: no pixels."""

    id: PictureId
    source: SourceId
    source_name: str
    page: int
    """Counted from 1."""
    pages: int
    kind: PictureKind
    width: int
    height: int
    described: str
    status: SourceStatus
    collected_on: str
    makers: tuple[Maker, ...]
    unnamed: int
    """How many drew it of whom nobody has said yet who they are."""
    by_researcher: bool
    cases: tuple[CaseId, ...]
    """Those that somebody who drew it is linked to."""
    redactions: int
    safe: bool
    """Whether a safe copy of it is kept."""

    @property
    def name(self) -> str:
        """The source's name, with the page where there are several."""
        return f"{self.source_name}, page {self.page}" if self.pages > 1 else self.source_name

    @property
    def excluded(self) -> bool:
        """Whether only people drew it who are left out of the study."""
        return bool(self.makers) and not any(maker.included for maker in self.makers)

    @property
    def hindrance(self) -> str:
        """Why it may not be reproduced, in a sentence; empty where everybody who drew it agreed."""
        if self.unnamed or not (self.makers or self.by_researcher):
            return "Nobody has said yet who drew it, so nobody has agreed that it is reproduced."
        for maker in self.makers:
            if not maker.included:
                return f"{maker.pseudonym} is left out of the study."
            if maker.why:
                return f"What {maker.pseudonym} drew may not be reproduced: {maker.why}."
            if not maker.reproduces:
                said = "has not agreed" if maker.reproduces is False else "has not been asked"
                return f"{maker.pseudonym} {said} that drawings are reproduced."
        return ""


@dataclass(frozen=True, slots=True)
class PictureSourceRow:
    """A source of pictures, by what can be asked of any source."""

    id: SourceId
    name: str
    kind: SourceKind
    status: SourceStatus
    collected_on: str
    participants: tuple[str, ...]
    excluded: bool


@dataclass(frozen=True, slots=True)
class RedactionRow:
    """A part of a picture that nobody outside may see."""

    id: RedactionId
    region: Region
    reason: str
    made_by: str


@dataclass(frozen=True, slots=True)
class SafeCopyRow:
    """What may leave of a picture: one plain file with the redactions burned in."""

    media: str
    width: int
    height: int
    made_by: str
    made_at: int
    content: bytes = field(repr=False)

    @property
    def ending(self) -> str:
        """Of the file's name."""
        return ".png" if self.media == "image/png" else ".jpg"
