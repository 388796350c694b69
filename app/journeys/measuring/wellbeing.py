"""A teller's points of wellbeing as a curve, and the lowest of them with what came after (DOMAIN §1.4)."""

from app.journeys.fact_rows import LowestRow
from app.journeys.journey_rows import EventId, JourneyRow
from app.journeys.measuring.times import when_placed
from app.journeys.rules import Axis, Curve, Point, Timeline, between_low_and_rise, curve_of, lowest_of
from app.study.rows import ParticipantId


def curve_told(journey: JourneyRow, teller: ParticipantId, timeline: Timeline, axis: Axis) -> Curve:
    """The curve of one teller in days of an axis; a point without a value begins a silence, until the next one."""
    return curve_of(
        [
            Point(point.mark, timeline.bounds(point.when, axis), point.value, point.method)
            for point in journey.points
            if point.teller == teller
        ],
        journey.longest_untold,
    )


def lowest_row(journey: JourneyRow, teller: ParticipantId | None, timeline: Timeline) -> LowestRow | None:
    """The lowest point a teller gives, and the rise after it; None where none has a place in time."""
    told = {point.mark: point for point in journey.points if point.teller == teller}
    if teller is None or not told:
        return None
    axis = timeline.axis_for(point.when for point in told.values())
    lowest = lowest_of(curve_told(journey, teller, timeline, axis))
    if lowest is None:
        return None
    events = [(event.id, timeline.bounds(when_placed(event, journey), axis)) for event in journey.events]
    marks = {int(mark): point for mark, point in told.items()}
    return LowestRow(
        low=marks[lowest.low.point.key],
        rise=None if lowest.rise is None else marks[lowest.rise.point.key],
        across_silence=lowest.across_silence,
        between=tuple(EventId(event) for event in between_low_and_rise(lowest, events)),
    )
