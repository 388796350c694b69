"""From the lines printed on PDF pages to paragraphs; pure rules, no PDF library.

A PDF knows only lines. Two are joined by a space when the second is plainly the same paragraph going on:
it stands at the usual distance, its first word would not have fitted on the line before, and it does not
begin like a speaker's turn (a label, bold words, a time stamp, a short line that recurs). In doubt a line
stays a line: a newline too many harms nothing, a label swallowed by the turn before does. A hyphen at the end
of a line stays, without a space after it, unless the document has the word in one piece elsewhere.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from app.language.spans import Span

_MARGIN = 0.12
"""The part of a page's height, at its top and at its foot, in which headers and footers stand."""
_MOST_LINES = 3
_SAME_PLACE = 8.0
"""Points within which two columns begin at the same place, and two lines stand at the same height."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A printed line: its place in points from the page's lower left corner, and its first word's width."""

    text: str
    x: float
    y: float
    right: float
    first_word: float = 0.0
    bold: int = 0
    """So many of its first characters are bold, where that is short enough for a label."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in reading order."""

    height: float
    lines: tuple[PageLine, ...]


def without_headers(pages: Sequence[Page]) -> tuple[list[Page], bool]:
    """The pages without what recurs at their top and foot, page numbers included; and whether there was any.

    A line recurs when the same words, or the same but for a figure that counts the pages, stand at the same
    height on two fifths of the pages and at least on two, and nowhere else; and only what recurs stands further
    out.
    """
    furniture = _Furniture(pages)
    left: list[Page] = []
    for number, page in enumerate(pages, start=1):
        out = furniture.of(page, number)
        left.append(Page(page.height, tuple(line for line in page.lines if id(line) not in out)))
    return left, any(len(page.lines) != len(kept.lines) for page, kept in zip(pages, left, strict=True))


class _Furniture:
    """Knows what recurs at the edges of the pages, and where every line stands."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._often = max(2, len(pages) * 0.4)
        self._times: Counter[tuple[str, int]] = Counter()
        self._places: dict[str, set[int]] = {}
        for number, page in enumerate(pages, start=1):
            self._times.update({key for edge in _edges(page) for line in edge for key in _keys(line, number)})
            for line in page.lines:
                self._places.setdefault(line.text, set()).add(round(line.y))

    def of(self, page: Page, number: int) -> set[int]:
        """The lines (by identity) to leave out, from each edge inwards until one that is none."""
        out: set[int] = set()
        for edge in _edges(page):
            for line in edge:
                if not self._recurs(line, number) and not _is_page_number(line, page, number):
                    break
                out.add(id(line))
        return out

    def _recurs(self, line: PageLine, number: int) -> bool:
        alone = len(self._places[line.text]) == 1
        return alone and any(self._times[key] >= self._often for key in _keys(line, number))


def paragraphs(pages: Sequence[Page]) -> str:
    """The text of all pages, its printed lines joined to paragraphs by the rule of this module."""
    return laid_out(pages)[0]


def laid_out(pages: Sequence[Page]) -> tuple[str, tuple[Span, ...]]:
    """The same, and where its lines begin in bold."""
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return "", ()
    setting = _Setting(lines, _column_margins(pages))
    text, bold = lines[0].text, [Span(0, lines[0].bold)]
    for before, line in pairwise(lines):
        between = setting.join(before, line)
        if not between and setting.is_whole_word(_last_word(text[:-1]) + _first_word(line.text)):
            text = text[:-1]
        text += between
        if between == "\n":
            bold.append(Span(len(text), len(text) + line.bold))
        text += line.text
    return text, tuple(span for span in bold if len(span))


def _column_margins(pages: Sequence[Page]) -> dict[int, float]:
    """The right margin of every line (by identity) of a document that is set in columns beside each other."""
    columns = [column for page in pages for column in _columns(page)]
    if len(columns) <= sum(1 for page in pages if page.lines):
        return {}
    ends: dict[int, list[float]] = {}
    for column in columns:
        ends.setdefault(_place_of(column), []).append(max(line.right for line in column))
    usual = {place: median(found) for place, found in ends.items()}
    margins: dict[int, float] = {}
    for column in columns:
        margin = max(usual[_place_of(column)], *(line.right for line in column))
        margins.update((id(line), margin) for line in column)
    return margins


def _place_of(column: Sequence[PageLine]) -> int:
    """Where on the page a column begins, roughly: the columns of all pages that begin there are set alike."""
    return round(min(line.x for line in column) / _SAME_PLACE)


def _columns(page: Page) -> list[list[PageLine]]:
    """The lines of each column of a page: one begins higher than the line before, and right of most before."""
    columns: list[list[PageLine]] = []
    for line in page.lines:
        last = columns[-1] if columns else []
        higher = not last or line.y > last[-1].y + _SAME_PLACE
        if not last or (higher and line.x > median(other.right for other in last)):
            columns.append([])
        columns[-1].append(line)
    return columns


class _Setting:
    """How this document is set: its line distance, right margins, recurring short lines and whole words."""

    def __init__(self, lines: Sequence[PageLine], margins: Mapping[int, float]) -> None:
        gaps = [round(before.y - line.y, 1) for before, line in pairwise(lines) if before.y > line.y]
        self._distance = median(gaps) if gaps else 0.0
        self._margin = max(line.right for line in lines)
        self._margins = margins
        times = Counter(line.text for line in lines)
        self._labels = {text for text, count in times.items() if count >= 3 and _could_be_label(text)}
        self._words = {word.casefold() for line in lines for word in re.findall(r"\w+", line.text)}

    def join(self, before: PageLine, line: PageLine) -> str:
        """What to put between two lines: nothing, a space or a newline."""
        if line.bold or line.text in self._labels or before.text in self._labels or begins_turn(line.text):
            return "\n"
        if before.right + 4 + line.first_word < self._margins.get(id(before), self._margin):
            return "\n"  # the word would have fitted: the line was ended on purpose
        if before.y <= line.y:  # a new page or column
            if before.text[-1:] in '.?!…:"”’)' and not line.text[:1].islower():
                return "\n"
        elif before.y - line.y > self._distance * 1.3:
            return "\n"
        return "" if _BROKEN.search(before.text) and not line.text[0].isupper() else " "

    def is_whole_word(self, word: str) -> bool:
        """Whether the document has this word in one piece."""
        return word.casefold() in self._words


def begins_turn(text: str) -> bool:
    """Whether a line looks like the beginning of someone's turn; generous on purpose."""
    if _STAMP.match(text) or _CODE.match(text):
        return True
    if len(text) < 60 and _STAMP_AT_END.search(text):
        return True
    label = _LABEL.match(text)
    return label is not None and not label.group(1)[0].islower() and len(label.group(1).split()) <= 6


_STAMP = re.compile(r"[\[({<#]*\d{1,2}:\d{2}")
_STAMP_AT_END = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?[\])}>#]*$")
_CODE = re.compile(r"(?:\d{1,4}[.)]?\s+)?(?:INT|IV|[A-Z]{1,5}\d{1,3}[a-z]?)[.)]?(?:\s|$)")
_LABEL = re.compile(
    r"(?:\d{1,4}[.)]?\s+)?[\[(]?([^\W_][^:;>\t\n]{0,44}?)[\])]?[ ]?"
    r"(?::(?!\S)|[;>](?=\s)|\t|\s[–—-]\s|(?<=\])\s)"
)
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*(\d{1,4})\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


_FIGURE = re.compile(r"(?<!\d)\d{1,4}(?=\D*$)|(?<!\d)\d{1,4}(?=\s*(?:of|/)\s*\d+\D*$)")
_BROKEN = re.compile(r"\w-$")


def _last_word(text: str) -> str:
    return re.split(r"\W", text)[-1]


def _first_word(text: str) -> str:
    return re.split(r"\W", text, maxsplit=1)[0]


def _could_be_label(text: str) -> bool:
    return len(text) <= 45 and len(text.split()) <= 6 and not text[0].islower() and text[-1] not in ".?!,…-–—"


def _edges(page: Page) -> tuple[list[PageLine], list[PageLine]]:
    """The lines in the margin at the foot and at the top of a page, the outermost first."""
    by_height = sorted(page.lines, key=lambda line: line.y)
    low = [line for line in by_height[:_MOST_LINES] if line.y < page.height * _MARGIN]
    high = [line for line in by_height[: -_MOST_LINES - 1 : -1] if line.y > page.height * (1 - _MARGIN)]
    return low, high


def _keys(line: PageLine, number: int) -> set[tuple[str, int]]:
    """The line and its height: as it is, and with its page figure told by how far it is from the page's number."""
    counting = _FIGURE.sub(lambda figure: f"#{int(figure.group()) - number}", line.text, count=1)
    return {(line.text, round(line.y)), (counting, round(line.y))}


def _is_page_number(line: PageLine, page: Page, number: int) -> bool:
    told = _PAGE_NUMBER.fullmatch(line.text)
    return told is not None and int(told.group(1)) == number and len(page.lines) > 1
