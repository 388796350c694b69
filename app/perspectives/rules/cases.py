"""Who of a child, its carers and its practitioners raises something; no database."""

from collections.abc import Collection, Sequence

from app.perspectives.rows import Raised


def who_raises(raised: Sequence[bool], child: Collection[int]) -> Raised:
    """What it comes to, by who raised it in the order of the tellers and which of them are the child."""
    if len(raised) < 2:
        return Raised.ONE_TELLER
    if all(raised):
        return Raised.ALL
    by_child = any(raised[place] for place in child)
    by_others = any(one for place, one in enumerate(raised) if place not in child)
    if child and by_child and not by_others:
        return Raised.CHILD_ALONE
    return Raised.ADULTS_ALONE if child and not by_child else Raised.SOME
