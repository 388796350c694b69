"""How far the groups agree in how much of something they raise (Farmer's convergence coding, DOMAIN §2.1).

Codes have no stance: what is compared is prominence, the share of a group that raised it.
"""

from collections.abc import Sequence

from app.perspectives.rows import CellRow, Convergence
from app.perspectives.rules.rates import exact_rate
from app.perspectives.rules.thresholds import Thresholds

USUAL = Thresholds()


def converge(cells: Sequence[CellRow], lines: Thresholds = USUAL) -> tuple[Convergence, tuple[int, ...]]:
    """How the groups stand to each other, and which of them are silent, by their places.

    A silent group is told by its name and is in no difference, and neither is one in which nobody was asked or
    that has too few people: the widest difference among the others decides.
    """
    silent = tuple(place for place, cell in enumerate(cells) if cell.silent)
    rates = [exact_rate(cell) for cell in cells if cell.k and cell.n >= lines.voices]
    shares = [share for share in rates if share is not None]
    if len(shares) < 2:
        return (Convergence.SILENCE if silent else Convergence.NOT_ENOUGH), silent
    apart = max(shares) - min(shares)
    if apart < lines.partial:
        return Convergence.AGREEMENT, silent
    return (Convergence.PARTIAL if apart < lines.dissonance else Convergence.DISSONANCE), silent
