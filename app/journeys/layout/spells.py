"""A lane of bars: homes, legal status, schools, social workers, support."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.journeys.journey_rows import LaneKind, LaneRow, MarkId, SpellRow
from app.journeys.layout.bars import TEXTURE, bar_shapes, gap_shape
from app.journeys.layout.drawing import Drawn, Edge, Kind, Pattern, Ref
from app.journeys.layout.extents import Extent, extent_of
from app.journeys.layout.homes import Gap, gaps_of, pattern_of, torn
from app.journeys.layout.labels import Wanted, lay_labels
from app.journeys.layout.packing import rows_of
from app.journeys.layout.rows import row_tag, tellers_in_rows
from app.journeys.layout.shapes import (
    BAR,
    BODY,
    DEEP,
    EDGE,
    PAGE,
    SMALL,
    TEXT,
    Box,
    Font,
    Label,
    Rect,
    Shape,
)
from app.journeys.layout.sheet import NOT_KNOWN, PAD, Lain, Sheet
from app.journeys.layout.text import fits_in_lines, shortened, wrapped
from app.journeys.layout.words import nobody, spell_name, spell_tooltip

INSET = 5.5
"""Between the edge of a bar and the words in it."""
READABLE = 42.0
"""A shortened label needs so much room to say anything."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the bars of a kind of lane look."""

    height: float
    font: Font
    lines: int
    alternating: bool = False
    textured: bool = False


LOOKS = {
    LaneKind.HOME: Look(34, BODY, 2, textured=True),
    LaneKind.LEGAL: Look(17, SMALL, 1, alternating=True),
    LaneKind.EDUCATION: Look(26, BODY, 1),
    LaneKind.WORKER: Look(17, SMALL, 1, alternating=True),
    LaneKind.SUPPORT: Look(20, SMALL, 1),
    LaneKind.OTHER: Look(20, SMALL, 1),
}
BETWEEN = 5.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A spell and where it lies."""

    spell: SpellRow
    extent: Extent
    number: int
    """Among those of its teller, in time."""


def bars_lane(lane: LaneRow, band: int, spells: Sequence[SpellRow], top: float, sheet: Sheet) -> Lain:
    """The whole lane: rows for each who tells, child first; labels in, beside or under their bars."""
    look = LOOKS.get(lane.kind, LOOKS[LaneKind.OTHER])
    lain = Lain(top + PAD)
    for teller, told in tellers_in_rows(spells, sheet):
        begin = lain.bottom
        placed, unplaced = _placed(told, sheet)
        if placed:
            rows = rows_of(_stretches(placed))
            gaps = _gaps(lane, placed, sheet)
            for row in range(max(rows) + 1):
                there = [one for one, its in zip(placed, rows, strict=True) if its == row]
                own = [gaps[one.spell.mark] for one in there if one.spell.mark in gaps]
                _lay_row(lane, band, there, own, look, lain, sheet)
        _lay_unplaced(lane, band, unplaced, begin, lain, sheet)
        row_tag(sheet.tellers.get(teller), begin, look.height, lain, sheet)
        lain.bottom += 3
    lain.bottom += PAD - 3
    return lain


def _placed(spells: Sequence[SpellRow], sheet: Sheet) -> tuple[list[Placed], list[SpellRow]]:
    ordered = sorted(spells, key=lambda spell: (sheet.times.order(spell.start), spell.mark))
    found: list[Placed] = []
    without = []
    for spell in ordered:
        end = None if spell.end is None else sheet.times.bounds(spell.end)
        extent = extent_of(sheet.times.bounds(spell.start), end, sheet.times.now, sheet.scale)
        if extent is None:
            without.append(spell)
        else:
            found.append(Placed(spell, extent, len(found)))
    return sorted(found, key=lambda one: (one.extent.left, one.extent.right, one.spell.mark)), without


def _stretches(placed: Sequence[Placed]) -> list[tuple[float, float]]:
    """What each takes of a row: up to the one that begins when it ended, however that was told, and no further."""
    begins = {one.spell.start: one.extent.left for one in reversed(placed)}
    found = []
    for one in placed:
        left, end = one.extent.left, max(one.extent.middle_end, one.extent.left + 1)
        until = one.spell.end
        following = None if until is None or until == one.spell.start else begins.get(until)
        found.append((left, end if following is None else max(left, min(end, following))))
    return found


def _gaps(lane: LaneRow, placed: list[Placed], sheet: Sheet) -> dict[MarkId, Gap]:
    """The gaps between homes, by the spell they come after."""
    if lane.kind is not LaneKind.HOME:
        return {}
    return {gap.after: gap for gap in gaps_of([(one.spell, one.extent) for one in placed], sheet.times)}


def _lay_row(
    lane: LaneRow, band: int, placed: list[Placed], gaps: list[Gap], look: Look, lain: Lain, sheet: Sheet
) -> None:
    """One row of bars, then the lines of labels that found no room in it."""
    y, wanted = lain.bottom, []
    inside: dict[MarkId, tuple[Label, ...]] = {}
    for number, one in enumerate(placed):
        until = placed[number + 1].extent if number + 1 < len(placed) else None
        text = spell_name(one.spell, lane, sheet)
        labels = _in_bar(text, one, y, look, sheet) or _coded(lane, one, y, look, sheet)
        labels = labels or _beside(text, one, until, y, look, sheet)
        inside[one.spell.mark] = labels
        if not labels:
            wanted.append(Wanted(one.extent.left, text, Ref(Kind.SPELL, one.spell.mark)))
    for gap in gaps:
        lain.ground.append(gap_shape(gap.left, gap.right, y + look.height / 2))
        lain.used.add(("lines", "gap"))
        wanted.append(Wanted(gap.left, gap.text, None))
    under, more = lay_labels(wanted, band, y + look.height + 1, lain, sheet, look.lines)
    for one in reversed(placed):  # so that an end lies over the beginning of what follows
        pattern = pattern_of(one.spell, lane, sheet)
        tone = DEEP if look.alternating and one.number % 2 else BAR
        tone = PAGE if nobody(one.spell, lane) else tone
        unplanned = lane.kind is LaneKind.HOME and torn(one.spell, sheet.journey.vocabulary)
        mark = one.spell.mark
        shapes: tuple[Shape, ...] = bar_shapes(one.extent, y, look.height, pattern, tone, unplanned=unplanned)
        if pattern is Pattern.HATCHED:
            shapes += tuple(_plate(label) for label in inside[mark] if label.rect.right <= one.extent.right)
        lain.marks.append(
            Drawn(
                ref=Ref(Kind.SPELL, mark),
                band=band,
                rect=Rect(one.extent.left, y, one.extent.right - one.extent.left, look.height),
                order=one.extent.left,
                name=spell_name(one.spell, lane, sheet),
                tooltip=spell_tooltip(one.spell, lane, sheet),
                teller=one.spell.teller,
                shapes=shapes,
                labels=(*inside[mark], *under.get(Ref(Kind.SPELL, mark), ())),
                starts=one.extent.starts,
                ends=one.extent.ends,
                extent=one.extent.outline,
                pattern=pattern,
            )
        )
        _note_used(one.extent, pattern, lane, lain, unplanned=unplanned)
    lain.marks += more
    lain.bottom = max(lain.bottom, y + look.height + BETWEEN)


def _in_bar(text: str, one: Placed, y: float, look: Look, sheet: Sheet) -> tuple[Label, ...]:
    """The name within the bar: whole, in two lines, or shortened; nothing where it would say nothing."""
    left = max(one.extent.left, min(one.extent.latest_start, one.extent.right)) + INSET
    room = one.extent.right - left - INSET
    if room <= 0:
        return ()
    font = look.font
    lines: tuple[str, ...] = ()
    if sheet.wide(text, font) <= room:
        lines = (text,)
    elif look.lines > 1 and room >= READABLE and fits_in_lines(text, SMALL, room, sheet.measure, 2):
        lines, font = wrapped(text, SMALL, room, sheet.measure, 2), SMALL
    elif room >= READABLE * 1.3:
        lines = (shortened(text, font, room, sheet.measure),)
    if not lines or not all(lines):
        return ()
    leading = font.height if len(lines) == 1 else font.size * 1.16
    height = look.height - (TEXTURE - 1 if look.textured else 0)
    first = y + (height - leading * len(lines)) / 2
    return tuple(
        Label(part, Rect(left, first + number * leading, sheet.wide(part, font), leading), font, TEXT)
        for number, part in enumerate(lines)
    )


def _coded(lane: LaneRow, one: Placed, y: float, look: Look, sheet: Sheet) -> tuple[Label, ...]:
    """The code of a legal status, where its words do not fit."""
    if lane.kind is not LaneKind.LEGAL or not one.spell.code:
        return ()
    return _in_bar(one.spell.code, one, y, look, sheet)


def _beside(
    text: str, one: Placed, following: Extent | None, y: float, look: Look, sheet: Sheet
) -> tuple[Label, ...]:
    """The whole name to the right of a bar too narrow for it, where nothing follows for long enough."""
    start = max(one.extent.latest, one.extent.right) + (12 if one.extent.ends is Edge.OPEN else 6)
    end = sheet.plot.right if following is None else min(following.earliest, following.left) - 8
    if start + sheet.wide(text) > end:
        return ()
    label = sheet.label(text, start, y + (look.height - SMALL.height) / 2, SMALL, TEXT)
    return (label,)


def _lay_unplaced(
    lane: LaneRow, band: int, spells: Sequence[SpellRow], top: float, lain: Lain, sheet: Sheet
) -> None:
    """Those of which nobody can say when, in the strip at the left."""
    if sheet.strip is None:
        return
    y, width = top, sheet.strip.width - 12
    for number, spell in enumerate(spells):
        x = sheet.strip.x + 6
        name = spell_name(spell, lane, sheet)
        text = shortened(name, SMALL, width - 12, sheet.measure)
        dashed = Box(Rect(x, y, width, 17), BAR, EDGE, 1.0, 3, (2.5, 3.0))
        lain.marks.append(
            Drawn(
                ref=Ref(Kind.SPELL, spell.mark),
                band=band,
                rect=Rect(x, y, width, 17),
                order=NOT_KNOWN + number,
                name=name,
                tooltip=spell_tooltip(spell, lane, sheet),
                teller=spell.teller,
                shapes=(dashed,),
                labels=(sheet.label(text, x + 6, y + 1.3, SMALL, TEXT),) if text else (),
                starts=Edge.UNKNOWN,
                ends=Edge.UNKNOWN,
                pattern=pattern_of(spell, lane, sheet),
            )
        )
        y += 20
    lain.bottom = max(lain.bottom, y + 2 if spells else lain.bottom)


def _plate(label: Label) -> Shape:
    """A ground on which words are read over hatching."""
    rect = label.rect
    return Box(Rect(rect.x - 3, rect.y, rect.width + 6, rect.height), PAGE, None, 0, 3)


def _note_used(extent: Extent, pattern: Pattern, lane: LaneRow, lain: Lain, *, unplanned: bool) -> None:
    if lane.kind is LaneKind.HOME:
        lain.used.add(("homes", pattern.value))
    lain.used |= {("lines", edge.value) for edge in (extent.starts, extent.ends) if edge is not Edge.SHARP}
    if unplanned:
        lain.used.add(("lines", "torn"))
