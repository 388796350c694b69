"""Finds in a corrected text the passages that were marked in the old one.

What no change touched keeps exactly its words. Of what was changed inside, the corrected words; of what was moved
elsewhere, the same words there, known by themselves or by what stands around them. What is found in no way has no
place: that is for a person to decide.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from app.language.changes import Change
from app.language.snapping import trim, whole_words
from app.language.spans import Span


class Fate(StrEnum):
    """What became of a passage."""

    KEPT = "kept"
    """The same words in their place."""
    CHANGED = "changed inside"
    FOUND = "found elsewhere"
    """The same words, in another place."""
    LOST = "could not be placed"


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage in the new text: `span` is None only where it is lost."""

    fate: Fate
    span: Span | None


LOST = Placed(Fate.LOST, None)

_ENOUGH_KEPT = 0.5
"""Of the letters of the shorter of old and new words, so many must have been left alone."""
_LEAST_KEPT = 1 / 3
"""And so many of the old words': what is left of a passage cut to a word or two is not what somebody judged."""
_ALIKE = 0.6
"""Where less was, the letters must be so much alike: a misspelt word is, another word is not."""
_AROUND = 40
_ENOUGH_AROUND = 8
"""So many letters beside a passage, the same in both texts, tell it from others of the same words."""
_LONG = 24
"""Words of so many letters that stand in one place only are told by themselves."""
_MOST_PLACES = 200
_LONGEST_CHANGE = 500
"""The letters of a longer change are not compared one by one."""


class Anchoring:
    """Two texts and the changes between them."""

    def __init__(self, old: str, new: str, changes: Sequence[Change]) -> None:
        self.old = old
        self.new = new
        self._changes = changes
        self._starts = [change.old.start for change in changes]
        self._ends = [change.old.end for change in changes]
        self._new_starts = [change.new.start for change in changes]
        self._new_ends = [change.new.end for change in changes]

    def place(self, span: Span) -> Placed:
        """Where a passage of the old text stands in the new one; words are never joined to it at its ends."""
        kept = self.unchanged(span)
        if kept is not None:
            return Placed(Fate.KEPT, kept)
        elsewhere = self._elsewhere(span)
        if elsewhere is not None:
            return Placed(Fate.FOUND, elsewhere)
        here = self._changed(span)
        if here is not None and self._is_still_it(span, here):
            return Placed(Fate.CHANGED, here)
        return LOST

    def unchanged(self, span: Span) -> Span | None:
        """Where a passage stands whose words no change touched; None for any other."""
        first, last = self._touching(span)
        if first < last:
            return None
        shift = self._shift(first)
        return Span(span.start + shift, span.end + shift)

    def place_of(self, at: int) -> int:
        """Where what stood at a place stands now: after what was put in there."""
        number = bisect_right(self._ends, at)
        if number < len(self._changes) and self._starts[number] < at:
            return self._new_ends[number]
        return at + self._shift(number)

    def place_before(self, at: int) -> int:
        """Where a place is now: before what was put in there."""
        number = bisect_right(self._ends, at)
        if number and self._starts[number - 1] == at:
            return self._new_starts[number - 1]
        if number < len(self._changes) and self._starts[number] < at:
            return self._new_starts[number]
        return at + self._shift(number)

    # Inside

    def _touching(self, span: Span) -> tuple[int, int]:
        """The changes inside a passage, as first and one past the last; what was put in at its ends is outside."""
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)

    def _shift(self, number: int) -> int:
        """How far the text between two changes has moved."""
        return self._new_ends[number - 1] - self._ends[number - 1] if number else 0

    def _changed(self, span: Span) -> Span | None:
        """What the passage holds now, its ends moved to whole words where a change cut through it."""
        first, last = self._touching(span)
        opening, closing = self._changes[first], self._changes[last - 1]
        start, end = span.start + self._shift(first), span.end + self._shift(last)
        begins_inside, ends_inside = opening.old.start < span.start, closing.old.end > span.end
        if begins_inside:
            start = self._inside(opening, span.start, after=True)
        if ends_inside:
            end = self._inside(closing, span.end, after=False)
        if start >= end:
            return None
        grown = whole_words(self.new, Span(start, end))
        here = Span(grown.start if begins_inside else start, grown.end if ends_inside else end)
        here = trim(self.new, here)
        return here if len(here) else None

    def _inside(self, change: Change, at: int, *, after: bool) -> int:
        """Where a place inside a change is now: beside the nearest letter of the passage that is still there."""
        ours, theirs = change.old.of(self.old), change.new.of(self.new)
        if len(ours) <= _LONGEST_CHANGE and len(theirs) <= _LONGEST_CHANGE:
            place = at - change.old.start
            same = SequenceMatcher(str.isspace, ours, theirs, autojunk=False).get_matching_blocks()
            if after:
                for start, start_new, length in same:
                    if length and start + length > place:
                        return change.new.start + start_new + max(0, place - start)
            else:
                for start, start_new, length in reversed(same):
                    if length and start < place:
                        return change.new.start + start_new + min(length, place - start)
        return change.new.end if after else change.new.start

    def _is_still_it(self, span: Span, here: Span) -> bool:
        """Whether enough of a passage is left to be the same evidence."""
        first, last = self._touching(span)
        words, now = span.of(self.old), here.of(self.new)
        gone = sum(
            _letters(self.old[max(change.old.start, span.start) : min(change.old.end, span.end)])
            for change in self._changes[first:last]
        )
        before, left = _letters(words), _letters(words) - gone
        if left >= max(_ENOUGH_KEPT * min(before, _letters(now)), _LEAST_KEPT * before):
            return True
        if max(len(span), len(here)) > _LONGEST_CHANGE:
            return False
        return SequenceMatcher(None, words, now, autojunk=False).ratio() >= _ALIKE

    def _elsewhere(self, span: Span) -> Span | None:
        """The same words among what is new, where they cannot be others."""
        words = span.of(self.old)
        whole = whole_words(self.old, span) == span
        places = [
            start
            for start in self._places(words)
            if self._is_new(start, end := start + len(words))
            and (not whole or whole_words(self.new, Span(start, end)) == Span(start, end))
        ]
        if not places:
            return None
        near = span.start + self._shift(self._touching(span)[0])
        best = max(places, key=lambda start: (self._alike_around(span, start), -abs(start - near)))
        if (
            self._alike_around(span, best) >= _ENOUGH_AROUND
            or (len(places) == 1 and len(words) >= _LONG)
            or (_stands_once(self.old, words) and _stands_once(self.new, words))
        ):
            return Span(best, best + len(words))
        return None

    def _places(self, words: str) -> Iterator[int]:
        start = -1
        for _ in range(_MOST_PLACES):
            start = self.new.find(words, start + 1)
            if start < 0:
                return
            yield start

    def _is_new(self, start: int, end: int) -> bool:
        """Whether a stretch of the new text does not stand in the old one as it is: else it is another's words."""
        return bisect_right(self._new_ends, start) < bisect_left(self._new_starts, end)

    def _alike_around(self, span: Span, start: int) -> int:
        """How many letters beside a passage are the same in another place."""
        end = start + len(span)
        before = _same_letters(
            self.old[max(0, span.start - _AROUND) : span.start][::-1],
            self.new[max(0, start - _AROUND) : start][::-1],
        )
        return before + _same_letters(self.old[span.end : span.end + _AROUND], self.new[end : end + _AROUND])


def _letters(words: str) -> int:
    """How long words are without their blanks."""
    return sum(map(len, words.split()))


def _stands_once(text: str, words: str) -> bool:
    first = text.find(words)
    return first >= 0 and text.find(words, first + 1) < 0


def _same_letters(ours: str, theirs: str) -> int:
    """How many letters are the same from the beginning on, blanks not counted."""
    alike = 0
    for mine, other in zip(ours, theirs, strict=False):
        if mine != other:
            break
        alike += not mine.isspace()
    return alike
