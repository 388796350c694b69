"""Taking what somebody said out of a text in which others speak: what stays, and where it stands then (E-02)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from app.language.spans import Span

INSTEAD = "[participant withdrew]"
"""What stands in a text where somebody's words were."""
QUOTED_WORDS = 5
"""So many words of theirs in a row are a quotation, wherever they stand."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A text without some stretches of it; positions are told in the text as it was."""

    text: str = field(repr=False)
    gone: tuple[Span, ...]
    """In order, none over another."""
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]
    """By how much what follows the first, second … stretch has moved."""

    def at(self, position: int) -> int:
        """Where a position stands now; one inside of a stretch, where that begins."""
        before = bisect_right(self._starts, position - 1)
        if before and position < self.gone[before - 1].end:
            position, before = self.gone[before - 1].start, before - 1
        return position + (self._shifts[before - 1] if before else 0)

    def touches(self, span: Span) -> bool:
        """Whether something of a span is gone."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self.gone[before - 1].overlaps(span)

    def kept(self, span: Span) -> Span | None:
        """What is left of a span, its ends outside of what is gone, where it stands now; None where nothing is."""
        start, end = span.start, span.end
        for one in self.gone:
            if one.start <= start < one.end:
                start = one.end
        for one in reversed(self.gone):
            if one.start < end <= one.end:
                end = one.start
        return Span(self.at(start), self.at(end)) if start < end else None


def take_out(text: str, gone: Sequence[Span]) -> TakenOut:
    """A text in which words say that somebody's are gone, where they were."""
    stretches = tuple(sorted(span for span in gone if len(span)))
    pieces, at = [], 0
    for span in stretches:
        pieces += [text[at : span.start], INSTEAD]
        at = span.end
    pieces.append(text[at:])
    shifts = tuple(accumulate(len(INSTEAD) - len(span) for span in stretches))
    return TakenOut("".join(pieces), stretches, tuple(span.start for span in stretches), shifts)


class Quotations:
    """Finds where words of somebody are quoted: so many in a row as are no chance."""

    def __init__(self, speeches: Collection[str], words: int = QUOTED_WORDS) -> None:
        self._many = words
        self._known: set[tuple[str, ...]] = set()
        for speech in speeches:
            said = [word for word, _ in _words(speech)]
            self._known |= {tuple(said[at : at + words]) for at in range(len(said) - words + 1)}

    def in_text(self, text: str) -> list[Span]:
        """The quotations in a text, each as long as it is."""
        found: list[Span] = []
        if not self._known:
            return found
        words = list(_words(text))
        for at in range(len(words) - self._many + 1):
            run = words[at : at + self._many]
            if tuple(word for word, _ in run) in self._known:
                span = Span(run[0][1].start, run[-1][1].end)
                if found and span.start <= found[-1].end:
                    found[-1] = Span(found[-1].start, span.end)
                else:
                    found.append(span)
        return found


class Names:
    """Finds names: whole words, also with 's; of a name that is a plain word, only how it is written."""

    def __init__(self, names: Collection[str], plain: Collection[str] = ()) -> None:
        wanted = sorted({name.strip() for name in names if name.strip()}, key=len, reverse=True)
        self._patterns = [
            re.compile(rf"(?<!\w){re.escape(name)}(?:['’]s)?(?!\w)", 0 if name.casefold() in plain else re.I)
            for name in wanted
        ]

    def in_text(self, text: str) -> list[Span]:
        """Every place where one of the names stands."""
        found = sorted(Span(*match.span()) for one in self._patterns for match in one.finditer(text))
        kept: list[Span] = []
        for span in found:
            if not kept or span.start >= kept[-1].end:
                kept.append(span)
        return kept


def put_instead(text: str, spans: Sequence[Span]) -> str:
    """A text with other words in the place of some of its own."""
    return take_out(text, spans).text


def _words(text: str) -> Iterator[tuple[str, Span]]:
    for match in _WORD.finditer(text):
        yield match.group().casefold().replace("’", "'"), Span(*match.span())
