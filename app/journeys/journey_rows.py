"""A journey as the rest of the house sees it: frozen values with everything a map, a table or a measure needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from app.coding.rows import CodeId, SegmentId
from app.journeys.rules.vocabulary import Vocabulary
from app.journeys.rules.when import When
from app.study.rows import CaseId, CaseRelation, ParticipantId, PerspectiveId, SourceId

MarkId = SegmentId
"""A mark of a map is a segment: it is coded, linked and noted as passages are."""
LaneId = NewType("LaneId", int)
EventId = NewType("EventId", int)


class LaneKind(StrEnum):
    """What a lane of the map is about; the values are stored."""

    HOME = "home"
    LEGAL = "legal status"
    EDUCATION = "education"
    WORKER = "social worker"
    PEOPLE = "people"
    SUPPORT = "support"
    OTHER = "other"


class EventKind(StrEnum):
    """What kind of thing happened: it gives the glyph; the values are stored."""

    MOVE = "move"
    DECISION = "legal decision"
    MEETING = "meeting or review"
    MILESTONE = "good milestone"
    LOSS = "loss"
    CRISIS = "crisis or missing"
    ENTRY = "came into care"
    EXIT = "left care"
    OTHER = "other"


class Method(StrEnum):
    """How a point of wellbeing was come by; the values are stored."""

    DRAWN = "drawn"
    RATED = "rated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class TellerRow:
    """Who tells of a case: somebody who took part, or the official record (no participant, letter R)."""

    participant: ParticipantId | None
    name: str
    letter: str
    perspective: PerspectiveId | None
    perspective_name: str
    palette: int | None
    relation: CaseRelation | None
    interviewed: bool
    """A source of the study has their words."""
    quotable: bool


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """What stands behind a mark: how many passages and regions are linked to it, its codes, its notes."""

    passages: int = 0
    regions: int = 0
    notes: int = 0
    codes: tuple[CodeId, ...] = ()


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane of the map."""

    id: LaneId
    kind: LaneKind
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class SpellRow:
    """A time in a lane; `end` is None while it is ongoing."""

    mark: MarkId
    lane: LaneId
    teller: ParticipantId | None
    start: When
    end: When | None
    code: str = ""
    label: str = ""
    carer: str = ""
    new_home: bool | None = None
    unplanned: bool | None = None
    began_because: str = ""
    ended_because: str = ""
    provider: str = ""
    in_area: bool | None = None
    miles: float | None = None
    mid_year: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """What one teller says of an event."""

    mark: MarkId
    event: EventId
    teller: ParticipantId | None
    source: SourceId | None
    when: When
    reason: str = ""
    reason_group: str = ""
    planned: bool | None = None
    told_why: bool | None = None
    had_say: bool | None = None
    effect: int | None = None
    first_hand: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that happened, with every account of it."""

    id: EventId
    kind: EventKind
    title: str
    lane: LaneId | None
    critical: bool
    accounts: tuple[AccountRow, ...]
    judged: str = ""
    judged_because: str = ""
    judged_by: str = ""


@dataclass(frozen=True, slots=True)
class PointRow:
    """How the child stood, -2 to 2; without a value the teller says nothing from here on."""

    mark: MarkId
    teller: ParticipantId
    when: When
    value: float | None
    method: Method
    words: str = ""


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """The whole journey of a case, those who are left out of the study and all they tell not in it."""

    case: CaseId
    pseudonym: str
    area_name: str
    born: str
    reviewed_on: str
    age_at_review: int | None
    summary: str
    tellers: tuple[TellerRow, ...]
    lanes: tuple[LaneRow, ...]
    spells: tuple[SpellRow, ...]
    events: tuple[EventRow, ...]
    points: tuple[PointRow, ...]
    evidence: Mapping[MarkId, EvidenceRow] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    @property
    def empty(self) -> bool:
        """Nobody told anything yet."""
        return not (self.spells or self.events or self.points)
