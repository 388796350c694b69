"""What still asks to be looked at before anything is claimed (DOMAIN §2.7): frozen values."""

from dataclasses import dataclass
from enum import StrEnum

from app.coding.rows import CodeId, SegmentId
from app.journeys.journey_rows import EventId
from app.perspectives.claim_rows import ClaimId
from app.study.rows import ParticipantId, PerspectiveId


class PromptKind(StrEnum):
    """Which of the seven rules asks."""

    COMMON = "raised by nearly everybody"
    UNOPPOSED = "supported and never challenged"
    ONE_PLACE = "all challenge from one place"
    SILENT = "a perspective is silent"
    SECOND_HAND = "only second-hand about children"
    RECORD = "record and child differ"
    RIVAL = "no rival explanation"


@dataclass(frozen=True, slots=True)
class PromptKey:
    """By which a prompt is known again, however its numbers change."""

    kind: PromptKind
    claim: ClaimId | None = None
    code: CodeId | None = None
    perspective: PerspectiveId | None = None
    event: EventId | None = None


@dataclass(frozen=True, slots=True)
class PutAside:
    """Why a prompt was put aside, by whom and when."""

    reason: str
    by: str
    at: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: a sentence with its numbers, what to do, and whom to look at.

    `people` are in the order of the study; of each whether they were asked, where that is known.
    """

    key: PromptKey
    sentence: str
    to_do: str
    people: tuple[tuple[ParticipantId, bool | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """One line of the worklist."""

    found: Found
    about: str
    """What it is about, as it is called: an assumption, a code, a case."""
    people: tuple[tuple[ParticipantId, str, bool | None], ...]
    """Whom to look at, by pseudonym, and whether they were asked."""
    codes: tuple[CodeId, ...] = ()
    """The codes it is about, to look for more of."""
    mark: SegmentId | None = None
    """The account to open, of an event."""
    put_aside: PutAside | None = None

    @property
    def key(self) -> PromptKey:
        return self.found.key
