"""What may be chosen of a map: its axis, what is shown, how wide it is."""

from dataclasses import dataclass, replace

from app.journeys.journey_rows import JourneyRow, LaneId
from app.journeys.layout.drawing import Part
from app.journeys.rules.timeline import Axis
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
    titled: bool = True
    legend: bool = True
    glance: tuple[str, ...] = ()
    """Facts of the glance header, already in words, that stand under the title."""
    days: tuple[float, float] | None = None
    """The part of the axis to draw, where the map goes over several pages."""
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
