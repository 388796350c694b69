"""Where the caret can go in a transcript: turns and sentences, in code points."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QTextBoundaryFinder

from app.language.snapping import trim
from app.language.spans import Span
from app.study.rows import TranscriptRow, TurnRow
from app.ui.text_positions import boundaries


def turn_at(row: TranscriptRow, place: int) -> TurnRow | None:
    """The turn that holds a place; in a gap between turns, the one before."""
    index = turn_number_at(row, place)
    return row.turns[index] if index >= 0 else None


def turn_number_at(row: TranscriptRow, place: int) -> int:
    """The place of that turn among all turns; -1 before the first."""
    return bisect_right(row.turns, place, key=lambda turn: turn.start) - 1


def turns_touching(row: TranscriptRow, start: int, end: int) -> tuple[TurnRow, ...]:
    """Turns that share at least one character with a stretch."""
    first = max(0, bisect_right(row.turns, start, key=lambda turn: turn.start) - 1)
    return row.turns[first : bisect_left(row.turns, end, key=lambda turn: turn.start)]


def next_turn(row: TranscriptRow, place: int) -> TurnRow | None:
    """The first turn whose speech begins after a place."""
    index = bisect_right(row.turns, place, key=lambda turn: turn.speech_start)
    return row.turns[index] if index < len(row.turns) else None


def previous_turn(row: TranscriptRow, place: int) -> TurnRow | None:
    """The last turn whose speech begins before a place."""
    index = bisect_left(row.turns, place, key=lambda turn: turn.speech_start)
    return row.turns[index - 1] if index else None


def label_zones(row: TranscriptRow, span: Span) -> list[Span]:
    """Labels and stamps that touch a stretch: never evidence."""
    zones = [Span(turn.start, turn.speech_start) for turn in turns_touching(row, span.start, span.end)]
    low = max(0, bisect_right(row.marks, span.start, key=lambda mark: mark.start) - 1)
    high = bisect_left(row.marks, span.end, key=lambda mark: mark.start)
    zones.extend(row.marks[low:high])
    return sorted(zone for zone in zones if len(zone) and zone.overlaps(span))


def sentence_at(row: TranscriptRow, place: int, sentences: Sequence[Span] = ()) -> Span | None:
    """The sentence around a place, within one line of one turn's speech; None where nobody speaks.

    Of `sentences` (in order) where the line has some, else by Qt's boundaries.
    """
    line = _line_at(row, place)
    if line is None:
        return None
    within = _sentences_within(line, sentences)
    if within:
        return within[max(0, bisect_right(within, place, key=lambda sentence: sentence.start) - 1)]
    return _by_boundaries(line.of(row.text), line.start, place)


def sentences_of(row: TranscriptRow, turn: TurnRow, sentences: Sequence[Span] = ()) -> Sequence[Span]:
    """The sentences of a turn's speech, found as `sentence_at` finds them."""
    within = _sentences_within(turn.speech, sentences)
    if within:
        return within
    found: list[Span] = []
    start = turn.speech_start
    for line in turn.speech.of(row.text).splitlines(keepends=True):
        cuts = boundaries(line, QTextBoundaryFinder.BoundaryType.Sentence)
        spans = (trim(row.text, Span(start + begin, start + end)) for begin, end in pairwise(cuts))
        found.extend(span for span in spans if len(span))
        start += len(line)
    return found


def sentence_or_turn(
    row: TranscriptRow, selected: Span | None, caret: int, sentences: Sequence[Span] = ()
) -> Span | None:
    """The sentence around the selection or the caret; the turn's whole speech where that is selected already."""
    place = selected.start if selected is not None else caret
    sentence, turn = sentence_at(row, place, sentences), turn_at(row, place)
    if selected is None or (sentence is not None and sentence != selected and sentence.contains(selected)):
        return sentence
    return trim(row.text, turn.speech) if turn is not None else None


def _sentences_within(stretch: Span, sentences: Sequence[Span]) -> Sequence[Span]:
    return sentences[
        bisect_left(sentences, stretch.start, key=lambda sentence: sentence.start) : bisect_right(
            sentences, stretch.end, key=lambda sentence: sentence.end
        )
    ]


def _line_at(row: TranscriptRow, place: int) -> Span | None:
    """The line around a place, as much of it as is speech of one turn."""
    turn = turn_at(row, place)
    if turn is None or not turn.speech_start <= place <= turn.end:
        return None
    start = max(turn.speech_start, row.text.rfind("\n", 0, place) + 1)
    end = row.text.find("\n", place)
    return Span(start, min(turn.end, end if end >= 0 else len(row.text)))


def _by_boundaries(line: str, start: int, place: int) -> Span | None:
    cuts = boundaries(line, QTextBoundaryFinder.BoundaryType.Sentence)
    for begin, after in pairwise(cuts):
        if begin <= place - start < after or after == len(line):
            words = line[begin:after]
            leading = len(words) - len(words.lstrip())
            span = Span(start + begin + leading, start + begin + max(leading, len(words.rstrip())))
            return span if len(span) else None
    return None
