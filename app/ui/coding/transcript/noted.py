"""Where notes hang on a transcript: passages somebody wrote about, found by place. Plain Python, no Qt."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from app.language.spans import Span


class Noted(NamedTuple):
    """A passage, and how many notes are about it."""

    span: Span
    many: int


class NoteTable:
    """Noted passages in the order of the text."""

    def __init__(self, noted: Iterable[tuple[Span, int]] = ()) -> None:
        self._noted = sorted(Noted(span, many) for span, many in noted if many > 0)
        self._longest = max((len(one.span) for one in self._noted), default=0)

    def touching(self, start: int, end: int) -> list[Noted]:
        """Those that share at least one character with ``start <= place < end``."""
        first = bisect_left(self._noted, start - self._longest, key=_start)
        last = bisect_left(self._noted, end, key=_start)
        return [one for one in self._noted[first:last] if one.span.end > start]


def _start(one: Noted) -> int:
    return one.span.start
