"""Which spans of a text lie to others in a wanted way: sorted once, then a few look-ups each; no database.

The look-ups lean on this: of spans sorted by start, the furthest end so far and the nearest end still to come
answer whether any overlaps, holds or is held. The nearest that ends before, or starts after, is the nearest in
characters, words and turns alike.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter

from app.coding.asking.conditions import Beside, How, Unit


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span, and the turns it touches: the first and last number and all ids; None where it touches none."""

    start: int
    end: int
    first_turn: int | None = None
    last_turn: int | None = None
    turns: frozenset[int] = frozenset()


class Neighbours:
    """The stretches of one text that others are looked at beside."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        by_start = sorted(stretches, key=attrgetter("start", "end"))
        self._by_start = by_start
        self._starts = [one.start for one in by_start]
        self._furthest = list(accumulate((one.end for one in by_start), max))
        self._nearest = list(accumulate((one.end for one in reversed(by_start)), min))[::-1]
        self._by_end = sorted(by_start, key=attrgetter("end"))
        self._ends = [one.end for one in self._by_end]
        self._turns = frozenset(turn for one in by_start for turn in one.turns)

    def overlap(self, one: Stretch) -> bool:
        """Whether one of them shares a character."""
        before = bisect_left(self._starts, one.end)
        return before > 0 and self._furthest[before - 1] > one.start

    def hold(self, one: Stretch) -> bool:
        """Whether one of them holds it whole."""
        before = bisect_right(self._starts, one.start)
        return before > 0 and self._furthest[before - 1] >= one.end

    def lie_in(self, one: Stretch) -> bool:
        """Whether it holds one of them whole."""
        after = bisect_left(self._starts, one.start)
        return after < len(self._nearest) and self._nearest[after] <= one.end

    def share_turn(self, one: Stretch) -> bool:
        """Whether one of them touches a turn that it touches."""
        return not one.turns.isdisjoint(self._turns)

    def before(self, one: Stretch, *, in_turns: bool = False) -> Stretch | None:
        """The nearest that ends where it starts, or before; with `in_turns`, of those that touch a turn."""
        for place in range(bisect_right(self._ends, one.start) - 1, -1, -1):
            if not in_turns or self._by_end[place].last_turn is not None:
                return self._by_end[place]
        return None

    def after(self, one: Stretch, *, in_turns: bool = False) -> Stretch | None:
        """The nearest that starts where it ends, or after; with `in_turns`, of those that touch a turn."""
        for place in range(bisect_left(self._starts, one.end), len(self._by_start)):
            if not in_turns or self._by_start[place].first_turn is not None:
                return self._by_start[place]
        return None


FewWords = Callable[[int, int, int], bool]
"""Whether no more than so many words (the third) are said between two places."""


def lies(one: Stretch, beside: Neighbours, wanted: Beside, few_words: FewWords) -> bool:
    """Whether a stretch lies as wanted to one of the others."""

    def near(first: Stretch | None, then: Stretch | None) -> bool:
        return first is not None and then is not None and is_within(first, then, wanted, few_words)

    in_turns = wanted.within is not None and wanted.unit is Unit.TURNS
    match wanted.how:
        case How.OVERLAPS:
            return beside.overlap(one)
        case How.INSIDE:
            return beside.hold(one)
        case How.AROUND:
            return beside.lie_in(one)
        case How.SAME_TURN:
            return beside.share_turn(one)
        case How.SAME_SOURCE:
            return True
        case How.FOLLOWS:
            return near(beside.before(one, in_turns=in_turns), one)
        case How.PRECEDES:
            return near(one, beside.after(one, in_turns=in_turns))
        case How.NEAR:
            return (
                beside.overlap(one)
                or near(beside.before(one, in_turns=in_turns), one)
                or near(one, beside.after(one, in_turns=in_turns))
            )


def is_within(first: Stretch, then: Stretch, wanted: Beside, few_words: FewWords) -> bool:
    """Whether no more than is wanted lies between one stretch and a later one."""
    if wanted.within is None:
        return True
    if wanted.unit is Unit.CHARACTERS:
        return then.start - first.end <= wanted.within
    if wanted.unit is Unit.WORDS:
        return few_words(first.end, then.start, wanted.within)
    if first.last_turn is None or then.first_turn is None:
        return False
    return then.first_turn - first.last_turn <= wanted.within
