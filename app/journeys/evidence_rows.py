"""What stands behind a mark, and what a passage tells of: frozen values with where to open each."""

from dataclasses import dataclass
from enum import StrEnum

from app.coding.note_rows import Excerpt
from app.coding.rows import CodeId, CodingId, NoteId, PassageLinkId, SegmentId
from app.journeys.journey_rows import EventId, MarkId
from app.study.rows import CaseId, ParticipantId, SourceId

TELLS_OF = "tells of"
"""The kind of link from a passage or a region to the mark it stands behind."""


@dataclass(frozen=True, slots=True)
class LinkedPassage:
    """A passage linked to a mark: its words, whose they are and where they stand."""

    link: PassageLinkId
    kind: str
    note: str
    passage: Excerpt


@dataclass(frozen=True, slots=True)
class LinkedRegion:
    """A region of a picture linked to a mark."""

    link: PassageLinkId
    kind: str
    note: str
    region: SegmentId
    source: SourceId
    source_name: str
    picture: int
    page: int
    number: int
    label: str


@dataclass(frozen=True, slots=True)
class MarkCode:
    """A code on a mark, by one coder."""

    coding: CodingId
    code: CodeId
    path: str
    colour: int
    coder: str
    memo: str


@dataclass(frozen=True, slots=True)
class MarkNote:
    """A note about a mark."""

    note: NoteId
    title: str
    text: str
    author: str
    private: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything behind a mark."""

    mark: MarkId
    passages: tuple[LinkedPassage, ...] = ()
    regions: tuple[LinkedRegion, ...] = ()
    codes: tuple[MarkCode, ...] = ()
    notes: tuple[MarkNote, ...] = ()


class MarkKind(StrEnum):
    """What sort of mark it is."""

    SPELL = "spell"
    EVENT = "event"
    WELLBEING = "wellbeing"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class MarkTold:
    """A mark that a passage or region is linked to, and where to open it."""

    link: PassageLinkId
    mark: MarkId
    case: CaseId
    pseudonym: str
    teller: ParticipantId | None
    kind: MarkKind
    words: str
    event: EventId | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """What goes with marks that are removed, for a window to ask first."""

    marks: int = 0
    codings: int = 0
    notes: int = 0
    links: int = 0

    @property
    def nothing_else(self) -> bool:
        """Only the marks themselves go."""
        return not (self.codings or self.notes or self.links)
