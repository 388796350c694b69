"""The row of events: a glyph for each, ringed by how its accounts agree and named where there is room (§1.4)."""

from dataclasses import dataclass

from app.journeys.journey_rows import EventKind, EventRow
from app.journeys.layout.comparing import planned_fill, told_by_one
from app.journeys.layout.drawing import Drawn, Edge, Fill, Glyph, Kind, Ref, Ring
from app.journeys.layout.extents import span_of
from app.journeys.layout.glyphs import GLYPH_OF, flag_shapes, glyph_shapes, ring_shapes, teller_paint
from app.journeys.layout.labels import Wanted, lay_labels
from app.journeys.layout.packing import Shelves
from app.journeys.layout.shapes import MUTED, SMALL, TEXT, Font, Label, Rect, Shape, line
from app.journeys.layout.sheet import NOT_KNOWN, PAD, Lain, Sheet
from app.journeys.layout.text import shortened, wrapped
from app.journeys.layout.words import RING_OF, event_name, event_tooltip

RADIUS = 7.6
RING = 12.6
LEVEL = 29.0
"""The height of one line of events."""
NAMED_LEVELS = 10
"""So many lines may hold names; what does not fit in them stands deeper without."""
LONGEST = 170.0
DIFFERS = Font(10, bold=True)


@dataclass(frozen=True, slots=True)
class Moment:
    """An event and where on x it stands; `low` and `high` limit when it may have been."""

    event: EventRow
    x: float
    low: float
    high: float
    edge: Edge


def moments_of(sheet: Sheet) -> tuple[list[Moment], list[EventRow]]:
    """All events in order of time, and those of which nobody can say when."""
    placed, without = [], []
    for event in sorted(sheet.journey.events, key=lambda event: (_order(event, sheet), event.id)):
        span = span_of(sheet.times.bounds(sheet.times.account_to_draw_by(event).when), sheet.scale)
        if span is None:
            without.append(event)
        else:
            placed.append(Moment(event, (span[0] + span[1]) / 2, *span))
    return placed, without


def events_lane(band: int, top: float, sheet: Sheet) -> tuple[Lain, dict[int, tuple[float, float]]]:
    """The lane, and where each event stands, by its id, for the lines to its accounts."""
    lain, shelves, middles = Lain(top + PAD), Shelves(), {}
    placed, without = moments_of(sheet)
    wanted = []
    for moment in placed:
        text = shortened(event_name(moment.event), SMALL, LONGEST, sheet.measure)
        differs = _differs(moment.event, sheet)
        beside = (sheet.wide("R≠", DIFFERS) + 3) if differs else 0.0
        start, bare = moment.x - RING - 3, moment.x + RING + 6 + beside
        wide = sheet.wide(text) + 8
        level, x = _named_level(shelves, start, bare, wide, sheet)
        if level is None:
            level = shelves.first_free(start, bare)
            assert level is not None
            shelves.take(level, start, bare)
            wanted.append(Wanted(moment.x, event_name(moment.event), Ref(Kind.EVENT, event=moment.event.id)))
        else:
            shelves.take(level, min(start, x), max(bare, x + wide))
        y = lain.bottom + level * LEVEL + RING + 3
        middles[int(moment.event.id)] = (moment.x, y)
        labels = [sheet.label(text, x, y - SMALL.height / 2, SMALL, TEXT)] if x else []
        if differs:
            room = Rect(moment.x + RING + 4, y - DIFFERS.height / 2, beside - 3, DIFFERS.height)
            labels.append(Label("R≠", room, DIFFERS, TEXT))
            lain.used.add(("agreement", "record"))
        lain.marks.append(_drawn(moment.event, band, moment.x, y, moment, tuple(labels), lain, sheet))
    depth = lain.bottom + max(len(shelves), 1) * LEVEL
    lain.bottom = max(depth, _lay_unplaced(without, band, lain, middles, sheet))
    _, more = lay_labels(wanted, band, lain.bottom, lain, sheet, lines=0)
    lain.marks += more
    lain.bottom += PAD - 4
    return lain, middles


def _named_level(
    shelves: Shelves, start: float, bare: float, wide: float, sheet: Sheet
) -> tuple[int | None, float]:
    """The line with room for a glyph and its name to the right, else to the left, and where the name begins."""
    if bare + wide <= sheet.plot.right + 4:
        level = shelves.first_free(start, bare + wide, NAMED_LEVELS)
        if level is not None:
            return level, bare
    if start - wide >= sheet.plot.x:
        level = shelves.first_free(start - wide, bare, NAMED_LEVELS)
        if level is not None:
            return level, start - wide + 6
    return None, 0.0


def _order(event: EventRow, sheet: Sheet) -> tuple[float, ...]:
    return sheet.times.order(sheet.times.account_to_draw_by(event).when)


def _differs(event: EventRow, sheet: Sheet) -> bool:
    comparison = sheet.comparisons.get(event.id)
    return bool(comparison and comparison.record)


def _lay_unplaced(
    events: list[EventRow], band: int, lain: Lain, middles: dict[int, tuple[float, float]], sheet: Sheet
) -> float:
    """Events nobody can date, one below the other in the strip."""
    y = lain.bottom + RING + 3
    if sheet.strip is None:
        return lain.bottom
    for number, event in enumerate(events):
        x, right = sheet.strip.x + RING + 6, sheet.strip.right - 6
        parts = wrapped(event_name(event), SMALL, right - x - RING - 4, sheet.measure, 2)
        high = y - SMALL.height * len(parts) / 2
        labels = tuple(
            sheet.label(part, x + RING + 4, high + place * SMALL.height, SMALL, TEXT)
            for place, part in enumerate(parts)
        )
        drawn = _drawn(event, band, x, y, None, labels, lain, sheet, NOT_KNOWN + number)
        lain.marks.append(drawn)
        middles[int(event.id)] = (x, y)
        y += LEVEL
    return y - RING - 3


def _drawn(
    event: EventRow,
    band: int,
    x: float,
    y: float,
    moment: Moment | None,
    labels: tuple[Label, ...],
    lain: Lain,
    sheet: Sheet,
    order: float | None = None,
) -> Drawn:
    comparison = sheet.comparisons.get(event.id)
    ring = RING_OF[comparison.status] if comparison else Ring.NONE
    glyph = GLYPH_OF[event.kind]
    if event.kind is EventKind.OTHER and event.critical:
        glyph = Glyph.FLAG
    fill = planned_fill(event) if event.kind is EventKind.MOVE else Fill.FILLED
    alone = told_by_one(event)
    paint = TEXT if alone is None else teller_paint(sheet.tellers.get(alone))
    shapes: list[Shape] = []
    if moment is not None and moment.high - moment.low > 2 * RING:
        shapes += _limits(moment, y)
        lain.used.add(("lines", "limits"))
    shapes += ring_shapes(ring, x, y, RING)
    shapes += glyph_shapes(glyph, fill, x, y, RADIUS, paint)
    if event.critical and glyph is not Glyph.FLAG:
        shapes += flag_shapes(x + RING * 0.72, y - RING * 0.62)
    if comparison and comparison.override is not None:
        shapes.append(line((x - 5, y + RING + 2.2), (x + 5, y + RING + 2.2), TEXT, 1.4))
        lain.used.add(("agreement", "judged"))
    lain.used.add(("events", f"{glyph.value}/{fill.value}"))
    if event.critical:
        lain.used.add(("events", f"{Glyph.FLAG.value}/{Fill.FILLED.value}"))
    if ring is not Ring.NONE:
        lain.used.add(("agreement", ring.value))
    return Drawn(
        ref=Ref(Kind.EVENT, event=event.id),
        band=band,
        rect=Rect(x - RING, y - RING, 2 * RING, 2 * RING),
        order=x if order is None else order,
        name=event_name(event),
        tooltip=event_tooltip(event, comparison, sheet),
        teller=alone,
        shapes=tuple(shapes),
        labels=labels,
        starts=moment.edge if moment else Edge.UNKNOWN,
        glyph=glyph,
        fill=fill,
        ring=ring,
        differs_from_record=bool(comparison and comparison.record),
    )


def _limits(moment: Moment, y: float) -> tuple[Shape, ...]:
    """Between which days it may have been: a thin line to either side, under the glyph."""
    foot = y + RING + 1.0
    return (
        line((moment.low, foot), (moment.high, foot), MUTED, 1.0, (2.0, 2.5)),
        line((moment.low, foot - 2.5), (moment.low, foot + 2.5), MUTED, 1.0),
        line((moment.high, foot - 2.5), (moment.high, foot + 2.5), MUTED, 1.0),
    )
