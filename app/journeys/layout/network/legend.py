"""The legend of a network: only what this page uses, in lines under the circles."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.journeys.journey_rows import TellerRow
from app.journeys.layout.drawing import LegendEntry
from app.journeys.layout.glyphs import words_paint
from app.journeys.layout.network.glyphs import (
    lost_shapes,
    node_shapes,
    ring_of,
    supervised_shapes,
    support_shapes,
)
from app.journeys.layout.network.lines import tie_shapes
from app.journeys.layout.network.tokens import SUPERVISED
from app.journeys.layout.shapes import EDGE, MUTED, SMALL, TEXT, Font, Label, Measure, Paint, Rect, Shape, line
from app.journeys.layout.text import shortened
from app.journeys.measuring.network_words import term_words
from app.journeys.network_rows import NodeRow
from app.journeys.rules import Direction, Listed, Tie, Vocabulary

ROW, GROUP_ROOM, SWATCH, APART = 22.0, 108.0, 30.0, 18.0
GROUP = Font(11, bold=True)
TIES = {
    Tie.STRONG: "strong",
    Tie.ORDINARY: "ordinary",
    Tie.TENUOUS: "tenuous",
    Tie.STRESSFUL: "stressful",
    Tie.CUT_OFF: "cut off or absent",
}
DIRECTIONS = (
    (Direction.TO_CHILD, "goes to the child"),
    (Direction.FROM_CHILD, "goes from the child"),
    (Direction.BOTH, "goes both ways"),
)
Draw = Callable[[float, float], tuple[Shape, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign and what it means; the sign is drawn around a point."""

    text: str
    draw: Draw
    words: Paint = TEXT
    wide: float = SWATCH


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that belong together."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """The legend on the page."""

    entries: tuple[LegendEntry, ...]
    labels: tuple[Label, ...]
    shapes: tuple[Shape, ...]
    bottom: float


def lay_legend(groups: Iterable[Group], left: float, right: float, top: float, measure: Measure) -> Laid:
    """All groups from `top`, a line or more for each."""
    entries: list[LegendEntry] = []
    labels: list[Label] = []
    shapes: list[Shape] = []
    y = top
    for group in groups:
        if not group.entries:
            continue
        title = Rect(left, y + (ROW - GROUP.height) / 2, measure(group.title, GROUP), GROUP.height)
        labels.append(Label(group.title, title, GROUP, MUTED))
        x = left + GROUP_ROOM
        for entry in group.entries:
            text = shortened(entry.text, SMALL, right - left - GROUP_ROOM - entry.wide - 8, measure)
            width = entry.wide + 8 + measure(text, SMALL)
            if x + width > right and x > left + GROUP_ROOM:
                x, y = left + GROUP_ROOM, y + ROW
            shapes += entry.draw(x + entry.wide / 2, y + ROW / 2)
            room = Rect(x + entry.wide + 8, y + (ROW - SMALL.height) / 2, measure(text, SMALL), SMALL.height)
            labels.append(Label(text, room, SMALL, entry.words))
            entries.append(LegendEntry(group.title, text, Rect(x, y, width, ROW)))
            x += width + APART
        y += ROW + 3
    return Laid(tuple(entries), tuple(labels), tuple(shapes), y)


def tellers_group(title: str, tellers: Iterable[TellerRow]) -> Group:
    """Whose view, or who names people: mark, letter and name."""
    return Group(title, tuple(_teller(teller) for teller in tellers))


def kinds_group(nodes: Iterable[NodeRow], words: Vocabulary) -> Group:
    """The shapes of what is no person."""
    used = {node.person.kind for node in nodes}
    ordered = [term.code for term in words.list(Listed.KIND).terms if term.code in used]
    ordered += sorted(used - set(ordered))
    if ordered in ([], ["person"]):
        return Group("Shape", ())
    return Group("Shape", tuple(_kind(code, words) for code in ordered))


def ties_group(nodes: Iterable[NodeRow]) -> Group:
    """The lines that are used."""
    there = list(nodes)
    ties = {node.tie for node in there}
    entries = [_tie(tie, Direction.UNSAID, text) for tie, text in TIES.items() if tie in ties]
    ways = {node.direction for node in there}
    entries += [_tie(Tie.ORDINARY, way, text) for way, text in DIRECTIONS if way in ways]
    return Group("Tie", tuple(entries))


def supports_group(nodes: Iterable[NodeRow], words: Vocabulary) -> Group:
    """The signs of supports, and of supervised contact."""
    there = list(nodes)
    used = {code for node in there for code in node.supports}
    ordered = [term.code for term in words.list(Listed.SUPPORT).terms if term.code in used]
    signs = [*ordered, *sorted(used - set(ordered))]
    signs += [SUPERVISED] if any(node.supervised for node in there) else []
    return Group("Gives", tuple(_sign(sign, words) for sign in signs))


def lost_group(nodes: Iterable[NodeRow]) -> Group:
    """The cross over those who were lost."""
    if not any(node.lost_at for node in nodes):
        return Group("Also", ())
    return Group("Also", (Entry("lost at a move", lambda x, y: lost_shapes(x, y), wide=22),))


def overlay_group(title: str, used: Iterable[tuple[str, str]]) -> Group:
    """How two views place people: `used` are kinds of sign with their words."""
    signs: dict[str, Draw] = {
        "same": lambda x, y: (ring_of(False, x, y, 8),),
        "apart": lambda x, y: (line((x - 14, y), (x + 14, y), EDGE, 1.4, (1.5, 3.0)),),
        "one": lambda x, y: (ring_of(True, x, y, 8),),
    }
    return Group(title, tuple(Entry(text, signs[sign], wide=28) for sign, text in used))


def _teller(teller: TellerRow) -> Entry:
    name = f"{teller.letter}  {teller.name}"
    if teller.perspective_name:
        name += f", {teller.perspective_name.lower()}"
    return Entry(name, lambda x, y: node_shapes("person", teller, x, y, 6.5), words_paint(teller), wide=16)


def _kind(code: str, words: Vocabulary) -> Entry:
    text = term_words(Listed.KIND, code, words).lower()
    return Entry(text, lambda x, y: node_shapes(code, None, x, y, 6.5), wide=16)


def _tie(tie: Tie, way: Direction, text: str) -> Entry:
    return Entry(text, lambda x, y: tie_shapes(tie, way, (x - 18, y), (x + 18, y), ()), wide=38)


def _sign(sign: str, words: Vocabulary) -> Entry:
    if sign == SUPERVISED:
        return Entry("contact is supervised", supervised_shapes, wide=12)
    return Entry(term_words(Listed.SUPPORT, sign, words).lower(), lambda x, y: support_shapes(sign, x, y), wide=12)
