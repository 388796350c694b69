"""Putting other words in the place of some, and where every place of the text stands afterwards: exactly, by sums.

No comparing of two texts is needed, for what was replaced is known (LANGUAGE §5.5). A stretch that begins or ends
inside replaced words takes in all of what stands there now: a pseudonym is never cut.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from app.language.spans import Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch of the old text, not empty, and the words that stand in its place."""

    span: Span
    words: str


class Replaced:
    """A text and what became of it; ``ValueError`` where edits overlap, are empty or lie outside."""

    def __init__(self, old: str, edits: Iterable[Edit]) -> None:
        self.old = old
        self.edits = tuple(sorted(edits))
        if any(not len(edit.span) or edit.span.end > len(old) for edit in self.edits) or any(
            before.span.end > after.span.start for before, after in pairwise(self.edits)
        ):
            raise ValueError("edits overlap, are empty or lie outside the text")
        self._starts = [edit.span.start for edit in self.edits]
        self._shifts = [0]
        """How far what stands before each edit moves, and in the end what stands after the last."""
        for edit in self.edits:
            self._shifts.append(self._shifts[-1] + len(edit.words) - len(edit.span))
        pieces, at = [], 0
        for edit in self.edits:
            pieces += [old[at : edit.span.start], edit.words]
            at = edit.span.end
        self.new = "".join([*pieces, old[at:]])

    def start(self, at: int) -> int:
        """Where a stretch that began at a place begins now: before the words put there if it began inside them."""
        after = bisect_right(self._starts, at)
        if after and at < self.edits[after - 1].span.end:
            return self._starts[after - 1] + self._shifts[after - 1]
        return at + self._shifts[after]

    def end(self, at: int) -> int:
        """Where a stretch that ended at a place ends now: behind the words put there if it ended inside them."""
        after = bisect_left(self._starts, at)
        if after and at <= self.edits[after - 1].span.end:
            edit = self.edits[after - 1]
            return edit.span.start + self._shifts[after - 1] + len(edit.words)
        return at + self._shifts[after]

    def span(self, span: Span) -> Span:
        """Where a stretch is now; a place between two letters stays one."""
        start = self.start(span.start)
        return Span(start, start if not len(span) else max(start, self.end(span.end)))

    def widens(self, span: Span) -> bool:
        """Whether a stretch cuts through replaced words, so that it holds more now than it did."""
        return self._cut(span.start) or self._cut(span.end)

    def touches(self, span: Span) -> bool:
        """Whether any replaced words stand in a stretch."""
        after = bisect_left(self._starts, span.end)
        return bool(after) and self.edits[after - 1].span.overlaps(span)

    def placed(self) -> tuple[Span, ...]:
        """Where the new words stand, in the order of the edits."""
        return tuple(
            Span(edit.span.start + shift, edit.span.start + shift + len(edit.words))
            for edit, shift in zip(self.edits, self._shifts, strict=False)
        )

    def _cut(self, at: int) -> bool:
        before = bisect_left(self._starts, at)
        return bool(before) and at < self.edits[before - 1].span.end
