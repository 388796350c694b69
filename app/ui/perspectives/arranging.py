"""Which codes the matrix shows, in which order, and which two groups each row sets against each other. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.coding.rows import PATH_SEPARATOR
from app.perspectives.rows import ComparisonLine
from app.perspectives.rules import rate
from app.ui.perspectives.reading import ReadComparison

Pair = tuple[int, int]


class Order(StrEnum):
    """How the rows are sorted, in the words of the chooser."""

    DIFFERENCE = "Largest difference"
    BETWEEN = "Difference between two groups"
    CODEBOOK = "Codebook order"
    NAME = "Name"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the reader chose to see."""

    all_codes: bool = False
    order: Order = Order.DIFFERENCE
    pair: Pair = (0, 1)
    """The two groups of `Order.BETWEEN`; codes the first raised more than the second come first."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A code as the matrix shows it."""

    line: ComparisonLine
    indent: int
    above: str
    """The codes above it, where the order does not show them."""
    pair: Pair | None
    """The two groups its difference is told of; None when they cannot be compared."""


def arrange(read: ReadComparison, wanted: Arrangement) -> list[Row]:
    """The rows in their order; codes that cannot be compared come last."""
    words = wanted.words.casefold().split()
    lines = [
        line
        for line in read.comparison.lines
        if (wanted.all_codes or line.depth == 0) and all(word in line.path.casefold() for word in words)
    ]
    pairs = {line.key: _pair(line, wanted) for line in lines}
    in_tree = wanted.order is Order.CODEBOOK

    def key(line: ComparisonLine) -> tuple[bool, float, str, int]:
        place = read.places[line.key]
        if in_tree:
            return False, 0.0, "", place
        if wanted.order is Order.NAME:
            return False, 0.0, line.name.casefold(), place
        pair = pairs[line.key]
        found = None if pair is None else _difference(line, pair)
        return found is None, -(found or 0.0), "", place

    lines.sort(key=key)
    return [
        Row(line, line.depth if in_tree else 0, "" if in_tree else _above(line), pairs[line.key]) for line in lines
    ]


def _pair(line: ComparisonLine, wanted: Arrangement) -> Pair | None:
    if wanted.order is not Order.BETWEEN:
        return line.widest
    if max(wanted.pair) >= len(line.cells) or _difference(line, wanted.pair) is None:
        return None
    return wanted.pair


def _difference(line: ComparisonLine, pair: Pair) -> float | None:
    rates = [rate(line.cells[place]) for place in pair]
    return None if rates[0] is None or rates[1] is None else rates[0] - rates[1]


def _above(line: ComparisonLine) -> str:
    return line.path.rpartition(PATH_SEPARATOR)[0]


def named(read: ReadComparison) -> Sequence[int]:
    """The groups that a difference may be told of."""
    return [place for place, group in enumerate(read.groups) if group.named]
