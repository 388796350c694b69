"""From candidates to turns: where each begins, where its speech does, where it ends."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.language.spans import Span
from app.language.turns.labels import LabelBook
from app.language.turns.pages import Candidate, read_page
from app.language.turns.scoring import choose
from app.language.turns.stamps import stamps_inside
from app.language.turns.tables import read_tables


@dataclass(frozen=True, slots=True)
class FoundTurn:
    """A turn as found: `start` to `speech_start` is label, stamp and separator, then speech to `end`."""

    start: int
    speech_start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class TurnMap:
    """The turns of a text in order, and the stamps that stand in or between them."""

    turns: tuple[FoundTurn, ...]
    marks: tuple[Span, ...]


def find_turns(
    text: str,
    *,
    bold: Sequence[Span] = (),
    rows: Sequence[Sequence[Span]] = (),
    known: Collection[str] = (),
) -> TurnMap:
    """Find the turns of `text`, which is normalised (`app.language.normalise`).

    `bold` are its bold runs, `rows` the cells of its table rows, `known` labels the study has already.
    What stands before the first turn belongs to none.
    """
    labels = LabelBook(known)
    tables = read_tables(text, rows, labels)
    page = read_page(text, labels, bold, tables.covered)
    page.candidates.extend(tables.candidates)
    page.candidates.sort(key=lambda candidate: candidate.offset)
    marks = in_order([*page.stamp_lines, *tables.marks, *stamps_inside(text)])
    return _assembled(text, choose(text, page, labels), marks)


def in_order(marks: list[Span]) -> list[Span]:
    """Sorted, and of two that overlap only the first."""
    kept: list[Span] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _assembled(text: str, chosen: list[Candidate], marks: list[Span]) -> TurnMap:
    if not chosen:
        return TurnMap((), tuple(marks))
    shown: dict[str, str] = {}
    turns: list[FoundTurn] = []
    loose: list[Span] = []
    at = 0
    starts = [candidate.offset + candidate.head.start for candidate in chosen]
    for candidate, start, limit in zip(chosen, starts, [*starts[1:], len(text)], strict=True):
        head = candidate.head
        head_end = min(candidate.offset + head.end, limit)
        speech, end = trimmed(text, head_end, min(candidate.stop or limit, limit))
        while at < len(marks) and marks[at].start < start:
            loose.append(marks[at])
            at += 1
        first = at
        while at < len(marks) and marks[at].start < limit:
            at += 1
        if at > first:
            speech, end, inside = parted(text, speech, end, marks[first:at])
            loose.extend(inside)
        turns.append(FoundTurn(start, speech, end, shown.setdefault(head.label.key, head.label.shown)))
    loose.extend(marks[at:])
    return TurnMap(tuple(turns), tuple(loose))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks at either end; nothing but blanks is empty where it starts."""
    last = end
    while last > start and text[last - 1].isspace():
        last -= 1
    if last <= start:
        return start, start
    while text[start].isspace():
        start += 1
    return start, last


def parted(text: str, speech: int, end: int, marks: list[Span]) -> tuple[int, int, list[Span]]:
    """Speech without the stamps at its ends: the first are part of the head, the others marks."""
    first = 0
    while first < len(marks) and marks[first].start <= speech:
        speech, end = trimmed(text, max(speech, min(marks[first].end, end)), end)
        first += 1
    marks = marks[first:]
    for mark in reversed(marks):
        if mark.start < end <= mark.end:
            speech, end = trimmed(text, speech, max(speech, mark.start))
    return speech, end, marks
