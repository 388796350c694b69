"""What every lane needs to draw itself, and what it hands back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.journeys.journey_rows import EventId, JourneyRow, TellerRow
from app.journeys.layout.drawing import Drawn
from app.journeys.layout.options import Options
from app.journeys.layout.scale import Scale
from app.journeys.layout.shapes import MUTED, SMALL, Font, Label, Measure, Paint, Rect, Shape
from app.journeys.layout.text import label
from app.journeys.layout.times import Times
from app.journeys.rules.accounts import Comparison
from app.study.rows import ParticipantId

GUTTER = 172.0
"""The room for the names of lanes, left of everything."""
STRIP = 104.0
"""The strip of what nobody can date."""
PAD = 10.0
TAG = 22.0
"""The room for the letter of who tells a row, at the right of the gutter."""
LINE = SMALL.height + 2
NOT_KNOWN = -1e6
"""Where in the order of time stands what nobody can date: before all else, as on the page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as its lanes see it: the journey, the axis on it, and the measurer of words."""

    journey: JourneyRow
    whole: JourneyRow
    """The journey with what stands on other pages too."""
    options: Options
    times: Times
    scale: Scale
    plot: Rect
    """From the axis to the foot of the page; lanes only use its sides."""
    strip: Rect | None
    measure: Measure
    tellers: Mapping[ParticipantId | None, TellerRow]
    comparisons: Mapping[EventId, Comparison]

    def label(self, text: str, x: float, y: float, font: Font = SMALL, paint: Paint = MUTED) -> Label:
        """Words from their top left corner."""
        return label(text, x, y, font, paint, self.measure)

    def wide(self, text: str, font: Font = SMALL) -> float:
        """How wide words are."""
        return self.measure(text, font)


@dataclass(slots=True)
class Lain:
    """What a lane has laid on the page, and how far down it reaches."""

    bottom: float
    marks: list[Drawn] = field(default_factory=list)
    ground: list[Shape] = field(default_factory=list)
    over: list[Shape] = field(default_factory=list)
    furniture: list[Label] = field(default_factory=list)
    used: set[tuple[str, str]] = field(default_factory=set)
    """Which entries the legend needs, by group and text."""
