"""The codings of one transcript, found by place: plain Python, no Qt.

Sorted once; whatever touches a stretch is found by bisection, going back by the longest passage.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from app.coding.rows import CodeId, CodingId, CodingMark
from app.language.spans import Span
from app.ui.coding.transcript.first_fit import FirstFit

UNDERLINES = 3
"""How many underlines are stacked under words; more than that is told by the stripes."""


def _order(mark: CodingMark) -> tuple[int, int, int]:
    return mark.start, -mark.end, mark.coding


class MarkTable:
    """Marks in the order of the text, each with its underline level."""

    def __init__(self, marks: Iterable[CodingMark] = ()) -> None:
        self._marks = sorted(marks, key=_order)
        self._by_coding = {mark.coding: mark for mark in self._marks}
        self._starts = [mark.start for mark in self._marks]
        self._rows = FirstFit(UNDERLINES)
        self._rows.fill((mark.start, mark.end) for mark in self._marks)
        self._levels = {mark.coding: level for mark, level in zip(self._marks, self._rows.slots, strict=True)}

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[CodingMark]:
        return iter(self._marks)

    def add(self, mark: CodingMark) -> Span:
        """Puts one more mark in its place; returns the stretch that looks different now."""
        place = bisect_left(self._marks, _order(mark), key=_order)
        self._marks.insert(place, mark)
        self._by_coding[mark.coding] = mark
        self._starts.insert(place, mark.start)
        return self._moved(self._rows.insert(place, mark.start, mark.end), mark)

    def remove(self, coding: CodingId) -> Span | None:
        """Takes a mark out; returns the stretch that looks different now, None when it is not there."""
        mark = self._by_coding.pop(coding, None)
        if mark is None:
            return None
        place = bisect_left(self._marks, _order(mark), key=_order)
        del self._marks[place], self._starts[place], self._levels[coding]
        return self._moved(self._rows.delete(place), mark)

    def find(self, coding: CodingId) -> CodingMark | None:
        """The mark of a coding."""
        return self._by_coding.get(coding)

    def touching(self, start: int, end: int) -> list[CodingMark]:
        """Marks that share at least one character with ``start <= place < end``, in order."""
        return [mark for place in self._rows.touching(start, end) if (mark := self._marks[place]).end > start]

    def at(self, place: int) -> list[CodingMark]:
        """Marks whose words hold the character at `place`."""
        return self.touching(place, place + 1)

    def level(self, coding: CodingId) -> int | None:
        """Which of the stacked underlines a coding has, from the top; None when there is no room left."""
        return self._levels.get(coding)

    def next_start(self, place: int, code: CodeId | None = None) -> CodingMark | None:
        """The first passage, of one code or of any, that begins after `place`."""
        later = range(bisect_left(self._starts, place + 1), len(self._marks))
        return next((mark for at in later if (mark := self._marks[at]).code == code or code is None), None)

    def previous_start(self, place: int, code: CodeId | None = None) -> CodingMark | None:
        """The last passage, of one code or of any, that begins before `place`."""
        earlier = range(bisect_left(self._starts, place) - 1, -1, -1)
        return next((mark for at in earlier if (mark := self._marks[at]).code == code or code is None), None)

    def _moved(self, places: Iterable[int], mark: CodingMark) -> Span:
        """Marks that have another level now; the stretch that they and one more mark cover."""
        start, end = mark.start, mark.end
        for place in places:
            other = self._marks[place]
            self._levels[other.coding] = self._rows.slots[place]
            start, end = min(start, other.start), max(end, other.end)
        return Span(start, end)
