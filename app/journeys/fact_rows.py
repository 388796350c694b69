"""What is worked out from a journey: its measures teller by teller, its accounts compared, its glance header."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.journeys.journey_rows import EventId, EventRow, PointRow, TellerRow
from app.journeys.rules import (
    Axis,
    Bounds,
    Comparison,
    Difference,
    PlacementMeasures,
    Range,
    SchoolMeasures,
    Silent,
    Status,
    Width,
    WorkerMeasures,
)
from app.study.rows import CaseId, ParticipantId


@dataclass(frozen=True, slots=True)
class LowestRow:
    """The lowest point of a teller's curve, the first better one after it, and what happened in between."""

    low: PointRow
    rise: PointRow | None
    across_silence: bool
    """Whether the teller gives no account of some of the time between the two."""
    between: tuple[EventId, ...]
    """Events that may have come between: what changed is for the researcher to say."""


@dataclass(frozen=True, slots=True)
class TellerMeasures:
    """The measures of one teller's lanes (DOMAIN §1.3); None where they tell nothing of that kind."""

    teller: TellerRow
    axis: Axis
    """What their times were measured on."""
    placements: PlacementMeasures | None
    schools: SchoolMeasures | None
    workers: WorkerMeasures | None
    entry: Bounds | None
    """The age at first entry to care, in days of age."""
    in_care: Range | None
    """Days from first entry to leaving care, or to the review."""
    legal: str
    """The legal status that goes on, in words."""
    lowest: LowestRow | None

    @property
    def gap_days(self) -> Range:
        """The days of all certain gaps together."""
        gaps = self.placements.gaps if self.placements else ()
        most = [gap.days.at_most for gap in gaps if gap.days.at_most is not None]
        return Range(sum(gap.days.at_least for gap in gaps), sum(most) if len(most) == len(gaps) else None)


@dataclass(frozen=True, slots=True)
class EventCompared:
    """One event with how its accounts stand to each other (DOMAIN §1.6); differences name marks."""

    event: EventRow
    comparison: Comparison
    unjudged: bool
    """Nobody set another status over the computed one."""

    @property
    def status(self) -> Status:
        """The researcher's where there is one, else the computed."""
        return self.comparison.status

    @property
    def width(self) -> Width:
        """How wide the accounts differ: larger is wider."""
        return self.comparison.width

    @property
    def differs_from_record(self) -> tuple[Difference, ...]:
        """The mark R≠: where people and the official record do not say the same."""
        return self.comparison.record

    @property
    def silent(self) -> tuple[Silent, ...]:
        """Who was interviewed and does not mention it, and whether they were asked."""
        return self.comparison.silent

    def told_only_by(self, teller: TellerRow) -> bool:
        """Whether only the perspective of this teller mentions it."""
        return teller.place is not None and self.comparison.told_only_by(teller.place)


@dataclass(frozen=True, slots=True)
class AccountsCompared:
    """The events of a case in order of time, with the accounts of everybody who agreed to be set beside others."""

    events: tuple[EventCompared, ...]
    left_out: tuple[TellerRow, ...]
    """Who tells of the case and did not agree to have their account linked with others' (E-01)."""

    def widest_first(self) -> tuple[EventCompared, ...]:
        """The events whose accounts differ most first; those that differ alike in order of time."""
        order = {one.event.id: place for place, one in enumerate(self.events)}
        wide = sorted(self.events, key=lambda one: order[one.event.id])
        return tuple(sorted(wide, key=lambda one: one.width, reverse=True))

    def counts(self) -> dict[Status, int]:
        """How many events stand how."""
        return {status: sum(one.status is status for one in self.events) for status in Status}


@dataclass(frozen=True, slots=True)
class ConsentGap:
    """What a teller did not agree to, so that something of this journey may not leave (E-01)."""

    teller: TellerRow
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JourneyFacts:
    """What a reviewer reads in five seconds (DOMAIN §1.4); perspectives are kept apart, never averaged (J-12)."""

    case: CaseId
    pseudonym: str
    area_name: str
    age: Bounds | None
    """At the review, in days of age."""
    measures: tuple[TellerMeasures, ...]
    """Of everybody who tells anything, the child first and the official record last."""
    interviewed: tuple[tuple[TellerRow, bool], ...]
    accounts: Mapping[Status, int]
    """How many events people's accounts agree on, partly, not, and so on."""
    consent: tuple[ConsentGap, ...]

    def of(self, teller: ParticipantId | None) -> TellerMeasures | None:
        """The measures of one teller; None for the official record."""
        return next((one for one in self.measures if one.teller.participant == teller), None)

    @property
    def placed(self) -> TellerMeasures | None:
        """Whose placements a header shows: the official record's if it tells of any, else the first teller's."""
        return _record_first(self.measures, "placements")

    @property
    def lowest(self) -> TellerMeasures | None:
        """Whose lowest point a header shows: the first teller's who has one, the child before all."""
        return next((one for one in self.measures if one.lowest is not None), None)

    @property
    def legal(self) -> TellerMeasures | None:
        """Whose legal status a header shows, the official record before all."""
        return _record_first(self.measures, "legal")

    @property
    def entered(self) -> TellerMeasures | None:
        """Whose account of coming into care a header shows, the official record before all."""
        return _record_first(self.measures, "entry")

    @property
    def schooled(self) -> TellerMeasures | None:
        """Whose schools a header shows, the official record before all."""
        return _record_first(self.measures, "schools")

    @property
    def worked(self) -> TellerMeasures | None:
        """Whose social workers a header shows, the official record before all."""
        return _record_first(self.measures, "workers")


@dataclass(frozen=True, slots=True)
class JourneyHead:
    """A journey among all journeys: what they are sorted by, and whose account each number is from."""

    case: CaseId
    pseudonym: str
    area_name: str
    empty: bool
    placed_by: TellerRow | None
    placements: int | None
    moves: int | None
    moves_unsaid: int | None
    """From how many homes to the next nobody said whether the carer changed."""
    unplanned: int | None
    gaps: int | None
    gap_days: Range | None
    entry: Bounds | None
    entry_by: TellerRow | None
    lowest: float | None
    lowest_by: TellerRow | None
    accounts: Mapping[Status, int]
    tellers: tuple[TellerRow, ...]
    """Who tells anything of it."""


def _record_first(measures: tuple[TellerMeasures, ...], what: str) -> TellerMeasures | None:
    ordered = sorted(measures, key=lambda one: one.teller.participant is not None)
    return next((one for one in ordered if getattr(one, what)), None)
