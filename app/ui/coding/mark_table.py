"""The codings of one transcript, found by place: plain Python, no Qt.

Sorted once; whatever touches a stretch is found by bisection, going back by the longest passage.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from app.coding.rows import CodingId, CodingMark
from app.language.spans import Span

UNDERLINES = 3
"""How many underlines are stacked under words; more than that is told by the stripes."""


def _order(mark: CodingMark) -> tuple[int, int, int]:
    return mark.start, -mark.end, mark.coding


class MarkTable:
    """Marks in the order of the text, each with its underline level."""

    def __init__(self, marks: Iterable[CodingMark] = ()) -> None:
        self._marks = sorted(marks, key=_order)
        self._refresh()

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[CodingMark]:
        return iter(self._marks)

    def add(self, mark: CodingMark) -> Span:
        """Puts one more mark in its place; returns the stretch that looks different now."""
        insort(self._marks, mark, key=_order)
        return self._changed(mark)

    def remove(self, coding: CodingId) -> Span | None:
        """Takes a mark out; returns the stretch that looks different now, None when it is not there."""
        found = self.find(coding)
        if found is None:
            return None
        self._marks.remove(found)
        return self._changed(found)

    def find(self, coding: CodingId) -> CodingMark | None:
        """The mark of a coding."""
        return next((mark for mark in self._marks if mark.coding == coding), None)

    def touching(self, start: int, end: int) -> list[CodingMark]:
        """Marks that share at least one character with ``start <= place < end``, in order."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]

    def at(self, place: int) -> list[CodingMark]:
        """Marks whose words hold the character at `place`."""
        return self.touching(place, place + 1)

    def level(self, coding: CodingId) -> int | None:
        """Which of the stacked underlines a coding has, from the top; None when there is no room left."""
        return self._levels.get(coding)

    def next_start(self, place: int) -> CodingMark | None:
        """The first passage that begins after `place`."""
        index = bisect_left(self._starts, place + 1)
        return self._marks[index] if index < len(self._marks) else None

    def previous_start(self, place: int) -> CodingMark | None:
        """The last passage that begins before `place`."""
        index = bisect_left(self._starts, place)
        return self._marks[index - 1] if index else None

    def _changed(self, mark: CodingMark) -> Span:
        before = self._levels
        self._refresh()
        moved = [m for m in self._marks if before.get(m.coding) != self._levels.get(m.coding)]
        moved.append(mark)
        return Span(min(m.start for m in moved), max(m.end for m in moved))

    def _refresh(self) -> None:
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in self._marks), default=0)
        self._levels: dict[CodingId, int] = {}
        free_from = [0] * UNDERLINES
        for mark in self._marks:
            for level in range(UNDERLINES):
                if free_from[level] <= mark.start:
                    free_from[level] = mark.end
                    self._levels[mark.coding] = level
                    break
