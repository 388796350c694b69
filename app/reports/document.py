"""A report as a plain tree: what stands on the pages, in order.

Knows nothing of the study and nothing of Word: compose makes it, word writes it, tests read it.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Style(StrEnum):
    """The paragraph styles of the template, by their names in Word."""

    BODY = "Normal"
    LEAD = "Lead"
    CAUTION = "Caution"
    NOTE = "Note"
    SILENCE = "Silence"
    TABLE_TEXT = "Table text"
    TABLE_HEADING = "Table heading"


class Align(StrEnum):
    """How a column stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one manner: plain, bold, or quiet (smaller weight on the page, not in the argument)."""

    text: str
    bold: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """How the document introduces itself."""

    title: str
    subtitle: str
    details: str
    caution: str
    compact: bool = False
    """At the head of a sheet, not on a page with room around it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `palette` gives it the coloured bar of a perspective."""

    level: int
    text: str
    palette: int | None = None
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    runs: tuple[Run, ...]
    style: Style = Style.BODY
    keep_with_next: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Quote:
    """A participant's words and whose they are."""

    words: str
    attribution: str
    palette: int | None


@dataclass(frozen=True, slots=True)
class Bullets:
    """A short list."""

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A share between 0 and 1 drawn as a thin bar under the number it belongs to; the number says it too."""

    share: float
    palette: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table: one or more short paragraphs, perhaps a bar."""

    paragraphs: tuple[tuple[Run, ...], ...]
    bar: Bar | None = None
    palette: int | None = None
    """Marks the cell with a perspective's colour: a header above, a first cell at its left."""
    marked: bool = False
    indent: int = 0

    @property
    def text(self) -> str:
        return "\n".join("".join(run.text for run in runs) for runs in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Column:
    """A column's header, its share of the width (any unit), and how its cells stand."""

    header: Cell
    width: int
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table; `description` is read aloud in place of looking at it."""

    caption: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total_row: bool = False
    flows: bool = False
    """It may go on on the next page, however short it is: its rows are high."""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row has not as many cells as the table has columns")


@dataclass(frozen=True, slots=True)
class Picture:
    """A captioned PNG as wide as the text, or as the page is high; `description` is read aloud in its place."""

    caption: str
    description: str
    content: bytes
    words: tuple[str, ...] = ()
    """What is written in it."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings down to a level, made from the document itself."""

    title: str
    depth: int = 1


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows begins a new page that lies on its side, or stands upright again."""

    landscape: bool


Block = TitleBlock | Heading | Paragraph | Quote | Bullets | Table | Picture | Contents | PageBreak | Turn


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """The whole report: its title, the line at the foot of each page, and the blocks in order."""

    title: str
    footer: str
    blocks: tuple[Block, ...] = field(default=())

    @property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Heading))


def plain(text: str) -> tuple[Run, ...]:
    """One run of plain words."""
    return (Run(text),)


def cell(text: str, *, bold: bool = False, quiet: bool = False) -> Cell:
    """A cell of one plain paragraph."""
    return Cell(((Run(text, bold=bold, quiet=quiet),),))
