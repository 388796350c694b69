"""What differs between two texts: compared line by line, and inside changed lines word by word.

Nothing smaller than a word is told apart, so that a corrected word is one change. Long stretches are parted at
runs of words that stand once in both texts, so that the time grows with the text and not with its square.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.language.spans import Span


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the old text and what stands in its place; one of the two may be empty, never both."""

    old: Span
    new: Span


_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_SIGNS = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’«»…–—¿¡")
_WORDS = re.compile(rf"\n|[^\S\n]+|[{_SIGNS}]|[^\s{_SIGNS}]+")
"""A mark or joiner belongs to the word or emoji it stands in."""
_SMALL = 40_000
"""Stretches of which the product of lengths is no larger are compared exactly."""
_RUNS = (4, 1)
"""How long the runs are at which longer stretches are parted: surer ones first."""

_Block = tuple[int, int, int]
"""A run that is the same in both: where it begins in each, and its length."""


def changes_between(old: str, new: str) -> tuple[Change, ...]:
    """The changes that make `new` of `old`, in order; what lies between two of them is the same in both."""
    found: list[Change] = []
    for lines in _differences(old, new, _LINES, Change(Span(0, len(old)), Span(0, len(new)))):
        for change in _differences(old, new, _WORDS, lines):
            _add(found, change, old)
    return tuple(found)


def _add(found: list[Change], change: Change, old: str) -> None:
    """Put a change after the others, one with the last when only blanks of one line lie between them."""
    if found:
        last = found[-1]
        between = old[last.old.end : change.old.start]
        if not between.strip() and "\n" not in between:
            found.pop()
            change = Change(Span(last.old.start, change.old.end), Span(last.new.start, change.new.end))
    found.append(change)


def _differences(old: str, new: str, pattern: re.Pattern[str], within: Change) -> Iterator[Change]:
    """The changes inside one stretch, by the pieces a pattern cuts both texts into."""
    ours, theirs = pattern.findall(within.old.of(old)), pattern.findall(within.new.of(new))
    at, at_new = within.old.start, within.new.start
    done = done_new = 0
    for start, start_new, length in [*_same(ours, theirs), (len(ours), len(theirs), 0)]:
        end = at + sum(map(len, ours[done:start]))
        end_new = at_new + sum(map(len, theirs[done_new:start_new]))
        if end > at or end_new > at_new:
            yield Change(Span(at, end), Span(at_new, end_new))
        same = sum(map(len, ours[start : start + length]))
        at, at_new = end + same, end_new + same
        done, done_new = start + length, start_new + length


def _same(ours: Sequence[str], theirs: Sequence[str]) -> list[_Block]:
    """The runs that are the same in both, in order."""
    found: list[_Block] = []
    waiting = [(0, len(ours), 0, len(theirs))]
    while waiting:
        start, end, start_new, end_new = waiting.pop()
        head = _run(ours, theirs, start, end, start_new, end_new, 1)
        if head:
            found.append((start, start_new, head))
        start, start_new = start + head, start_new + head
        tail = _run(ours, theirs, end - 1, start - 1, end_new - 1, start_new - 1, -1)
        end, end_new = end - tail, end_new - tail
        if tail:
            found.append((end, end_new, tail))
        if start == end or start_new == end_new:
            continue
        if (end - start) * (end_new - start_new) <= _SMALL:
            exact = SequenceMatcher(str.isspace, ours[start:end], theirs[start_new:end_new], autojunk=False)
            found += [(start + a, start_new + b, size) for a, b, size in exact.get_matching_blocks() if size]
        else:
            waiting += _parted(ours, theirs, (start, end, start_new, end_new), found)
    return sorted(found)


def _run(
    ours: Sequence[str], theirs: Sequence[str], at: int, stop: int, at_new: int, stop_new: int, step: int
) -> int:
    """How many pieces are the same from two places on, forwards or backwards."""
    length = 0
    while at != stop and at_new != stop_new and ours[at] == theirs[at_new]:
        at, at_new, length = at + step, at_new + step, length + 1
    return length


def _parted(
    ours: Sequence[str], theirs: Sequence[str], within: tuple[int, int, int, int], found: list[_Block]
) -> list[tuple[int, int, int, int]]:
    """The stretches left between runs that stand once in both; none when there is no such run."""
    start, end, start_new, end_new = within
    for length in _RUNS:
        ours_once, theirs_once = _once(ours, start, end, length), _once(theirs, start_new, end_new, length)
        pairs = [(at, theirs_once[run]) for run, at in ours_once.items() if run in theirs_once]
        gaps = []
        for at, at_new in _rising(sorted(pairs)):
            passed = max(0, start - at, start_new - at_new)  # runs that overlap the one before
            if passed >= length:
                continue
            at, at_new = at + passed, at_new + passed
            gaps.append((start, at, start_new, at_new))
            found.append((at, at_new, length - passed))
            start, start_new = at + length - passed, at_new + length - passed
        if gaps:
            return [*gaps, (start, end, start_new, end_new)]
    return []


def _once(pieces: Sequence[str], start: int, end: int, length: int) -> dict[tuple[str, ...], int]:
    """Where the runs of a length begin that stand only once; runs of nothing but blanks tell nothing."""
    places: dict[tuple[str, ...], int] = {}
    for at in range(start, end - length + 1):
        run = tuple(pieces[at : at + length])
        places[run] = -1 if run in places else at
    return {run: at for run, at in places.items() if at >= 0 and any(not piece.isspace() for piece in run)}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs in which both places rise."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(place)
            last.append(number)
        else:
            ends[at], last[at] = place, number
    chosen: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]
