"""The border between our positions and Qt's: the only place that knows Qt counts UTF-16 units.

A database position is a code point of the stored text; a Qt position is a UTF-16 unit of the same text. They
part at the first character beyond the basic plane (an emoji, say), and are converted here by bisection.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QTextBoundaryFinder

from app.language.spans import Span

FIRST_JOINING = "\u0300"
"""Below it no character is part of another: the first of the combining accents."""
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class TextPositions:
    """Converts positions of one text, both ways."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]
        self._astral_qt = [place + passed for passed, place in enumerate(self._astral)]

    @property
    def qt_length(self) -> int:
        """How many units Qt counts in the text."""
        return len(self._text) + len(self._astral)

    def to_qt(self, place: int) -> int:
        """The UTF-16 unit at which the code point `place` begins."""
        return place + bisect_left(self._astral, place)

    def from_qt(self, unit: int) -> int:
        """The code point at the UTF-16 unit; the one after it for a unit inside a pair."""
        return unit - bisect_left(self._astral_qt, unit)

    def grapheme_start(self, place: int) -> int:
        """The nearest place at or before `place` that does not split what a reader sees as one character."""
        if self._plain(place):
            return place
        begin, cuts = self._graphemes(place)
        return begin + max((cut for cut in cuts if cut <= place - begin), default=0)

    def grapheme_end(self, place: int) -> int:
        """The nearest place at or after `place` that does not split what a reader sees as one character."""
        if self._plain(place):
            return place
        begin, cuts = self._graphemes(place)
        return begin + min((cut for cut in cuts if cut >= place - begin), default=place - begin)

    def snapped(self, span: Span) -> Span:
        """The span with both ends moved outwards to whole characters; an empty one stays empty."""
        start = self.grapheme_start(span.start)
        return Span(start, start if not len(span) else self.grapheme_end(span.end))

    def _plain(self, place: int) -> bool:
        """Whether `place` parts two characters of which neither ever joins another: most places do."""
        around = self._text[max(0, place - 1) : place + 1]
        return len(around) == 2 and "\r" not in around and max(around) < FIRST_JOINING

    def _graphemes(self, place: int) -> tuple[int, Sequence[int]]:
        """Where the line around `place` begins, and the borders of its characters counted from there."""
        begin = self._text.rfind("\n", 0, place) + 1
        end = self._text.find("\n", place)
        return begin, boundaries(
            self._text[begin : len(self._text) if end < 0 else end],
            QTextBoundaryFinder.BoundaryType.Grapheme,
        )


def boundaries(text: str, kind: QTextBoundaryFinder.BoundaryType) -> list[int]:
    """The borders of characters, words or sentences of a text, in code points, both ends included."""
    positions = TextPositions(text)
    finder = QTextBoundaryFinder(kind, text)
    found = [0]
    while (unit := finder.toNextBoundary()) >= 0:
        found.append(positions.from_qt(unit))
    return found
