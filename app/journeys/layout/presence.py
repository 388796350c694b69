"""People who mattered: a line for each while they were there, dotted where nobody tells of them."""

from collections.abc import Sequence
from itertools import pairwise

from app.journeys.journey_rows import LaneRow, SpellRow
from app.journeys.layout.drawing import Drawn, Edge, Kind, Ref
from app.journeys.layout.extents import Extent, extent_of
from app.journeys.layout.packing import rows_of
from app.journeys.layout.rows import row_tag, tellers_in_rows
from app.journeys.layout.shapes import MUTED, SMALL, TEXT, Label, Path, Rect, Shape, line
from app.journeys.layout.sheet import NOT_KNOWN, PAD, Lain, Sheet
from app.journeys.layout.text import shortened
from app.journeys.layout.words import spell_name, spell_tooltip

NAME = SMALL.height + 1
ROW = NAME + 9
THICK = 2.4


def people_lane(lane: LaneRow, band: int, spells: Sequence[SpellRow], top: float, sheet: Sheet) -> Lain:
    """The whole lane: whoever tells first, then each person in the order they come in."""
    lain = Lain(top + PAD)
    for teller, told in tellers_in_rows(spells, sheet):
        begin = lain.bottom
        for name, times in _by_person(lane, told, sheet):
            _lay_person(name, lane, band, times, lain, sheet)
        row_tag(sheet.tellers.get(teller), begin, ROW, lain, sheet)
        lain.bottom += 3
    lain.bottom += PAD - 3
    return lain


def _by_person(lane: LaneRow, told: Sequence[SpellRow], sheet: Sheet) -> list[tuple[str, list[SpellRow]]]:
    people: dict[str, list[SpellRow]] = {}
    for spell in sorted(told, key=lambda spell: (sheet.times.order(spell.start), spell.mark)):
        people.setdefault(spell_name(spell, lane, sheet), []).append(spell)
    return list(people.items())


def _lay_person(name: str, lane: LaneRow, band: int, spells: Sequence[SpellRow], lain: Lain, sheet: Sheet) -> None:
    placed, unplaced = [], []
    for spell in spells:
        end = None if spell.end is None else sheet.times.bounds(spell.end)
        extent = extent_of(sheet.times.bounds(spell.start), end, sheet.times.now, sheet.scale)
        if extent is None:
            unplaced.append(spell)
        else:
            placed.append((spell, extent))
    placed.sort(key=lambda one: (one[1].left, one[1].right, one[0].mark))
    if unplaced and sheet.strip is not None:
        strip = sheet.strip
        for number, spell in enumerate(unplaced):
            text = shortened(name, SMALL, strip.width - 14, sheet.measure)
            y = lain.bottom + number * ROW
            stroke = line((strip.x + 6, y + NAME + 3), (strip.right - 8, y + NAME + 3), TEXT, 1.6, (2.5, 3.0))
            rect = Rect(strip.x + 6, y, strip.width - 14, ROW - 2)
            label = sheet.label(text, strip.x + 6, y, SMALL, TEXT) if text else None
            lain.marks.append(_drawn(spell, lane, band, rect, (stroke,), label, None, sheet))
    rows = rows_of([(extent.left, extent.right) for _, extent in placed])
    for row in range(max(rows, default=-1) + 1):
        there = [one for one, its in zip(placed, rows, strict=True) if its == row]
        _lay_line(name, lane, band, there, lain.bottom + row * ROW, lain, sheet)
    lain.bottom += ROW * max(max(rows, default=-1) + 1, len(unplaced) if sheet.strip else 0)


def _lay_line(
    name: str, lane: LaneRow, band: int, placed: list[tuple[SpellRow, Extent]], y: float, lain: Lain, sheet: Sheet
) -> None:
    stroke = y + NAME + 3
    for (_, one), (_, other) in pairwise(placed):
        if other.left - one.right > 3:
            lain.ground.append(line((one.right, stroke), (other.left, stroke), MUTED, 1.1, (1.5, 3.5)))
            lain.used.add(("lines", "dotted"))
    text = shortened(name, SMALL, sheet.plot.width, sheet.measure)
    first = placed[0][1]
    x = max(min(first.left, sheet.plot.right - sheet.wide(text)), sheet.plot.x)
    label = sheet.label(text, x, y, SMALL, TEXT)
    for number, (spell, extent) in enumerate(placed):
        begin = y if number == 0 else y + NAME - 4
        rect = Rect(extent.left, begin, extent.right - extent.left, y + ROW - 2 - begin)
        named = label if number == 0 else None
        strokes = _strokes(extent, stroke)
        lain.marks.append(_drawn(spell, lane, band, rect, strokes, named, extent, sheet))
        lain.used |= {("lines", edge.value) for edge in (extent.starts, extent.ends) if edge is not Edge.SHARP}


def _strokes(extent: Extent, y: float) -> tuple[Shape, ...]:
    """Solid where it is certain, dashed where the ends are not, with the arrow of what goes on."""
    left, right = extent.latest_start, max(extent.earliest_end, extent.latest_start)
    shapes: list[Shape] = []
    if right > left:
        shapes.append(line((left, y), (right, y), TEXT, THICK))
    elif extent.starts is extent.ends is Edge.SHARP:
        shapes.append(line((left, y), (extent.right, y), TEXT, THICK))
    if extent.earliest < left:
        shapes.append(line((extent.earliest, y), (left, y), TEXT, THICK * 0.7, (3.0, 3.0)))
    if extent.latest > right:
        shapes.append(line((right, y), (extent.latest, y), TEXT, THICK * 0.7, (3.0, 3.0)))
    if extent.ends is Edge.OPEN:
        shapes.append(Path(((right, y - 4), (right + 6, y), (right, y + 4)), TEXT, 0, (), True, TEXT))
    if extent.starts is Edge.SHARP:
        shapes.append(line((left, y - 3), (left, y + 3), TEXT, 1.2))
    if extent.ends is Edge.SHARP:
        shapes.append(line((extent.right, y - 3), (extent.right, y + 3), TEXT, 1.2))
    return tuple(shapes)


def _drawn(
    spell: SpellRow,
    lane: LaneRow,
    band: int,
    rect: Rect,
    shapes: tuple[Shape, ...],
    label: Label | None,
    extent: Extent | None,
    sheet: Sheet,
) -> Drawn:
    return Drawn(
        ref=Ref(Kind.SPELL, spell.mark),
        band=band,
        rect=rect,
        order=NOT_KNOWN if extent is None else extent.left,
        name=spell_name(spell, lane, sheet),
        tooltip=spell_tooltip(spell, lane, sheet),
        teller=spell.teller,
        shapes=shapes,
        labels=() if label is None else (label,),
        starts=Edge.UNKNOWN if extent is None else extent.starts,
        ends=Edge.UNKNOWN if extent is None else extent.ends,
        extent=None if extent is None else extent.outline,
    )
