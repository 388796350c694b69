"""Moving one end of a passage by a word: what its ends would be then. In code points, never inside a character."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from unicodedata import category

from PySide6.QtCore import QTextBoundaryFinder

from app.language.spans import Span
from app.ui.text_positions import boundaries

OPENING = {"Ps", "Pi"}
"""Brackets and quotes that open, as Unicode calls them."""
MOST = 60
"""So many places are tried: a long run of labels and stamps may lie between two words."""


def step_end(
    text: str, span: Span, settle: Callable[[Span], Span | None], *, start: bool, forward: bool
) -> Span | None:
    """The passage with its start (or its end) one word on or back; None when there is no word left.

    `settle` takes what was not said off the ends.
    """
    here = span.start if start else span.end
    places = _places_after(text, here, start=start) if forward else _places_before(text, here, start=start)
    for _, place in zip(range(MOST), places, strict=False):
        ends = (place, span.end) if start else (span.start, place)
        found = settle(Span(*ends)) if ends[0] < ends[1] else None
        if found is not None and found != span and (found.start == span.start or found.end == span.end):
            return found
    return None


def _places_after(text: str, place: int, *, start: bool) -> Iterator[int]:
    begin = text.rfind("\n", 0, place) + 1
    while begin <= len(text):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        yield from (at for at in _edges(text, begin, end, start=start) if at > place)
        begin = end + 1


def _places_before(text: str, place: int, *, start: bool) -> Iterator[int]:
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    while end >= 0:
        begin = text.rfind("\n", 0, end) + 1
        yield from (at for at in reversed(_edges(text, begin, end, start=start)) if at < place)
        end = begin - 1


def _edges(text: str, begin: int, end: int, *, start: bool) -> list[int]:
    """Where the words of a line start, or where they end; a mark that belongs to a word's other side is none."""
    line = text[begin:end]
    cuts = boundaries(line, QTextBoundaryFinder.BoundaryType.Word)
    words = [(a, b) for a, b in pairwise(cuts) if line[a:b].strip() and not _clings(line[a:b], back=start)]
    return [begin + (a if start else b) for a, b in words]


def _clings(word: str, *, back: bool) -> bool:
    """Whether it is punctuation that belongs to what stands before it, or (not `back`) to what comes after."""
    kinds = {category(letter) for letter in word}
    if back:
        return all(kind[0] == "P" for kind in kinds) and not kinds & OPENING
    return kinds <= OPENING
