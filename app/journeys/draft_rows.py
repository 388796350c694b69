"""What is to be stored of a mark: everything of its row but which one it is."""

from dataclasses import dataclass, fields

from app.journeys.journey_rows import (
    AccountRow,
    EventKind,
    EventRow,
    LaneId,
    LaneKind,
    Method,
    PointRow,
    SpellRow,
)
from app.journeys.rules.when import When
from app.study.rows import ParticipantId, SourceId


@dataclass(frozen=True, slots=True)
class SpellDraft:
    """A time in a lane as it is to be; a kind in the place of a lane stands for the first lane of that kind."""

    lane: LaneId | LaneKind
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

    @classmethod
    def of(cls, row: SpellRow) -> "SpellDraft":
        """What is stored now, to be changed with `dataclasses.replace`."""
        return cls(**{field.name: getattr(row, field.name) for field in fields(cls)})


@dataclass(frozen=True, slots=True)
class EventDraft:
    """Something that happened, as it is to be, without its accounts."""

    kind: EventKind
    title: str
    lane: LaneId | None = None
    critical: bool = False

    @classmethod
    def of(cls, row: EventRow) -> "EventDraft":
        """What is stored now."""
        return cls(row.kind, row.title, row.lane, row.critical)


@dataclass(frozen=True, slots=True)
class AccountDraft:
    """What a teller says of an event, as it is to be."""

    teller: ParticipantId | None
    when: When
    source: SourceId | None = None
    reason: str = ""
    reason_group: str = ""
    planned: bool | None = None
    told_why: bool | None = None
    had_say: bool | None = None
    effect: int | None = None
    first_hand: bool = True
    words: str = ""

    @classmethod
    def of(cls, row: AccountRow) -> "AccountDraft":
        """What is stored now."""
        return cls(**{field.name: getattr(row, field.name) for field in fields(cls)})


@dataclass(frozen=True, slots=True)
class PointDraft:
    """How the child stood at a time, as it is to be; without a value a silence begins."""

    teller: ParticipantId
    when: When
    value: float | None
    method: Method
    words: str = ""

    @classmethod
    def of(cls, row: PointRow) -> "PointDraft":
        """What is stored now."""
        return cls(row.teller, row.when, row.value, row.method, row.words)


@dataclass(frozen=True, slots=True)
class RecordDraft:
    """Everything that the official record tells of a case."""

    spells: tuple[SpellDraft, ...]
    events: tuple[tuple[EventDraft, AccountDraft], ...]

    @property
    def empty(self) -> bool:
        """It tells nothing."""
        return not (self.spells or self.events)
