"""What the rows of all children share: the axis, the room for names and counts, and the legend."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.journeys.fact_rows import JourneyHead
from app.journeys.journey_rows import JourneyRow, TellerRow
from app.journeys.layout.drawing import Edge, LegendEntry, Ring
from app.journeys.layout.legend import Groups, groups_used, lay_groups, teller_entry
from app.journeys.layout.multiples.rows import Aligned, Multiples, SmallRow, draw_multiples
from app.journeys.layout.shapes import MUTED, SMALL, TEXT, Font, Label, Measure
from app.journeys.layout.sheet import Lain
from app.journeys.layout.text import label
from app.journeys.rules import Status
from app.journeys.rules.vocabulary import Listed
from app.study.rows import CaseId

MARGIN, GUTTER, COUNTS = 24.0, 216.0, 136.0
"""The edge of the page, the room for the name of a child, and that for how the accounts agree."""
NARROW, NARROW_GUTTER = 620.0, 164.0
"""On a page narrower than this, names have less room."""
LEAST_WIDTH = 420.0
LEAST_PLOT = 280.0
"""With less room than this for the lives, the counts give way."""
YEAR = Font(12.5, bold=True)
AXIS = 24.0
AXES = {Aligned.AGE: "Age in years", Aligned.ENTRY: "Years since care began"}
COUNTED = (
    (Status.AGREE, Ring.FULL),
    (Status.PARTLY, Ring.HALF),
    (Status.CONFLICT, Ring.SPLIT),
    (Status.ONE_ACCOUNT, Ring.DOTTED),
)
"""How many events stand how, in the order of the counts."""


@dataclass(frozen=True, slots=True)
class Child:
    """A journey with what is worked out from it."""

    journey: JourneyRow
    head: JourneyHead


@dataclass(frozen=True, slots=True)
class Small:
    """All rows laid on a page of a width."""

    width: float
    multiples: Multiples
    children: tuple[Child, ...]
    counted: bool
    """Whether there is room for how the accounts agree."""
    measure: Measure
    places: dict[CaseId, int] = field(default_factory=dict)
    """Where the row of a child is."""

    def row_of(self, case: CaseId) -> tuple[Child, SmallRow] | None:
        """A child and its row, where it is on the page."""
        place = self.places.get(case)
        return None if place is None else (self.children[place], self.multiples.rows[place])


def lay_small(
    children: Sequence[Child],
    by: Aligned,
    width: float,
    measure: Measure,
    *,
    top: float = 0.0,
    days: tuple[float, float] | None = None,
) -> Small:
    """Lay rows on a page, in the order given; the same for the same input."""
    width = max(width, LEAST_WIDTH)
    gutter = NARROW_GUTTER if width < NARROW else GUTTER
    counted = width - gutter - MARGIN - COUNTS >= LEAST_PLOT
    right = width - MARGIN - (COUNTS if counted else 0)
    journeys = [child.journey for child in children]
    return Small(
        width=width,
        multiples=draw_multiples(journeys, by, gutter, right, top=top, days=days),
        children=tuple(children),
        counted=counted,
        measure=measure,
        places={child.journey.case: place for place, child in enumerate(children)},
    )


def axis_labels(small: Small, top: float) -> list[Label]:
    """What stands above the rows: the axis by name, its years, and what the counts are of."""
    multiples, measure = small.multiples, small.measure
    labels = [label(AXES[multiples.by], MARGIN, top + 2, SMALL, MUTED, measure)]
    for tick in multiples.ticks:
        width = measure(tick.text, YEAR)
        x = max(tick.x - width / 2, multiples.left - 14)
        if tick.text and x + width <= multiples.right + 4:
            labels.append(label(tick.text, x, top + 1, YEAR, TEXT, measure))
    if small.counted:
        labels.append(label("How accounts agree", multiples.right + 26, top + 2, SMALL, MUTED, measure))
    return labels


def small_legend(small: Small, top: float, lain: Lain, width: float | None = None) -> list[LegendEntry]:
    """What the rows use, explained below them, as wide as they are or as is wanted."""
    return lay_groups(_groups(small), top, (width or small.width) - MARGIN, small.measure, lain)


def _groups(small: Small) -> Groups:
    used, tellers = set[tuple[str, str]](), dict[str, TellerRow]()
    for child, row in zip(small.children, small.multiples.rows, strict=True):
        used |= _used(row)
        used |= {("agreement", ring.value) for status, ring in COUNTED if child.head.accounts.get(status)}
        for teller in _drawn(child.journey, row):
            tellers.setdefault(teller.letter, teller)
    entries = [
        teller_entry(each, f"{each.letter}  {_whose(each)}") for _, each in sorted(tellers.items(), key=_last)
    ]
    if not small.children:
        return ()
    return groups_used(used, entries, small.children[0].journey.vocabulary.list(Listed.PLACEMENT))


def _used(row: SmallRow) -> set[tuple[str, str]]:
    used = {("events", f"{tick.glyph.value}/{tick.fill.value}") for tick in row.events}
    used |= {("homes", home.pattern.value) for home in row.homes}
    edges = {edge for home in row.homes for edge in (home.starts, home.ends)} - {Edge.SHARP}
    used |= {("lines", edge.value) for edge in edges}
    used |= {("lines", "torn") for home in row.homes if home.unplanned}
    used |= {("lines", "gap") for _ in row.gaps}
    used |= {("wellbeing", "dashed" if piece.dashed else "solid") for piece in row.spark}
    return used


def _drawn(journey: JourneyRow, row: SmallRow) -> list[TellerRow]:
    """Whose homes and whose wellbeing the row shows."""
    shown = {teller for teller, _ in row.spark_points} | ({row.homes_told_by} if row.homes else set())
    return [teller for teller in journey.tellers if teller.participant in shown]


def _last(named: tuple[str, TellerRow]) -> tuple[bool, int]:
    """The official record after all people."""
    _, teller = named
    return teller.participant is None, teller.place or 0


def _whose(teller: TellerRow) -> str:
    return "official record" if teller.participant is None else teller.perspective_name.lower() or "somebody"
