"""What must be exactly right in a report: the words for how many, and when only the count may stand.

DOMAIN §2.6. Plain Python: no database, no Word. Which words may be quoted is in `quotes`.
"""

from dataclasses import dataclass
from enum import StrEnum

SMALL_GROUP = 5
"""Groups of fewer countable people are always given as "k of n": a word would claim too much."""

ONE_OR_TWO = 2


class Prevalence(StrEnum):
    """How many of a group raised something, in a word with a fixed meaning."""

    ALL = "all"
    ALMOST_ALL = "almost all"
    MOST = "most"
    ABOUT_HALF = "about half"
    SOME = "some"
    A_FEW = "a few"
    ONE_OR_TWO = "one or two"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Scale:
    """From how many in every hundred each word holds; of `most`, from more than so many."""

    almost_all: int = 80
    most: int = 50
    about_half: int = 40
    some: int = 20


USUAL = Scale()


def meanings(scale: Scale = USUAL) -> tuple[tuple[Prevalence, str], ...]:
    """The scale as a report defines it, from most to least."""
    return (
        (Prevalence.ALL, "every person counted"),
        (Prevalence.ALMOST_ALL, f"{scale.almost_all} or more in every 100, but not all"),
        (Prevalence.MOST, f"more than {scale.most} in every 100, fewer than {scale.almost_all}"),
        (Prevalence.ABOUT_HALF, f"{scale.about_half} to {scale.most} in every 100"),
        (Prevalence.SOME, f"{scale.some} or more in every 100, fewer than {scale.about_half}"),
        (Prevalence.A_FEW, f"3 people or more, fewer than {scale.some} in every 100"),
        (Prevalence.ONE_OR_TWO, "1 or 2 people, however large the group"),
        (Prevalence.NONE, "nobody counted"),
    )


def prevalence(k: int, n: int, scale: Scale = USUAL) -> Prevalence | None:
    """The word for k of n people, or None when the group is so small that only "k of n" may be said.

    Precedence: none, all, one or two, then the scale. `ValueError` unless 0 <= k <= n.
    """
    if not 0 <= k <= n:
        raise ValueError(f"not a count: {k} of {n}")
    if n < SMALL_GROUP:
        return None
    if k == 0:
        return Prevalence.NONE
    if k == n:
        return Prevalence.ALL
    if k <= ONE_OR_TWO:
        return Prevalence.ONE_OR_TWO
    return _on_the_scale(k, n, scale)


def _on_the_scale(k: int, n: int, scale: Scale) -> Prevalence:
    """In whole numbers, so that 4 of 5 is exactly 80 in 100."""
    if 100 * k >= scale.almost_all * n:
        return Prevalence.ALMOST_ALL
    if 100 * k > scale.most * n:
        return Prevalence.MOST
    if 100 * k >= scale.about_half * n:
        return Prevalence.ABOUT_HALF
    if 100 * k >= scale.some * n:
        return Prevalence.SOME
    return Prevalence.A_FEW


def k_of_n(k: int, n: int) -> str:
    """The count as every page of the app shows it."""
    return f"{k} of {n}"
