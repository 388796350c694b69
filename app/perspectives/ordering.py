"""The orders in which the lines of a comparison can stand; what an order cannot place comes last."""

from collections.abc import Iterable
from enum import StrEnum

from app.perspectives.rows import ComparisonLine, Convergence
from app.perspectives.rules import exact_rate

Pair = tuple[int, int]


class Order(StrEnum):
    """By what the lines are sorted."""

    DIFFERENCE = "difference"
    """Between the two groups furthest apart."""
    BETWEEN = "between"
    """Between two groups: what the first raised more than the second comes first."""
    SHARE = "share"
    """By how much of one group raised it."""
    PATTERN = "pattern"
    """Dissonance first, then silence, partial agreement and agreement."""
    CODEBOOK = "codebook"
    NAME = "name"


_PATTERNS = (
    Convergence.DISSONANCE,
    Convergence.SILENCE,
    Convergence.PARTIAL,
    Convergence.AGREEMENT,
    Convergence.NOT_ENOUGH,
)


def difference_between(line: ComparisonLine, pair: Pair) -> float | None:
    """The first group's rate less the second's; None where they cannot be compared."""
    if max(pair) >= len(line.cells):
        return None
    one, other = (exact_rate(line.cells[place]) for place in pair)
    return None if one is None or other is None else float(one - other)


def ordered(lines: Iterable[ComparisonLine], order: Order, pair: Pair = (0, 1)) -> list[ComparisonLine]:
    """The lines in an order; `SHARE` looks at the first of the two groups."""

    def key(line: ComparisonLine) -> tuple[bool, float, str, int]:
        match order:
            case Order.CODEBOOK:
                return False, 0.0, "", line.place
            case Order.NAME:
                return False, 0.0, line.name.casefold(), line.place
            case Order.PATTERN:
                widest = -(line.difference or 0.0)
                return False, _PATTERNS.index(line.convergence) + widest / 2, "", line.place
            case Order.DIFFERENCE:
                found = line.difference
            case Order.BETWEEN:
                found = difference_between(line, pair)
            case Order.SHARE:
                share = exact_rate(line.cells[pair[0]]) if pair[0] < len(line.cells) else None
                found = None if share is None else float(share)
        return found is None, -(found or 0.0), "", line.place

    return sorted(lines, key=key)
