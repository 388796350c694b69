"""What withdrawal tells: what each of its three kinds would do, and what was done; frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NewType

from app.coding.concern_rows import ConcernRow
from app.coding.note_rows import Subject
from app.language.spans import Span
from app.safeguards.register import ExportRow
from app.study.rows import CaseId, ParticipantId, SourceId

WithdrawalId = NewType("WithdrawalId", int)


class WithdrawalKind(StrEnum):
    """The three ways to withdraw (E-02)."""

    STOP = "stop"
    """No further involvement; what they gave stays."""
    EXCLUDE = "exclude"
    """Out of every count, list and output; can be taken back."""
    DELETE = "delete"
    """For good."""


class Trace(StrEnum):
    """How somebody may still be told in what others wrote or said."""

    QUOTED = "quoted"
    """Words of theirs, so many in a row as are no chance, or as many between quotation marks."""
    PERHAPS = "perhaps quoted"
    """Words they said, too, but so few that anybody may have: to be looked at."""
    NAMED = "named"
    """Their pseudonym, or with the identity key open their real name."""


class PictureFate(StrEnum):
    """What becomes of a picture that somebody drew with others."""

    BARE = "bare"
    """It stays, for it is the others’, too; what was marked and coded on it goes, whoever it is about."""
    COVER = "cover"
    """It stays with what is marked on it; their part is to be painted over next."""
    WHOLE = "whole"
    """It goes, the others’ part too."""


class Way(StrEnum):
    """What a place leads to."""

    SOURCE = "source"
    SEGMENT = "segment"
    """A region of a picture, or a mark of a journey or a network."""
    CODE = "code"
    CLAIM = "claim"
    PARTICIPANT = "participant"
    NOTES = "notes"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class Lead:
    """Where in the study a place is seen."""

    way: Way
    id: int = 0
    span: Span | None = None
    subject: Subject | None = None
    """Of notes: what they are about."""
    screen: str = ""
    """Of a page: its name."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is quoted or named in what is not theirs."""

    trace: Trace
    table: str
    row: int
    column: str
    where: str
    """Which note, passage, transcript and turn it is."""
    times: int
    before: str = field(repr=False)
    words: str = field(repr=False)
    after: str = field(repr=False)
    """The first of them, and what is around it."""
    source: SourceId | None = None
    """Of words in a transcript: what others said is theirs, and is corrected there if at all."""
    span: Span | None = None
    lead: Lead | None = None
    number: int = 0
    """Of several in one text that are each to be looked at, which it is."""

    @property
    def replaceable(self) -> bool:
        """Whether other words can be put there by the way."""
        return self.source is None

    @property
    def key(self) -> str:
        """What the place is called where it is chosen."""
        at = (f"#{self.number}" if self.number else "") if self.span is None else f":{self.span.start}"
        return f"{self.trace.value}:{self.table}:{self.row}:{self.column}{at}"


@dataclass(frozen=True, slots=True)
class SharedSource:
    """A source in which others are heard, too, or that others drew with them."""

    id: SourceId
    name: str
    others: tuple[str, ...]
    turns: int = 0
    """Theirs, in its text as it is now."""
    versions: int = 0
    regions: int = 0
    """Of a picture: marked on it, by nobody’s name."""
    fate: PictureFate = PictureFate.BARE


@dataclass(frozen=True, slots=True)
class CaseHeld:
    """A case they are linked to; it stays unless it is chosen."""

    id: CaseId
    pseudonym: str
    relation: str
    others: int
    """Marks on its journey and networks that others told, or the official record."""


@dataclass(frozen=True, slots=True)
class WithdrawalPreview:
    """What stopping, excluding or deleting a participant would do, counted exactly."""

    participant: ParticipantId
    pseudonym: str
    stopped_on: str
    excluded: bool
    counts: Mapping[str, int]
    """What is theirs -> how many; only what there is, in the order to be told."""
    removed: tuple[str, ...]
    """The names of sources that are only theirs."""
    shared: tuple[SharedSource, ...]
    joint: tuple[SharedSource, ...]
    """Pictures that others drew with them, each with what becomes of it."""
    files: tuple[str, ...]
    """Names of original files that are kept in the study, and go."""
    cases: tuple[CaseHeld, ...]
    exports: tuple[ExportRow, ...]
    open_concerns: tuple[ConcernRow, ...]
    """As long as there is one, nothing is deleted (E-09)."""
    places: tuple[Place, ...]
    deadline: str
    """The day up to which the study promised that data can be withdrawn; empty: none (E-04)."""
    rows: Mapping[str, int]
    """Table -> how many rows are deleted."""

    @property
    def published(self) -> tuple[ExportRow, ...]:
        """Exports that went public with them in it: nobody can be taken out of those (E-04)."""
        return tuple(one for one in self.exports if one.published_on)


@dataclass(frozen=True, slots=True)
class Deleted:
    """What was done, and what is left to do outside of the study."""

    tombstone: WithdrawalId
    counts: Mapping[str, int]
    exports: tuple[ExportRow, ...]
    key_cleaned: bool
    """Whether the identity key was open and knows nothing of them any more."""
    left: tuple[Place, ...]
    """Where they are still quoted or named."""
    copies: tuple[Path, ...] = ()
    """Files beside the study that may hold it as it was before."""
    backups: int = 0
    """How many older backups were removed."""


@dataclass(frozen=True, slots=True)
class WithdrawalRow:
    """A withdrawal of the study; of one who was deleted, it says nothing of who they were."""

    id: WithdrawalId
    kind: WithdrawalKind
    participant: ParticipantId | None
    pseudonym: str
    """Empty once they are deleted."""
    on: str
    by: str
    published: bool
    counts: Mapping[str, int]
    key_waits: bool
    """The identity key was closed then, and still knows them."""
