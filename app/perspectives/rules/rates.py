"""The arithmetic of comparison (DOMAIN §2.4–2.5): people, rates and their differences; no database."""

from collections.abc import Sequence
from fractions import Fraction

from app.perspectives.rows import CellRow


def rate(cell: CellRow) -> float | None:
    """Participants with the code of those eligible, 0 to 1; None when nobody is eligible."""
    return cell.k / cell.n if cell.n else None


def exact_rate(cell: CellRow) -> Fraction | None:
    """The same as a fraction, of a group that can be compared: not of one in which nobody was asked."""
    return Fraction(cell.k, cell.n) if cell.comparable else None


def widest_difference(cells: Sequence[CellRow]) -> tuple[float, tuple[int, int]] | None:
    """The largest difference of two groups' rates, and which two (the higher first); None below two groups.

    Rates are subtracted as fractions, so that equal differences are equal whatever the groups' sizes.
    """
    found = [(exact_rate(cell), place) for place, cell in enumerate(cells)]
    rates = [(share, place) for share, place in found if share is not None]
    if len(rates) < 2:
        return None
    high = max(rates, key=lambda pair: (pair[0], -pair[1]))
    low = min((pair for pair in rates if pair[1] != high[1]), key=lambda pair: (pair[0], pair[1]))
    return float(high[0] - low[0]), (high[1], low[1])
