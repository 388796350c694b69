"""A journey as the rest of the house sees it: frozen values with everything a map, a table or a measure needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from app.coding.rows import CodeId, SegmentId
from app.journeys.rules.accounts import ALLOWED_DAYS
from app.journeys.rules.vocabulary import Vocabulary
from app.journeys.rules.wellbeing import LONGEST_UNTOLD
from app.journeys.rules.wellbeing import Method as Method
from app.journeys.rules.when import When
from app.study.rows import CaseId, CaseRelation, ConsentScope, ParticipantId, PerspectiveId, SourceId

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


DEFAULT_LANES = (
    (LaneKind.HOME, "Where I lived"),
    (LaneKind.LEGAL, "Legal status"),
    (LaneKind.EDUCATION, "School, education, work"),
    (LaneKind.WORKER, "Social worker"),
    (LaneKind.PEOPLE, "People who mattered"),
    (LaneKind.SUPPORT, "Support received"),
)
"""The lanes a study starts with, made when its first journey is begun (DOMAIN §1.4)."""

NOBODY = "none"
"""The code of a time in no school, or with no social worker."""


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
    linkable: bool = True
    """Agreed that what they tell is set beside what others tell (E-01)."""
    scopes: frozenset[ConsentScope] = frozenset()
    """What they agreed to, where nothing behind it is missing or over."""
    though_agreed: tuple[tuple[ConsentScope, str], ...] = ()
    """Why a scope does not count though they said yes to it, as a clause."""
    place: int | None = None
    """Of their perspective in the study's order, child first; None for the official record."""

    def why_not(self, scope: ConsentScope) -> str:
        """Why a scope does not count though they said yes to it; empty where it counts, or they did not."""
        return dict(self.though_agreed).get(scope, "")


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
    """The pick-lists of the study: the built-in ones with its own terms over them."""
    asked: Mapping[tuple[EventId, ParticipantId], bool] = field(default_factory=dict)
    """Whether somebody was asked about an event, by the topic guide; a pair nobody spoke of is not there."""
    allowed_days: int = ALLOWED_DAYS
    """Times so many days apart still agree."""
    longest_untold: int = LONGEST_UNTOLD
    """A longer time in days between two points of wellbeing is a silence."""
    withheld: frozenset[int] = frozenset()
    """Marks on which a concern stands: they are seen here and leave in no picture."""

    @property
    def empty(self) -> bool:
        """Nobody told anything yet."""
        return not (self.spells or self.events or self.points)

    def teller(self, told_by: ParticipantId | None) -> TellerRow:
        """Who told a mark."""
        return next(row for row in self.tellers if row.participant == told_by)

    def event_names(self) -> dict[int, str]:
        """The titles of the events, for times before and after them."""
        return {event.id: event.title for event in self.events}
