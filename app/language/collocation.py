"""Words that stand beside others: how often, with how many people, and how strongly (LANGUAGE §3).

The measure is logDice, ``14 + log2(2 f_xy / (f_x + f_y))`` (Rychlý 2008): 14 when two words are never apart,
one less when they are half as faithful; it does not grow with the size of a study, and rare words do not win.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from app.language.bare import WORD

WINDOWS = (3, 5, 10)
WINDOW = 5
"""Words on either side that are beside a place; few of them tell of grammar, many of what is talked about."""
FEWEST_TIMES, FEWEST_PEOPLE = 5, 3
"""Beside fewer places, or with fewer people, a word says nothing."""
MOST_DICE = 14.0


@dataclass(frozen=True, slots=True)
class BesideWord:
    """A word that stands beside what was found."""

    word: str
    times: int
    """How often it is said beside a place: once each time it is said, however many places it is beside."""
    people: int
    """How many people say it there."""
    everywhere: int
    """How often it is said at all."""
    strength: float
    """logDice."""


def log_dice(together: int, one: int, other: int) -> float:
    """How faithful two things are that stand `together` so often, and each so often at all; at most 14."""
    return min(MOST_DICE, MOST_DICE + log2(2 * together / (one + other)))


class WordsBeside:
    """Collects the words beside places, one turn after the other; some words are not told of."""

    def __init__(self, window: int = WINDOW, left_out: Collection[str] = ()) -> None:
        self._window = window
        self._left_out = left_out
        self._places = 0
        self._times: Counter[str] = Counter()
        self._people: dict[str, set[Hashable]] = defaultdict(set)

    def add(self, letters: str, places: Sequence[tuple[int, int]], person: Hashable | None) -> None:
        """The bare letters of a turn, where in them something was found, and who says it; None is nobody."""
        words = [(word.start(), word.group()) for word in WORD.finditer(letters)]
        starts = [start for start, _ in words]
        near: set[int] = set()
        for start, end in places:
            first, last = max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)
            near.update(range(max(0, first - self._window), first))
            near.update(range(last, min(len(words), last + self._window)))
        self._places += len(places)
        for _, word in (words[at] for at in near):
            self._times[word] += 1
            if person is not None:
                self._people[word].add(person)

    def frequent(self) -> frozenset[str]:
        """The words that stand there often enough, with enough people, to be told of."""
        return frozenset(
            word
            for word, times in self._times.items()
            if word not in self._left_out and times >= FEWEST_TIMES and len(self._people[word]) >= FEWEST_PEOPLE
        )

    def rows(self, everywhere: Mapping[str, int]) -> list[BesideWord]:
        """The frequent words, the most faithful first; `everywhere` says how often each is said at all."""
        found = (
            BesideWord(
                word,
                self._times[word],
                len(self._people[word]),
                everywhere[word],
                log_dice(self._times[word], self._places, everywhere[word]),
            )
            for word in self.frequent()
        )
        return sorted(found, key=lambda row: (-row.strength, row.word))


def frequencies(texts: Iterable[str], wanted: frozenset[str]) -> Counter[str]:
    """How often each wanted word stands in texts of bare letters."""
    counted: Counter[str] = Counter()
    for letters in texts:
        counted.update(WORD.findall(letters))
    return Counter({word: counted[word] for word in wanted})
