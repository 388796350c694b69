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
LIKELY_WORDS = 4
"""So many are one between quotation marks; without them they may be, and are to be looked at."""
MARKED_WORDS = 2
"""So few between quotation marks may be one, too."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MARKED = re.compile(
    '“([^“”]{3,2000})”|„([^„“”]{3,2000})[“”]|"([^"]{3,2000})"|«([^«»]{3,2000})»'
    r"|(?<!\w)‘([^‘\n]{3,2000}?)’(?!\w)|(?<!\w)'([^\n]{3,2000}?)'(?!\w)"
)
"""What stands between quotation marks; an apostrophe within a word closes nothing."""
_LEFT_OUT = re.compile(r"\[[^\]\n]*\]|…|\.\.\.")
"""What a writer puts where words of a quotation are left out, or their own stand."""


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
    """Finds where words of somebody are quoted: so many in a row as are no chance; and where they may be."""

    def __init__(self, speeches: Collection[str], everyday: Collection[str] = ()) -> None:
        """`everyday` words alone, so few in a row, are nobody's."""
        said = [[word for word, _ in _words(speech)] for speech in speeches]
        self._everyday = frozenset(everyday)
        self._known = {many: _runs(said, many) for many in (QUOTED_WORDS, LIKELY_WORDS)}
        self._said = "\n".join(f" {' '.join(words)} " for words in said)

    def in_text(self, text: str) -> list[Span]:
        """The quotations in a text, each as long as it is."""
        return self.told(text)[0]

    def told(self, text: str) -> tuple[list[Span], list[Span]]:
        """The quotations in a text, and what may be one and is for somebody to look at; none over another."""
        words = list(_words(text)) if self._known[LIKELY_WORDS] or self._said else []
        marked = list(self._between_marks(text)) if words else []
        sure = _joined(
            [
                *self._in_a_row(words, QUOTED_WORDS),
                *(span for span, many in marked if many >= LIKELY_WORDS),
            ]
        )
        perhaps = _joined(
            [
                *self._in_a_row(words, LIKELY_WORDS),
                *(span for span, many in marked if many < LIKELY_WORDS),
            ]
        )
        return sure, [span for span in perhaps if not any(span.overlaps(one) for one in sure)]

    def _in_a_row(self, words: Sequence[tuple[str, Span]], many: int) -> Iterator[Span]:
        known = self._known[many]
        for at in range(len(words) - many + 1) if known else ():
            run = tuple(word for word, _ in words[at : at + many])
            if run in known and not (many < QUOTED_WORDS and self._everyday.issuperset(run)):
                yield Span(words[at][1].start, words[at + many - 1][1].end)

    def _between_marks(self, text: str) -> Iterator[tuple[Span, int]]:
        """What stands between quotation marks and was said just so, with how many words it has."""
        for match in _MARKED.finditer(text):
            start, end = match.span(match.lastindex or 0)
            gaps = [gap.span() for gap in _LEFT_OUT.finditer(text, start, end)]
            for first, last in zip(
                [start, *(gap[1] for gap in gaps)], [*(gap[0] for gap in gaps), end], strict=True
            ):
                words = list(_words(text[first:last]))
                said = " ".join(word for word, _ in words)
                if len(words) >= MARKED_WORDS and f" {said} " in self._said:
                    yield Span(first + words[0][1].start, first + words[-1][1].end), len(words)


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


def _runs(said: Sequence[Sequence[str]], many: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + many]) for words in said for at in range(len(words) - many + 1)}


def _joined(spans: Collection[Span]) -> list[Span]:
    """Spans in order, those that touch made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _words(text: str) -> Iterator[tuple[str, Span]]:
    for match in _WORD.finditer(text):
        yield match.group().casefold().replace("’", "'"), Span(*match.span())
