"""The legend: only what this page uses, in columns under the map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from app.journeys.journey_rows import TellerRow
from app.journeys.layout.bars import bar_shapes
from app.journeys.layout.drawing import Edge, Fill, Glyph, LegendEntry, Pattern, Ring
from app.journeys.layout.extents import Extent
from app.journeys.layout.glyphs import flag_shapes, glyph_shapes, ring_shapes, teller_shapes, words_paint
from app.journeys.layout.homes import legend_of_homes
from app.journeys.layout.options import tells
from app.journeys.layout.shapes import (
    BAR,
    EDGE,
    HAIR,
    MUTED,
    SMALL,
    TEXT,
    Font,
    Measure,
    Paint,
    Path,
    Rect,
    Shape,
    line,
)
from app.journeys.layout.sheet import GUTTER, Lain, Sheet
from app.journeys.layout.text import label
from app.journeys.layout.words import role_words
from app.journeys.rules.vocabulary import Listed, PickList

ROW = 20.0
SWATCH = 34.0
MARGIN = 24.0
GROUP = Font(11, bold=True)
Draw = Callable[[float, float], tuple[Shape, ...]]
"""The swatch of an entry around its middle."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend, still without a place."""

    text: str
    draw: Draw
    words: Paint = TEXT


Groups = Sequence[tuple[str, Sequence[Entry]]]
"""The entries of a legend below the names of their groups."""


def lay_legend(
    used: set[tuple[str, str]], top: float, right: float, sheet: Sheet, lain: Lain
) -> list[LegendEntry]:
    """All entries from `top`, a line or more for each group."""
    placements = sheet.journey.vocabulary.list(Listed.PLACEMENT)
    return lay_groups(groups_used(used, _tellers(sheet), placements), top, right, sheet.measure, lain)


def lay_groups(groups: Groups, top: float, right: float, measure: Measure, lain: Lain) -> list[LegendEntry]:
    """Entries from `top`, a line or more for each group."""
    found: list[LegendEntry] = []
    y = top + 12
    lain.ground.append(line((MARGIN, top + 2), (right, top + 2), HAIR, 1.0))
    for group, entries in groups:
        lain.furniture.append(label(group, MARGIN, y + 3, GROUP, MUTED, measure))
        x = GUTTER
        for entry in entries:
            wide = SWATCH + measure(entry.text, SMALL) + 18
            if x + wide > right and x > GUTTER:
                x, y = GUTTER, y + ROW
            lain.ground += entry.draw(x + SWATCH / 2 - 4, y + ROW / 2)
            above = y + (ROW - SMALL.height) / 2
            lain.furniture.append(label(entry.text, x + SWATCH, above, SMALL, entry.words, measure))
            found.append(LegendEntry(group, entry.text, Rect(x, y, wide - 18, ROW)))
            x += wide
        y += ROW + 4
    lain.bottom = y
    return found


def groups_used(used: set[tuple[str, str]], tellers: Sequence[Entry], placements: PickList) -> Groups:
    """Of each group what a page uses."""
    groups = (
        ("Who tells it", tellers),
        ("What happened", _those_used("events", _EVENTS, used)),
        ("Accounts", _those_used("agreement", _AGREEMENT, used)),
        ("Homes", _homes(used, placements)),
        ("Wellbeing", _those_used("wellbeing", _WELLBEING, used)),
        ("When it was", _those_used("lines", _LINES, used)),
    )
    return [(group, entries) for group, entries in groups if entries]


def _those_used(group: str, entries: dict[str, Entry], used: set[tuple[str, str]]) -> list[Entry]:
    return [entry for key, entry in entries.items() if (group, key) in used]


def _tellers(sheet: Sheet) -> list[Entry]:
    entries = []
    for teller in sheet.tellers.values():
        if not (teller.interviewed or tells(teller, sheet.whole)):
            continue
        name = f"{teller.letter}  {teller.name}"
        if teller.participant is not None and role_words(teller):
            name += f", {role_words(teller)}"
        entries.append(teller_entry(teller, name))
    return entries


def teller_entry(teller: TellerRow, words: str) -> Entry:
    """Whose marks look how."""
    return Entry(words, partial(_teller, teller), words_paint(teller))


def _teller(teller: TellerRow, x: float, y: float) -> tuple[Shape, ...]:
    return teller_shapes(teller, x + 6, y, 4.6)


def _homes(used: set[tuple[str, str]], placements: PickList) -> list[Entry]:
    return [
        Entry(text, partial(_swatch, pattern))
        for pattern, text in legend_of_homes(placements)
        if ("homes", pattern.value) in used
    ]


def _swatch(pattern: Pattern, x: float, y: float) -> tuple[Shape, ...]:
    return bar_shapes(_extent(x - 12, x + 12, Edge.SHARP, Edge.SHARP), y - 7, 14, pattern, BAR)


def _extent(left: float, right: float, starts: Edge, ends: Edge, fade: float = 0) -> Extent:
    begin = left + (fade if starts is not Edge.SHARP else 0)
    end = right - (fade if ends not in {Edge.SHARP, Edge.OPEN} else 0)
    return Extent(left, begin, end, right, starts, ends)


def _event(text: str, glyph: Glyph, fill: Fill) -> Entry:
    return Entry(text, lambda x, y: glyph_shapes(glyph, fill, x + 4, y, 6.4, TEXT))


def _ring(text: str, ring: Ring) -> Entry:
    return Entry(text, lambda x, y: ring_shapes(ring, x + 4, y, 7.2))


def _edge(text: str, edge: Edge, fade: float = 13) -> Entry:
    def draw(x: float, y: float) -> tuple[Shape, ...]:
        right = x + (8 if edge is Edge.OPEN else 12)
        return bar_shapes(_extent(x - 12, right, Edge.SHARP, edge, fade), y - 6, 12, Pattern.PLAIN, BAR)

    return Entry(text, draw)


def _strokes(text: str, *parts: tuple[float, float, Paint, float, tuple[float, ...]]) -> Entry:
    def draw(x: float, y: float) -> tuple[Shape, ...]:
        return tuple(line((x + a, y), (x + b, y), paint, width, dash) for a, b, paint, width, dash in parts)

    return Entry(text, draw)


def _flag(x: float, y: float) -> tuple[Shape, ...]:
    return flag_shapes(x + 1, y + 6)


def _nothing(x: float, y: float) -> tuple[Shape, ...]:
    """For entries whose words begin with the sign itself."""
    return ()


def _judged(x: float, y: float) -> tuple[Shape, ...]:
    return (*ring_shapes(Ring.FULL, x + 4, y - 1, 6.2), line((x - 1, y + 7), (x + 9, y + 7), TEXT, 1.4))


def _limits(x: float, y: float) -> tuple[Shape, ...]:
    return (
        line((x - 12, y), (x + 14, y), MUTED, 1.0, (2.0, 2.5)),
        line((x - 12, y - 3), (x - 12, y + 3), MUTED, 1.0),
        line((x + 14, y - 3), (x + 14, y + 3), MUTED, 1.0),
    )


def _gap(x: float, y: float) -> tuple[Shape, ...]:
    return (Path(((x - 8, y - 4), (x - 8, y), (x + 10, y), (x + 10, y - 4)), EDGE, 1.2),)


def _torn_swatch(x: float, y: float) -> tuple[Shape, ...]:
    return bar_shapes(
        _extent(x - 12, x + 10, Edge.SHARP, Edge.SHARP), y - 6, 12, Pattern.PLAIN, BAR, unplanned=True
    )


def _silent(x: float, y: float) -> tuple[Shape, ...]:
    return line((x + 4, y - 6), (x + 4, y + 6), TEXT, 1.8), line((x - 5, y), (x + 4, y), TEXT, 1.2, (1.5, 2.0))


def _upright(x: float, y: float) -> tuple[Shape, ...]:
    return (line((x + 4, y - 7), (x + 4, y + 7), TEXT, 1.1, (1.0, 2.0)),)


_EVENTS: dict[str, Entry] = {
    f"{glyph.value}/{fill.value}": _event(text, glyph, fill)
    for glyph, fill, text in (
        (Glyph.TRIANGLE, Fill.FILLED, "Move, not planned"),
        (Glyph.TRIANGLE, Fill.HOLLOW, "Move, planned"),
        (Glyph.TRIANGLE, Fill.HALF, "Move, accounts differ whether planned"),
        (Glyph.TRIANGLE, Fill.FAINT, "Move, nobody says whether planned"),
        (Glyph.ARROW_IN, Fill.FILLED, "Came into care"),
        (Glyph.ARROW_OUT, Fill.FILLED, "Left care"),
        (Glyph.SQUARE, Fill.FILLED, "Legal decision"),
        (Glyph.CIRCLE, Fill.FILLED, "Meeting or review"),
        (Glyph.STAR, Fill.FILLED, "Good milestone"),
        (Glyph.CROSS, Fill.FILLED, "Loss"),
        (Glyph.ZIGZAG, Fill.FILLED, "Crisis or missing"),
        (Glyph.DIAMOND, Fill.FILLED, "Something else"),
    )
} | {f"{Glyph.FLAG.value}/{Fill.FILLED.value}": Entry("Moment that mattered, named by the child", _flag)}
_AGREEMENT: dict[str, Entry] = {
    Ring.FULL.value: _ring("agree", Ring.FULL),
    Ring.HALF.value: _ring("agree partly", Ring.HALF),
    Ring.SPLIT.value: _ring("conflict", Ring.SPLIT),
    Ring.DOTTED.value: _ring("one perspective alone tells of it", Ring.DOTTED),
    "record": Entry("R≠  the official record differs", _nothing),
    "judged": Entry("judged by the researcher", _judged),
}
_WELLBEING: dict[str, Entry] = {
    "solid": _strokes("drawn or rated", (-12, 14, TEXT, 2.0, ())),
    "dashed": _strokes("inferred from talk", (-12, 14, TEXT, 2.0, (5.0, 4.0))),
    "broken": _strokes("no account", (-12, -5, TEXT, 2.0, ()), (7, 14, TEXT, 2.0, ())),
    "silent": Entry("says nothing from here on", _silent),
    "widest": Entry("where accounts lie furthest apart", _upright),
}
_LINES: dict[str, Entry] = {
    Edge.FADED.value: _edge("some time in the faded part", Edge.FADED),
    Edge.BEFORE.value: _edge("not later than this", Edge.BEFORE),
    Edge.AFTER.value: _edge("this or later", Edge.AFTER),
    Edge.OPEN.value: _edge("goes on", Edge.OPEN),
    Edge.UNKNOWN.value: _edge("nobody can say when", Edge.UNKNOWN),
    Edge.CUT.value: _edge("goes on on another page", Edge.CUT, 0),
    "limits": Entry("may have been any time in between", _limits),
    "torn": Entry("end not planned", _torn_swatch),
    "gap": Entry("gap between homes", _gap),
    "dotted": _strokes("not told of in between", (-12, 14, MUTED, 1.1, (1.5, 3.5))),
}
