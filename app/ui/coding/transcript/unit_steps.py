"""Moving by sentence and by turn: where the caret goes, and where a selection is let end. In code points."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from app.language.snapping import trim
from app.language.spans import Span
from app.study.rows import TranscriptRow
from app.ui.coding.transcript.places import sentences_of, turn_number_at


class Units(Protocol):
    """Stretches in order: the one around a place, then those after it or before it."""

    def onward(self, place: int) -> Iterator[Span]: ...
    def backward(self, place: int) -> Iterator[Span]: ...


class Turns:
    """What each turn says."""

    def __init__(self, row: TranscriptRow) -> None:
        self._row = row

    def onward(self, place: int) -> Iterator[Span]:
        for turn in self._row.turns[max(0, turn_number_at(self._row, place)) :]:
            yield from self._speech(turn.speech)

    def backward(self, place: int) -> Iterator[Span]:
        for turn in reversed(self._row.turns[: turn_number_at(self._row, place) + 1]):
            yield from self._speech(turn.speech)

    def _speech(self, speech: Span) -> Iterator[Span]:
        words = trim(self._row.text, speech)
        if len(words):
            yield words


class Sentences:
    """The sentences of every turn."""

    def __init__(self, row: TranscriptRow, sentences: Sequence[Span]) -> None:
        self._row = row
        self._sentences = sentences

    def onward(self, place: int) -> Iterator[Span]:
        for turn in self._row.turns[max(0, turn_number_at(self._row, place)) :]:
            yield from sentences_of(self._row, turn, self._sentences)

    def backward(self, place: int) -> Iterator[Span]:
        for turn in reversed(self._row.turns[: turn_number_at(self._row, place) + 1]):
            yield from reversed(sentences_of(self._row, turn, self._sentences))


def step(units: Units, caret: int, *, forward: bool) -> int | None:
    """Where the next unit begins, or where this one or the one before does."""
    if forward:
        return next((unit.start for unit in units.onward(caret) if unit.start > caret), None)
    return next((unit.start for unit in units.backward(caret) if unit.start < caret), None)


def extended(units: Units, anchor: int, caret: int, *, forward: bool) -> int | None:
    """Where a selection that began at `anchor` is let end: whole units, growing or taken back one by one."""
    if forward and caret >= anchor:
        return next((unit.end for unit in units.onward(caret) if unit.end > caret), None)
    if not forward and caret <= anchor:
        return next((unit.start for unit in units.backward(caret) if unit.start < caret), None)
    if forward:
        back = next((unit.start for unit in units.onward(caret) if unit.start > caret), anchor)
        return min(back, anchor)
    back = next((unit.end for unit in units.backward(caret) if unit.end < caret), anchor)
    return max(back, anchor)
