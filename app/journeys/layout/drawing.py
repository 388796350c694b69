"""A journey drawn as plain numbers: what the window, the pictures and the tests all read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.journeys.journey_rows import EventId, LaneId, MarkId
from app.journeys.layout.shapes import Label, Rect, Shape
from app.journeys.rules.timeline import Axis
from app.study.rows import ParticipantId

INSET = 20.0
"""Between the sides of the plot and the first and last day of the axis."""


class Part(StrEnum):
    """What of a map is no lane of the study; the values are those of the command line."""

    WELLBEING = "wellbeing"
    EVENTS = "events"
    ACCOUNTS = "accounts"


class Kind(StrEnum):
    """What a thing on the map is."""

    SPELL = "spell"
    EVENT = "event"
    ACCOUNT = "account"
    POINT = "point"
    MORE = "more"
    """Stands for labels there was no room for."""
    JOURNEY = "journey"
    """All of one child, among all children."""


class Edge(StrEnum):
    """How an end of a bar is drawn: as precisely as it was told (J-01)."""

    SHARP = "sharp"
    FADED = "faded"
    """Some time between two days."""
    BEFORE = "before"
    """Not later than there: an arrow that points back."""
    AFTER = "after"
    """Not earlier than there: an arrow that points on."""
    OPEN = "open"
    """It goes on still."""
    UNKNOWN = "unknown"
    """Nobody can say."""
    CUT = "cut"
    """It goes on on another page."""


class Pattern(StrEnum):
    """The texture that tells one group of homes from another; never a colour."""

    PLAIN = "plain"
    DOTS = "dots"
    UPRIGHT = "upright lines"
    LEVEL = "level lines"
    RISING = "rising lines"
    FALLING = "falling lines"
    GRID = "grid"
    CROSSED = "crossed lines"
    WAVES = "waves"
    BRICKS = "bricks"
    HATCHED = "hatched"
    """All over: a temporary stay, never counted as a move."""


class Glyph(StrEnum):
    """The shape that says what kind of thing happened (DOMAIN §1.4)."""

    TRIANGLE = "triangle"
    SQUARE = "square"
    CIRCLE = "circle"
    STAR = "star"
    CROSS = "cross"
    ZIGZAG = "zig-zag"
    ARROW_IN = "arrow in"
    ARROW_OUT = "arrow out"
    DIAMOND = "diamond"
    FLAG = "flag"


class Fill(StrEnum):
    """Whether a glyph is filled: of a move, whether it was planned."""

    FILLED = "filled"
    HOLLOW = "hollow"
    HALF = "half"
    """The accounts differ."""
    FAINT = "faint"
    """Nobody said."""


class Ring(StrEnum):
    """The ring around an event: how its accounts stand to each other (§1.4)."""

    FULL = "full"
    HALF = "half"
    SPLIT = "split"
    DOTTED = "dotted"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Ref:
    """Which thing of the study stands at a place of the map: a mark, an event, or both for an account."""

    kind: Kind
    mark: MarkId | None = None
    event: EventId | None = None
    number: int = 0
    """Of those that stand for others."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing on the map, with all its shapes and words and the rectangle that answers to the mouse.

    `order` places it in time for the keyboard; `name` is read aloud, `tooltip` says all of it in words.
    """

    ref: Ref
    band: int
    rect: Rect
    order: float
    name: str
    tooltip: str
    teller: ParticipantId | None = None
    shapes: tuple[Shape, ...] = ()
    labels: tuple[Label, ...] = ()
    starts: Edge | None = None
    ends: Edge | None = None
    extent: tuple[float, float, float, float] | None = None
    """Of a spell, on x: earliest start, latest start, earliest end, latest end."""
    pattern: Pattern | None = None
    glyph: Glyph | None = None
    fill: Fill | None = None
    ring: Ring | None = None
    differs_from_record: bool = False
    stands_for: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """One lane of the map across the page."""

    key: LaneId | Part
    title: str
    subtitle: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid and what stands above it."""

    day: float
    x: float
    text: str
    major: bool


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend: only what is used on this page."""

    group: str
    text: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole page; painters draw `ground`, then the shapes of `marks` in order, then every label."""

    width: float
    height: float
    axis: Axis
    title: str
    described: str
    """The page in a sentence or two, for those who cannot see it."""
    plot: Rect
    unknown: Rect | None
    """The strip of what nobody can date, where there is any."""
    days: tuple[float, float]
    """The first and the last day of the axis."""
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[Drawn, ...]
    legend: tuple[LegendEntry, ...]
    ground: tuple[Shape, ...]
    over: tuple[Shape, ...] = ()
    """What lies above the marks but below the words."""
    furniture: tuple[Label, ...] = ()
    """Words that belong to no mark: titles, ticks, legend."""
    by_ref: Mapping[Ref, int] = field(default_factory=dict)

    @property
    def labels(self) -> tuple[Label, ...]:
        """All words of the page."""
        return (*self.furniture, *(label for mark in self.marks for label in mark.labels))

    @property
    def page(self) -> Rect:
        """The whole of it as a rectangle."""
        return Rect(0, 0, self.width, self.height)

    def day_at(self, x: float) -> float:
        """The day of the axis that stands at a place across the page, the first or last one beyond its ends."""
        left, right = self.plot.x + INSET, self.plot.right - INSET
        share = min(max((x - left) / (right - left), 0.0), 1.0)
        return self.days[0] + share * (self.days[1] - self.days[0])

    def x_of(self, day: float) -> float:
        """Where a day of the axis stands."""
        share = (day - self.days[0]) / (self.days[1] - self.days[0])
        return self.plot.x + INSET + min(max(share, 0.0), 1.0) * (self.plot.width - 2 * INSET)

    def band_at(self, y: float) -> Band | None:
        """The lane at a height."""
        return next((band for band in self.bands if band.rect.y <= y < band.rect.bottom), None)

    def mark_at(self, x: float, y: float) -> Drawn | None:
        """What answers at a point: the smallest of what lies there."""
        there = [
            mark
            for mark in self.marks
            if mark.rect.x <= x <= mark.rect.right and mark.rect.y <= y <= mark.rect.bottom
        ]
        return min(there, key=lambda mark: mark.rect.width * mark.rect.height, default=None)
