"""How wide a share or a difference would range if this were a random sample, which it is not (DOMAIN §2.5–2.6).

Wilson's score interval for one proportion (Wilson 1927) and Newcombe's hybrid score interval, his method 10, for
the difference of two (Newcombe 1998): chosen for small groups and shares near none and all.
"""

from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054
"""Of the normal distribution, for 95 of 100 samples."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From where to where: of a share 0 to 1, of a difference −1 to 1."""

    low: float
    high: float


def wilson(k: int, n: int, z: float = Z) -> Interval | None:
    """The interval of k of n; None where there is nobody."""
    if not n:
        return None
    share, square = k / n, z * z
    middle = share + square / (2 * n)
    reach = z * sqrt(share * (1 - share) / n + square / (4 * n * n))
    below, above = (middle - reach) / (1 + square / n), (middle + reach) / (1 + square / n)
    return Interval(0.0 if k == 0 else max(0.0, below), 1.0 if k == n else min(1.0, above))


def newcombe(k: int, n: int, other_k: int, other_n: int, z: float = Z) -> Interval | None:
    """The interval of the difference of two shares, the first less the other; None where a group is empty."""
    one, other = wilson(k, n, z), wilson(other_k, other_n, z)
    if one is None or other is None:
        return None
    share, other_share = k / n, other_k / other_n
    apart = share - other_share
    below = sqrt((share - one.low) ** 2 + (other.high - other_share) ** 2)
    above = sqrt((one.high - share) ** 2 + (other_share - other.low) ** 2)
    return Interval(max(-1.0, apart - below), min(1.0, apart + above))
