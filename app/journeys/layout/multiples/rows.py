"""All journeys as aligned small multiples: one low row for each child, as plain numbers (DOMAIN J-08)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor

from app.journeys.journey_rows import EventId, EventKind, JourneyRow, LaneKind, MarkId, PointRow, SpellRow
from app.journeys.layout.comparing import planned_fill
from app.journeys.layout.drawing import Edge, Fill, Glyph, Pattern, Tick
from app.journeys.layout.extents import Extent, extent_of
from app.journeys.layout.glyphs import GLYPH_OF
from app.journeys.layout.homes import gaps_of, pattern_of_code, torn
from app.journeys.layout.scale import Scale
from app.journeys.layout.shapes import XY
from app.journeys.layout.times import Times, in_order
from app.journeys.layout.wellbeing import curve_at
from app.journeys.rules import wellbeing as rules
from app.journeys.rules.timeline import DAYS_A_YEAR, Axis
from app.journeys.rules.vocabulary import Listed
from app.study.rows import CaseId, ParticipantId

ROW = 56.0
HOMES, EVENTS, SPARK = (6.0, 14.0), 28.5, (37.0, 14.0)
"""Within a row: top and height of the bars of homes, the line of events, top and height of the curve."""
LEAST_YEARS = 2.0


class Aligned(StrEnum):
    """What the rows share as their beginning."""

    AGE = "age"
    ENTRY = "entry to care"


@dataclass(frozen=True, slots=True)
class HomeBar:
    """A home in a row."""

    mark: MarkId
    left: float
    right: float
    pattern: Pattern
    starts: Edge
    ends: Edge
    extent: Extent
    unplanned: bool
    """Its end was not planned."""


@dataclass(frozen=True, slots=True)
class EventTick:
    """An event in a row."""

    event: EventId
    x: float
    glyph: Glyph
    fill: Fill


@dataclass(frozen=True, slots=True)
class SparkPiece:
    """A piece of the curve of one teller; silences are not drawn."""

    teller: ParticipantId
    points: tuple[XY, XY]
    dashed: bool


@dataclass(frozen=True, slots=True)
class SmallRow:
    """One child's row; empty where nothing can be placed on the shared axis."""

    case: CaseId
    pseudonym: str
    top: float
    homes: tuple[HomeBar, ...]
    homes_told_by: ParticipantId | None
    gaps: tuple[tuple[float, float], ...]
    events: tuple[EventTick, ...]
    spark: tuple[SparkPiece, ...]
    spark_points: tuple[tuple[ParticipantId, XY], ...]
    aligned: bool
    """Whether it is known where it begins on the shared axis."""

    @property
    def empty(self) -> bool:
        """There is nothing to see."""
        return not (self.homes or self.events or self.spark_points)


@dataclass(frozen=True, slots=True)
class Multiples:
    """All rows on one axis, in years of age or years since care began."""

    by: Aligned
    rows: tuple[SmallRow, ...]
    ticks: tuple[Tick, ...]
    left: float
    right: float
    height: float


def draw_multiples(
    journeys: Sequence[JourneyRow],
    by: Aligned,
    left: float,
    right: float,
    row: float = ROW,
    *,
    top: float = 0.0,
    days: tuple[float, float] | None = None,
) -> Multiples:
    """A row for each journey, in the order given, between two places on x.

    Of some of many journeys, `days` are those that all share.
    """
    begun = [_begin(journey, by) for journey in journeys]
    first, last = days or _shared(journeys, begun, by)
    scale = Scale(first, last, left, right)
    rows = tuple(
        _row(journey, times, zero, scale, top + number * row)
        for number, (journey, (times, zero)) in enumerate(zip(journeys, begun, strict=True))
    )
    return Multiples(by, rows, _ticks(scale), left, right, len(journeys) * row)


def days_shared(journeys: Sequence[JourneyRow], by: Aligned) -> tuple[float, float]:
    """The first and last day of the axis that all journeys have room on."""
    return _shared(journeys, [_begin(journey, by) for journey in journeys], by)


def _shared(
    journeys: Sequence[JourneyRow], begun: Sequence[tuple[Times, float | None]], by: Aligned
) -> tuple[float, float]:
    reach = [_reach(journey, times, zero) for journey, (times, zero) in zip(journeys, begun, strict=True)]
    first = min((low for low, _ in reach), default=0.0)
    last = max((high for _, high in reach), default=0.0)
    first = max(floor((first + 1) / DAYS_A_YEAR), 0) * DAYS_A_YEAR if by is Aligned.AGE else min(first, 0.0)
    return first, max(last, first + LEAST_YEARS * DAYS_A_YEAR)


def _begin(journey: JourneyRow, by: Aligned) -> tuple[Times, float | None]:
    """The days of a journey, and which of them is the first of the shared axis; None where nobody can say."""
    for axis in (Axis.AGE,) if by is Aligned.AGE else (Axis.AGE, Axis.CALENDAR):
        times = Times(journey, axis)
        if by is Aligned.AGE:
            return times, 0.0
        entries = [times.day_of_event(event) for event in journey.events if event.kind is EventKind.ENTRY]
        known = [day for day in entries if day is not None]
        if known:
            return times, min(known)
    return Times(journey, Axis.AGE), None


def _reach(journey: JourneyRow, times: Times, zero: float | None) -> tuple[float, float]:
    """From when to when anything is told, in days from the shared beginning."""
    if zero is None:
        return 0.0, 0.0
    homes = _homes(journey)[1]
    whens = [spell.start for spell in homes] + [spell.end for spell in homes if spell.end is not None]
    days = [times.day_of(when) for when in whens] + [times.day_of_event(event) for event in journey.events]
    days += [times.day_of(point.when) for point in journey.points] + [times.now]
    known = [day - zero for day in days if day is not None]
    return min(known, default=0.0), max(known, default=0.0)


def _homes(journey: JourneyRow) -> tuple[ParticipantId | None, list[SpellRow]]:
    """The homes as one teller tells them: the official record, else the first who tells of any."""
    lanes = {lane.id for lane in journey.lanes if lane.kind is LaneKind.HOME}
    homes = [spell for spell in journey.spells if spell.lane in lanes]
    telling = {spell.teller for spell in homes}
    voices = [None, *(teller.participant for teller in in_order(journey.tellers))]
    told_by = next((voice for voice in voices if voice in telling), None)
    return told_by, [spell for spell in homes if spell.teller == told_by]


def _row(journey: JourneyRow, times: Times, zero: float | None, scale: Scale, top: float) -> SmallRow:
    """One child's row on the shared axis, turned into the child's own days."""
    told_by, homes = _homes(journey)
    if zero is None:
        return SmallRow(journey.case, journey.pseudonym, top, (), told_by, (), (), (), (), aligned=False)
    own = Scale(scale.first + zero, scale.last + zero, scale.left, scale.right)
    placed = [(spell, extent) for spell in homes if (extent := _extent(spell, times, own)) is not None]
    placed.sort(key=lambda one: (one[1].left, one[1].right, one[0].mark))
    points = _points(journey)
    curve = None if points is None else curve_at(points[1], times, journey.longest_untold)
    return SmallRow(
        case=journey.case,
        pseudonym=journey.pseudonym,
        top=top,
        homes=tuple(_bar(spell, extent, journey) for spell, extent in placed),
        homes_told_by=told_by,
        gaps=tuple((gap.left, gap.right) for gap in gaps_of(placed, times)),
        events=_events(journey, times, own),
        spark=() if points is None or curve is None else _pieces(points[0], curve, own, top),
        spark_points=()
        if points is None or curve is None
        else tuple((points[0], _spot(place, own, top)) for place in curve.places),
        aligned=True,
    )


def _extent(spell: SpellRow, times: Times, scale: Scale) -> Extent | None:
    """None where nothing of it has a place, also where it goes on and nobody knows how old the child is now."""
    start, end = times.bounds(spell.start), None if spell.end is None else times.bounds(spell.end)
    if end is None and start.unknown and times.now is None:
        return None
    return extent_of(start, end, times.now, scale)


def _bar(spell: SpellRow, extent: Extent, journey: JourneyRow) -> HomeBar:
    pattern = pattern_of_code(spell.code, journey.vocabulary.list(Listed.PLACEMENT))
    left, right = max(extent.left, extent.earliest), extent.right
    unplanned = torn(spell, journey.vocabulary)
    return HomeBar(spell.mark, left, right, pattern, extent.starts, extent.ends, extent, unplanned)


def _events(journey: JourneyRow, times: Times, scale: Scale) -> tuple[EventTick, ...]:
    found = []
    for event in journey.events:
        day = times.day_of_event(event)
        if day is not None:
            fill = planned_fill(event) if event.kind is EventKind.MOVE else Fill.FILLED
            found.append(EventTick(event.id, scale.x(day), GLYPH_OF[event.kind], fill))
    return tuple(sorted(found, key=lambda tick: (tick.x, tick.event)))


def _points(journey: JourneyRow) -> tuple[ParticipantId, list[PointRow]] | None:
    """The points of the first who gives any, child first."""
    for teller in in_order(journey.tellers):
        points = [point for point in journey.points if point.teller == teller.participant]
        if points and teller.participant is not None:
            return teller.participant, points
    return None


def _pieces(teller: ParticipantId, curve: rules.Curve, scale: Scale, top: float) -> tuple[SparkPiece, ...]:
    return tuple(
        SparkPiece(
            teller,
            (_spot(piece.start, scale, top), _spot(piece.end, scale, top)),
            piece.stroke is rules.Stroke.DASHED,
        )
        for piece in curve.pieces
        if piece.stroke is not rules.Stroke.BROKEN
    )


def _spot(place: rules.Place, scale: Scale, top: float) -> XY:
    begin, height = SPARK
    return scale.x(place.day), top + begin + height * (rules.HIGHEST - place.value) / (
        rules.HIGHEST - rules.LOWEST
    )


def _ticks(scale: Scale) -> tuple[Tick, ...]:
    step = next((step for step in (1, 2, 5, 10) if scale.a_year * step >= 24), 20)
    first, last = floor(scale.first / DAYS_A_YEAR + 1e-9), floor(scale.last / DAYS_A_YEAR + 1e-9)
    return tuple(
        Tick(
            year * DAYS_A_YEAR,
            scale.x(year * DAYS_A_YEAR),
            str(year) if year % step == 0 else "",
            year % step == 0,
        )
        for year in range(first, last + 1)
        if year * DAYS_A_YEAR >= scale.first - 1
    )
