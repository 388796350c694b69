"""The measures of one teller's lanes (DOMAIN §1.3): spells as they were told, turned into what the rules take."""

from app.journeys.fact_rows import TellerMeasures
from app.journeys.journey_rows import NOBODY, EventKind, JourneyRow, LaneKind, SpellRow, TellerRow
from app.journeys.measuring.times import review_of, timeline_of
from app.journeys.measuring.wellbeing import lowest_row
from app.journeys.rules import (
    Axis,
    Bounds,
    Listed,
    Placement,
    Range,
    SchoolSpell,
    Timeline,
    WorkerSpell,
    measure_placements,
    measure_schools,
    measure_workers,
)
from app.journeys.rules.amounts import days_from


def measures_of(journey: JourneyRow, teller: TellerRow) -> TellerMeasures:
    """All measures of what one teller, or the official record, says of a journey."""
    return _Lanes(journey, teller).measures()


class _Lanes:
    """What one teller says, on the axis most of it was told on."""

    def __init__(self, journey: JourneyRow, teller: TellerRow) -> None:
        self._journey, self._teller = journey, teller
        self._timeline: Timeline = timeline_of(journey)
        self._kind = {lane.id: lane.kind for lane in journey.lanes}
        self._spells = [spell for spell in journey.spells if spell.teller == teller.participant]
        ends = [spell.end for spell in self._spells if spell.end is not None]
        self._axis = self._timeline.axis_for([*(spell.start for spell in self._spells), *ends])
        self._review = review_of(journey, self._axis, self._timeline)

    def measures(self) -> TellerMeasures:
        homes = self._in(LaneKind.HOME)
        schools = self._in(LaneKind.EDUCATION)
        workers = self._in(LaneKind.WORKER)
        return TellerMeasures(
            teller=self._teller,
            axis=self._axis,
            placements=measure_placements(
                [self._placement(spell) for spell in homes],
                self._journey.vocabulary,
                self._review,
                review_of(self._journey, Axis.AGE, self._timeline),
            )
            if homes
            else None,
            schools=measure_schools([self._school(spell) for spell in schools]) if schools else None,
            workers=measure_workers([self._worker(spell) for spell in workers]) if workers else None,
            entry=self._entry(Axis.AGE),
            in_care=self._in_care(),
            legal=self._legal(),
            lowest=lowest_row(self._journey, self._teller.participant, self._timeline),
        )

    def _in(self, kind: LaneKind) -> list[SpellRow]:
        return [spell for spell in self._spells if self._kind.get(spell.lane) is kind]

    def _ends(self, spell: SpellRow) -> tuple[Bounds, Bounds | None]:
        start = self._timeline.bounds(spell.start, self._axis)
        return start, None if spell.end is None else self._timeline.bounds(spell.end, self._axis)

    def _placement(self, spell: SpellRow) -> Placement:
        start, end = self._ends(spell)
        return Placement(
            key=spell.mark,
            start=start,
            end=end,
            code=spell.code,
            carer=spell.carer,
            started=spell.began_because,
            new_carer=spell.new_home,
            reason=spell.ended_because,
            unplanned=spell.unplanned,
        )

    def _school(self, spell: SpellRow) -> SchoolSpell:
        attending = spell.code.casefold() != NOBODY
        return SchoolSpell(
            spell.mark, *self._ends(spell), spell.label if attending else "", spell.mid_year, attending
        )

    def _worker(self, spell: SpellRow) -> WorkerSpell:
        allocated = spell.code.casefold() != NOBODY
        return WorkerSpell(spell.mark, *self._ends(spell), spell.carer or spell.label, allocated)

    def _entry(self, axis: Axis) -> Bounds | None:
        """When care began, as this teller has it: the event, else the first placement of the pick-list."""
        told = self._told(EventKind.ENTRY, axis)
        if told:
            return min(told, key=_first_day)
        listed = self._journey.vocabulary.list(Listed.PLACEMENT)
        starts = [
            self._timeline.bounds(spell.start, axis)
            for spell in self._in(LaneKind.HOME)
            if listed.term(spell.code) is not None
        ]
        return min((start for start in starts if not start.unknown), key=_first_day, default=None)

    def _in_care(self) -> Range | None:
        start = self._entry(self._axis)
        left = self._told(EventKind.EXIT, self._axis)
        end = max(left, key=_first_day) if left else self._review
        return None if start is None or end is None else days_from(start, end)

    def _told(self, kind: EventKind, axis: Axis) -> list[Bounds]:
        """When events of a kind were, by this teller's accounts; those of a known time."""
        told = [
            self._timeline.bounds(account.when, axis)
            for event in self._journey.events
            if event.kind is kind
            for account in event.accounts
            if account.teller == self._teller.participant
        ]
        return [bounds for bounds in told if not bounds.unknown]

    def _legal(self) -> str:
        going_on = [spell for spell in self._in(LaneKind.LEGAL) if spell.end is None]
        if not going_on:
            return ""
        last = max(going_on, key=lambda spell: self._timeline.order(spell.start, self._axis))
        term = self._journey.vocabulary.list(Listed.LEGAL).term(last.code)
        return " ".join(part for part in (last.code, term.label if term else last.label) if part)


def _first_day(bounds: Bounds) -> int:
    return bounds.earliest if bounds.earliest is not None else bounds.latest or 0
