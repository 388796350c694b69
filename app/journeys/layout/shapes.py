"""The plain shapes a drawing is made of, each in an ink by its role; whoever paints decides the colours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

XY = tuple[float, float]


class Ink(StrEnum):
    """What a colour is for; all but the tellers' are neutral (LOOK)."""

    PAGE = "page"
    BAND = "band"
    """The ground of every other lane."""
    TEXT = "text"
    MUTED = "muted"
    HAIR = "hair"
    """Grid lines: decoration."""
    EDGE = "edge"
    """Outlines, at least 3 : 1."""
    BAR = "bar"
    DEEP = "deep"
    """The second tone of bars that alternate."""
    TELLER = "teller"
    """A mark of somebody who tells, by their perspective's palette index."""
    TELLER_WORDS = "teller words"


@dataclass(frozen=True, slots=True)
class Paint:
    """An ink, whose it is where it is a teller's (no palette: the official record's), and how much of it."""

    ink: Ink
    palette: int | None = None
    opacity: float = 1.0


PAGE, BAND, TEXT, MUTED = Paint(Ink.PAGE), Paint(Ink.BAND), Paint(Ink.TEXT), Paint(Ink.MUTED)
HAIR, EDGE, BAR, DEEP = Paint(Ink.HAIR), Paint(Ink.EDGE), Paint(Ink.BAR), Paint(Ink.DEEP)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle of the page, from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> XY:
        """The point in its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: "Rect") -> bool:
        """Whether they share more than an edge."""
        slack = 1e-6
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )

    def within(self, other: "Rect") -> bool:
        """Whether it lies wholly in another."""
        slack = 1e-6
        return (
            self.x >= other.x - slack
            and self.y >= other.y - slack
            and self.right <= other.right + slack
            and self.bottom <= other.bottom + slack
        )

    def moved(self, dx: float, dy: float) -> "Rect":
        """The same rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with rounded corners."""

    rect: Rect
    fill: Paint | None = None
    line: Paint | None = None
    width: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle."""

    x: float
    y: float
    radius: float
    fill: Paint | None = None
    line: Paint | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A line from point to point, or, closed, the outline of an area."""

    points: tuple[XY, ...]
    line: Paint | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    closed: bool = False
    fill: Paint | None = None


Shape = Box | Disc | Path


@dataclass(frozen=True, slots=True)
class Font:
    """How words are set, in the one typeface of the product."""

    size: float
    bold: bool = False
    italic: bool = False

    @property
    def height(self) -> float:
        """The height of a line."""
        return self.size * 1.3

    @property
    def rise(self) -> float:
        """From the top of a line to its baseline."""
        return self.size * 1.02


Measure = Callable[[str, Font], float]
"""How wide words are; the window and the pictures each bring their own."""

TITLE, HEAD, BODY, SMALL = Font(20, bold=True), Font(13, bold=True), Font(12), Font(11)


@dataclass(frozen=True, slots=True)
class Label:
    """One line of words, from the left edge of the room it takes."""

    text: str
    rect: Rect
    font: Font = BODY
    paint: Paint = TEXT
    plate: Paint | None = None
    """The ground painted behind the words, where lines of the grid would cross them."""

    @property
    def baseline(self) -> float:
        """The y its letters stand on."""
        return self.rect.y + self.font.rise


def line(one: XY, other: XY, paint: Paint, width: float = 1.0, dash: Sequence[float] = ()) -> Path:
    """A straight line."""
    return Path((one, other), paint, width, tuple(dash))
