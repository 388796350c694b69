"""What may be chosen of a map: its axis, what is shown, how wide it is."""

from dataclasses import dataclass, replace
from math import inf

from app.journeys.journey_rows import JourneyRow, LaneId, SpellRow, TellerRow
from app.journeys.layout.drawing import Part
from app.journeys.layout.times import Times
from app.journeys.rules.timeline import Axis, Bounds
from app.study.rows import ParticipantId


@dataclass(frozen=True, slots=True)
class Options:
    """How a journey is to be drawn; by age unless somebody asks for the calendar (J-02)."""

    axis: Axis = Axis.AGE
    width: float = 1120.0
    hidden_lanes: frozenset[LaneId] = frozenset()
    hidden_parts: frozenset[Part] = frozenset()
    tellers: frozenset[ParticipantId | None] | None = None
    """Whose accounts are shown; None for everybody's."""
    empty_lanes: bool = False
    """Whether lanes of which nothing is told are there too, for who is about to tell something."""
    titled: bool = True
    legend: bool = True
    glance: tuple[str, ...] = ()
    """Facts of the glance header, already in words, that stand under the title."""
    days: tuple[float, float] | None = None
    """The part of the axis to draw, where the map goes over several pages."""
    first: bool = True
    """Whether it is the first part: what nobody can date stands there."""
    page: tuple[int, int] | None = None
    """Which page this is, of how many."""


def shown(journey: JourneyRow, options: Options) -> JourneyRow:
    """The journey without what is hidden, as if it had not been told."""
    told = {teller.participant for teller in journey.tellers if options.tellers is None}
    told |= options.tellers or frozenset()
    lanes = tuple(lane for lane in journey.lanes if lane.id not in options.hidden_lanes)
    kept = {lane.id for lane in lanes}
    events = (
        replace(event, accounts=tuple(account for account in event.accounts if account.teller in told))
        for event in journey.events
    )
    return replace(
        journey,
        tellers=tuple(teller for teller in journey.tellers if teller.participant in told),
        lanes=lanes,
        spells=tuple(spell for spell in journey.spells if spell.teller in told and spell.lane in kept),
        events=tuple(event for event in events if event.accounts),
        points=tuple(point for point in journey.points if point.teller in told),
    )


def tells(teller: TellerRow, journey: JourneyRow) -> bool:
    """Whether somebody, or the official record, tells anything of a journey."""
    return any(
        teller.participant == told
        for told in (
            *(spell.teller for spell in journey.spells),
            *(point.teller for point in journey.points),
            *(account.teller for event in journey.events for account in event.accounts),
        )
    )


def within(journey: JourneyRow, times: Times, options: Options) -> JourneyRow:
    """What of a journey stands on the part of the axis that is drawn; all of it where no part is chosen."""
    if options.days is None:
        return journey
    first, last = options.days
    if options.first:
        first = -inf  # what was before the axis begins stands at its edge

    def there(day: float | None) -> bool:
        return options.first if day is None else first <= day < last

    def crosses(spell: SpellRow) -> bool:
        start = times.bounds(spell.start)
        end = Bounds(times.axis) if spell.end is None else times.bounds(spell.end)
        if start.unknown and (end.unknown and spell.end is not None):
            return options.first
        until: float | None = end.latest if end.latest is not None else end.earliest
        begin: float | None = start.earliest if start.earliest is not None else start.latest
        if until is None:
            until = times.now if spell.end is None and times.now is not None else begin
        begin = until if begin is None else begin
        return until is None or begin is None or (begin < last and max(until, begin) >= first)

    return replace(
        journey,
        spells=tuple(spell for spell in journey.spells if crosses(spell)),
        events=tuple(event for event in journey.events if there(times.day_of_event(event))),
        points=tuple(point for point in journey.points if there(times.day_of(point.when))),
    )
