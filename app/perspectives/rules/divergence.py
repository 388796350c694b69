"""How far two groups are from each other over everything that is compared (DOMAIN §2.5); for screening."""

from collections.abc import Sequence
from itertools import combinations
from math import fsum, log2

from app.perspectives.rows import Apart, CellRow, ComparisonLine


def jensen_shannon(counts: Sequence[int], others: Sequence[int]) -> float | None:
    """The divergence, base 2, of two profiles of counts made to sum to one: 0 alike, 1 nothing in common.

    None where a group mentions nothing. A quiet group can look just like a loud one: never shown alone.
    """
    total, other_total = sum(counts), sum(others)
    if not total or not other_total:
        return None
    pairs = [(one / total, other / other_total) for one, other in zip(counts, others, strict=True)]
    return max(
        0.0, min(1.0, fsum((_part(one, one + other) + _part(other, one + other)) / 2 for one, other in pairs))
    )


def mean_difference(pairs: Sequence[tuple[CellRow, CellRow]]) -> float | None:
    """The mean of the absolute differences of two groups' rates, 0 to 1; None where no line can be compared."""
    if not pairs:
        return None
    return fsum(abs(one.k / one.n - other.k / other.n) for one, other in pairs) / len(pairs)


def groups_apart(lines: Sequence[ComparisonLine], groups: Sequence[int]) -> list[Apart]:
    """Every two of these groups over the lines in which both can be compared, the furthest apart first."""
    found = []
    for one, other in combinations(groups, 2):
        cells = [(line.cells[one], line.cells[other]) for line in lines]
        pairs = [(here, there) for here, there in cells if here.comparable and there.comparable]
        mean = mean_difference(pairs)
        if mean is not None:
            profile = jensen_shannon([here.k for here, _ in pairs], [there.k for _, there in pairs])
            found.append(Apart(one, other, mean, profile, len(pairs)))
    return sorted(found, key=lambda apart: -apart.mean)


def _part(share: float, both: float) -> float:
    """What one profile adds at one place: its share times how much larger it is than the mean of the two."""
    return share * log2(2 * share / both) if share else 0.0
