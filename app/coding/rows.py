"""What coding tells the rest of the house: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from app.language.spans import Span
from app.study.rows import ParticipantId, PerspectiveId, SourceId, TurnId, VersionId

CoderId = NewType("CoderId", int)
CodeId = NewType("CodeId", int)
SegmentId = NewType("SegmentId", int)
CodingId = NewType("CodingId", int)
CodebookVersionId = NewType("CodebookVersionId", int)
CodebookChangeId = NewType("CodebookChangeId", int)
SavedQueryId = NewType("SavedQueryId", int)
PassageLinkId = NewType("PassageLinkId", int)
NoteId = NewType("NoteId", int)
CodeSetId = NewType("CodeSetId", int)
ThemeId = NewType("ThemeId", int)

PATH_SEPARATOR = " / "

MACQUEEN = ("brief", "definition", "when_to_use", "when_not", "example", "near_miss")
"""The parts of a code's record that say what it means (DOMAIN C-03)."""
MEANING = ("definition", "when_to_use", "when_not")
"""The parts by which a code is used: where they change, its coding may no longer hold."""


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

    @property
    def incomplete(self) -> tuple[str, ...]:
        """The parts of the record that are missing; of a category, nothing but its definition."""
        wanted = ("definition",) if self.category else MACQUEEN
        return tuple(part for part in wanted if not str(getattr(self, part)).strip())

    @property
    def offered(self) -> bool:
        """Whether it can be put on passages."""
        return not (self.category or self.retired)


@dataclass(frozen=True, slots=True)
class CodeSetRow:
    """Codes held together beside the tree, in the tree's order."""

    id: CodeSetId
    name: str
    note: str
    codes: tuple[CodeId, ...]


class ChangeKind(StrEnum):
    """What was done to the codebook (DOMAIN C-05)."""

    ADD = "add"
    RENAME = "rename"
    REDEFINE = "redefine"
    RECOLOUR = "recolour"
    MOVE = "move"
    MERGE = "merge"
    SPLIT = "split"
    CATEGORY = "category"
    RETIRE = "retire"
    RESTORE = "restore"
    REMOVE = "remove"
    SET = "set"


Field = str | int | bool | None
"""A value of a code's record."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line of the codebook's history: the fields that changed as they were and as they are."""

    id: CodebookChangeId
    at: int
    kind: ChangeKind
    code: CodeId | None
    """None where the code is gone, or a set was changed."""
    path: str
    before: Mapping[str, Field]
    after: Mapping[str, Field]
    reason: str
    author: str


@dataclass(frozen=True, slots=True)
class CodebookVersionRow:
    """A version of the codebook that was frozen under a name."""

    id: CodebookVersionId
    number: int
    name: str
    note: str
    author: str
    made_at: int
    codes: int


@dataclass(frozen=True, slots=True)
class CodeState:
    """A code as it is or was in a version: known again by its `guid`, whatever it is called."""

    guid: str
    parent: str
    """The guid of the code above; empty at the top."""
    name: str
    path: str
    colour: int
    brief: str
    definition: str
    when_to_use: str
    when_not: str
    example: str
    near_miss: str
    origin: str
    framework: str
    category: bool
    retired: bool
    sets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeDraft:
    """A line of a codebook from elsewhere: what it says of a code, by its path; what it leaves out stays."""

    line: int
    """Where it stood in its table."""
    path: str
    fields: Mapping[str, Field]
    sets: tuple[str, ...] | None = None


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


class PassageKind(StrEnum):
    """What kind of thing was coded."""

    TEXT = "text"
    REGION = "region"
    """Of a picture."""
    MARK = "mark"
    """Of a journey or a network."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A coded passage with its words and whose they are.

    `voices` holds the participants whose speech the passage touches, in order; the interviewer is never one. Of
    a region they are those who drew it, of a mark whoever told it; both have no place in a text and no speech to
    quote, only the words that say what they are.
    """

    coding: CodingId
    segment: SegmentId
    kind: PassageKind
    source: SourceId | None
    """None for a mark."""
    source_name: str
    """Of a mark: whose journey it is on."""
    version: VersionId | None
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
    recheck: bool = False
    """The code was redefined since; somebody should look whether it still holds."""
    restricted: bool = False
    """A concern stands on its words: it is in no count and in no output."""

    @property
    def span(self) -> Span:
        """Where it stands in its text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """Where two codes hold of the same words: a coding of each, and the turns whose speech both touch."""

    start: int
    end: int
    one: CodingId
    other: CodingId
    turns: tuple[TurnId, ...]


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
