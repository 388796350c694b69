"""A network drawn as plain numbers: what the window, the pictures and the tests all read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.journeys.journey_rows import MarkId
from app.journeys.layout.drawing import LegendEntry
from app.journeys.layout.network.frame import Frame
from app.journeys.layout.shapes import Label, Rect, Shape
from app.journeys.network_rows import PersonId
from app.journeys.rules import Nearness
from app.study.rows import ParticipantId


@dataclass(frozen=True, slots=True)
class NodeDrawn:
    """Somebody in a drawing, with all shapes and words; `rect` answers to the mouse.

    Laid over each other, two views that agree are one node of two marks.
    """

    marks: tuple[MarkId, ...]
    person: PersonId
    teller: ParticipantId | None
    frame: int
    """Which of the circles they stand in."""
    sector: str
    ring: int
    angle: float
    """Clockwise from the right, in radians."""
    x: float
    y: float
    rect: Rect
    name: str
    tooltip: str
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
    nearness: Nearness | None = None

    @property
    def mark(self) -> MarkId:
        """The mark that is opened, coded and moved."""
        return self.marks[0]


@dataclass(frozen=True, slots=True)
class NetworkDrawing:
    """The whole page; painters draw `ground`, then the shapes of `marks` in order, then every label."""

    width: float
    height: float
    title: str
    described: str
    """The page in a sentence or two, for those who cannot see it."""
    frames: tuple[Frame, ...]
    marks: tuple[NodeDrawn, ...]
    legend: tuple[LegendEntry, ...]
    ground: tuple[Shape, ...]
    over: tuple[Shape, ...] = ()
    furniture: tuple[Label, ...] = ()
    """Words that belong to nobody: titles, sectors, rings, legend."""
    by_mark: Mapping[MarkId, int] = field(default_factory=dict)

    @property
    def labels(self) -> tuple[Label, ...]:
        """All words of the page."""
        return (*self.furniture, *(label for mark in self.marks for label in mark.labels))

    @property
    def page(self) -> Rect:
        """The whole of it as a rectangle."""
        return Rect(0, 0, self.width, self.height)

    def node(self, mark: MarkId) -> NodeDrawn | None:
        """Who a mark is on this page."""
        place = self.by_mark.get(mark)
        return None if place is None else self.marks[place]
