"""Which rows the matrix shows, in which order, and which two groups each row sets against each other. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.coding.rows import PATH_SEPARATOR
from app.perspectives.ordering import Order, Pair, difference_between, ordered
from app.perspectives.rows import ComparisonLine, LineKind
from app.ui.perspectives.reading import ReadComparison

ORDERS = {
    Order.DIFFERENCE: "Largest difference",
    Order.BETWEEN: "Difference between two groups",
    Order.SHARE: "Share of one group",
    Order.PATTERN: "Pattern",
    Order.CODEBOOK: "Codebook order",
    Order.NAME: "Name",
}
"""How the rows are sorted, in the words of the chooser."""


class Level(StrEnum):
    """What stands in the rows, in the words of the chooser."""

    TOP = "Top-level codes"
    ALL = "All codes"
    THEMES = "Themes"

    @property
    def kind(self) -> LineKind:
        """What is read for it."""
        return LineKind.THEMES if self is Level.THEMES else LineKind.CODES


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the reader chose to see of what was read."""

    level: Level = Level.TOP
    order: Order = Order.DIFFERENCE
    pair: Pair = (0, 1)
    """The two groups of `Order.BETWEEN`; what the first raised more than the second comes first."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A code or theme as the matrix shows it."""

    line: ComparisonLine
    indent: int
    above: str
    """The codes above it, where the order does not show them."""
    pair: Pair | None
    """The two groups its difference is told of; None when they cannot be compared."""


def arrange(read: ReadComparison, wanted: Arrangement) -> list[Row]:
    """The rows in their order; those that cannot be compared come last."""
    words = wanted.words.casefold().split()
    in_tree = wanted.order is Order.CODEBOOK
    lines = [
        line
        for line in read.comparison.lines
        if (wanted.level is not Level.TOP or line.depth == 0)
        and all(word in line.path.casefold() for word in words)
    ]
    return [
        Row(line, line.depth if in_tree else 0, "" if in_tree else _above(line), _pair(line, wanted))
        for line in ordered(lines, wanted.order, wanted.pair)
    ]


def _pair(line: ComparisonLine, wanted: Arrangement) -> Pair | None:
    if wanted.order is not Order.BETWEEN:
        return line.widest
    return None if difference_between(line, wanted.pair) is None else wanted.pair


def _above(line: ComparisonLine) -> str:
    return "" if line.theme is not None else line.path.rpartition(PATH_SEPARATOR)[0]


def named(read: ReadComparison) -> Sequence[int]:
    """The groups that a difference may be told of."""
    return [place for place, group in enumerate(read.groups) if group.named]


def nothing_found(level: Level) -> str:
    """What is said where no row has a name like the one that is looked for."""
    if level is Level.TOP:
        return "No code has a name like that here. Look in all codes"
    return f"No {'theme' if level is Level.THEMES else 'code'} has a name like that."
