"""Reads a text line by line into candidates: every head of a line that might be a label."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from app.language.spans import Span
from app.language.turns.heads import Head, Separator, read_head
from app.language.turns.labels import LONGEST_LABEL, Kind, LabelBook
from app.language.turns.stamps import LONGEST_LINE, STAMP_LINE


class Candidate(NamedTuple):
    """A head where it stands; `stop` bounds its speech when a table cell does, else it is 0."""

    offset: int
    line_end: int
    head: Head
    line: int
    block: int
    begins_block: bool
    after_question: bool = False
    stop: int = 0


@dataclass(slots=True)
class Page:
    """What reading found, in the order of the text."""

    candidates: list[Candidate] = field(default_factory=list)
    fields: list[tuple[int, int]] = field(default_factory=list)
    """Lines such as "Date: 3 May", as (line, block)."""
    stamp_lines: list[Span] = field(default_factory=list)
    lines: int = 0
    """Lines that hold something."""


def read_page(text: str, labels: LabelBook, bold: Sequence[Span], tables: Sequence[Span]) -> Page:
    """Read every line outside `tables`; `bold` are the bold runs of the text."""
    return _PageReader(text, labels, _bold_by_start(text, bold), sorted(tables)).page()


class _PageReader:
    def __init__(self, text: str, labels: LabelBook, bold: dict[int, int], tables: list[Span]) -> None:
        self._text = text
        self._labels = labels
        self._bold = bold
        self._tables = tables
        self._page = Page()
        self._simple: dict[str, Head] = {}
        self._stamp_before = False
        self._label_line_before = False
        self._number_line_before = -1
        self._question_before = False

    def page(self) -> Page:
        page = self._page
        candidates = page.candidates
        simple = self._simple
        offset = block = 0
        begins_block = True
        plain = not self._tables
        for line in self._text.split("\n"):
            if not line or line.isspace():
                block += not begins_block
                begins_block = True
                offset += len(line) + 1
                continue
            page.lines += 1
            end = offset + len(line)
            colon = line.find(":", 1, LONGEST_LABEL)
            head = simple.get(line[: colon + 1]) if colon > 0 and plain and not self._stamp_before else None
            if head is None:
                head = self._slowly(line, offset, block, colon)
            else:
                self._label_line_before = False
                self._number_line_before = -1
            if head is not None:
                candidates.append(
                    Candidate(offset, end, head, page.lines, block, begins_block, self._question_before)
                )
            self._question_before = line[-1] == "?"
            begins_block = False
            offset = end + 1
        return page

    def _slowly(self, line: str, offset: int, block: int, colon: int) -> Head | None:
        """The head of a line that is no repetition of a simple one; notes stamps and fields aside."""
        label_line_before, self._label_line_before = self._label_line_before, False
        number_line_before, self._number_line_before = self._number_line_before, -1
        stamp_before, self._stamp_before = self._stamp_before, False
        if self._in_table(offset):
            return None
        if len(line) <= LONGEST_LINE and STAMP_LINE.match(line):
            self._note_stamp(line, offset, label_line_before, number_line_before)
            return None
        if len(line) <= 8 and line.strip().isdigit():
            self._number_line_before = offset
            return None
        head = read_head(line, self._labels, self._bold_end(line, offset))
        if head is None:
            return None
        if head.label.kind is Kind.FIELD:
            if head.label.names_field and head.separator in (Separator.COLON, Separator.TAB):
                self._page.fields.append((self._page.lines, block))
            return None
        if head.separator is Separator.LINE_END and line.rstrip().endswith((".", ",")):
            return None
        if stamp_before:
            separator = Separator.STAMPED_LINE if head.separator is Separator.LINE_END else head.separator
            return replace(head, stamped=True, separator=separator)
        self._label_line_before = head.separator is Separator.LINE_END
        if head.separator is Separator.COLON and head.end == colon + 1 and not head.stamped:
            self._simple[line[: colon + 1]] = head
        return head

    def _note_stamp(self, line: str, offset: int, label_line_before: bool, number_line_before: int) -> None:
        start = offset + len(line) - len(line.lstrip())
        if number_line_before >= 0 and "-->" in line:
            start = number_line_before
        self._page.stamp_lines.append(Span(start, offset + len(line.rstrip())))
        if label_line_before:
            last = self._page.candidates[-1]
            head = replace(last.head, stamped=True, separator=Separator.STAMPED_LINE)
            self._page.candidates[-1] = last._replace(head=head)
        else:
            self._stamp_before = True

    def _bold_end(self, line: str, offset: int) -> int:
        if not self._bold:
            return 0
        return max(0, self._bold.get(offset + len(line) - len(line.lstrip()), offset) - offset)

    def _in_table(self, offset: int) -> bool:
        while self._tables and self._tables[0].end <= offset:
            self._tables.pop(0)
        return bool(self._tables) and self._tables[0].start <= offset


def _bold_by_start(text: str, bold: Sequence[Span]) -> dict[int, int]:
    """Where a bold run begins (its blanks apart) and ends; runs with nothing between them are one."""
    joined: list[Span] = []
    for span in sorted(bold):
        if joined and "\n" not in (gap := text[joined[-1].end : span.start]) and not gap.strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    starts: dict[int, int] = {}
    for span in joined:
        words = span.of(text)
        starts[span.start + len(words) - len(words.lstrip())] = span.start + len(words.rstrip())
    return starts
