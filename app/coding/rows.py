"""What coding tells the rest of the house: frozen values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from app.language.spans import Span
from app.study.rows import ParticipantId, PerspectiveId, SourceId, VersionId

CoderId = NewType("CoderId", int)
CodeId = NewType("CodeId", int)
SegmentId = NewType("SegmentId", int)
CodingId = NewType("CodingId", int)
CodebookVersionId = NewType("CodebookVersionId", int)
SavedQueryId = NewType("SavedQueryId", int)
PassageLinkId = NewType("PassageLinkId", int)
NoteId = NewType("NoteId", int)
CodeSetId = NewType("CodeSetId", int)
ThemeId = NewType("ThemeId", int)

PATH_SEPARATOR = " / "


class Origin(StrEnum):
    """Where a code comes from (DOMAIN C-02)."""

    A_PRIORI = "a priori"
    EMERGENT = "emergent"
    IN_VIVO = "in vivo"


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code of the tree in MacQueen's structure; `passages_below` counts the whole subtree.

    `definition` is the full one, `brief` the short one, `example` a typical one.
    """

    id: CodeId
    parent: CodeId | None
    name: str
    path: str
    depth: int
    position: int
    colour: int
    definition: str
    when_to_use: str
    when_not: str
    example: str
    passages: int
    passages_below: int
    brief: str = ""
    near_miss: str = ""
    origin: Origin = Origin.EMERGENT
    framework: str = ""
    category: bool = False
    """Groups codes and is itself put on no passage."""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class CodingMark:
    """One code on one segment, as a stripe shows it."""

    coding: CodingId
    segment: SegmentId
    code: CodeId
    name: str
    colour: int
    start: int
    end: int
    coder: str
    memo: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Voice:
    """A participant heard in a passage."""

    participant: ParticipantId
    pseudonym: str
    perspective: PerspectiveId | None
    perspective_name: str
    palette: int | None
    role: str
    area_name: str
    quotable: bool


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A coded passage with its words and whose they are.

    `voices` holds the participants whose speech the passage touches, in order; the interviewer is never one.
    """

    coding: CodingId
    source: SourceId
    source_name: str
    version: VersionId
    start: int
    end: int
    text: str
    speech: str
    """The words without labels, stamps and the interviewer's turns."""
    before: str
    after: str
    turn_number: int
    code: CodeId
    code_path: str
    coder: str
    memo: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class CoderRow:
    """A person who codes."""

    id: CoderId
    name: str


@dataclass(frozen=True, slots=True)
class CodingDraft:
    """A line of a coding list: names and positions as a person wrote them."""

    source: str
    start: int
    end: int
    code: str
    coder: str
    memo: str = ""
