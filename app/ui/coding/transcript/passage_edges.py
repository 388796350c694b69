"""Which words a selection means: whole characters, no blanks at the ends, no labels."""

from collections.abc import Sequence
from enum import StrEnum

from app.language.snapping import trim, whole_words, without_labels
from app.language.spans import Span
from app.study.rows import TranscriptRow
from app.ui.coding.transcript.places import label_zones, sentence_at, turn_at
from app.ui.text_positions import TextPositions


class Snap(StrEnum):
    """What a selection grows to; the values are those of the preferences."""

    NOTHING = "nothing"
    WORDS = "words"
    SENTENCES = "sentences"
    TURNS = "turns"

    @classmethod
    def called(cls, name: str) -> "Snap":
        """The one of this name; words where there is none."""
        return cls(name) if name in [one.value for one in cls] else cls.WORDS

    @property
    def after(self) -> "Snap":
        """The next one, round the end."""
        every = list(Snap)
        return every[(every.index(self) + 1) % len(every)]


def settled(
    row: TranscriptRow,
    positions: TextPositions,
    span: Span,
    snap: Snap = Snap.NOTHING,
    sentences: Sequence[Span] = (),
) -> Span | None:
    """The passage a selection means, grown to whole words, sentences or turns; None when nothing is left."""
    span = positions.snapped(span)
    if snap is Snap.WORDS and len(span):
        span = whole_words(row.text, span)
    passage = without_labels(span, label_zones(row, span))
    if passage is None:
        return None
    passage = trim(row.text, passage)
    if not len(passage):
        return None
    first, last = (_whole(row, place, snap, sentences) for place in (passage.start, passage.end - 1))
    start = first.start if first is not None and first.start <= passage.start < first.end else passage.start
    end = last.end if last is not None and last.start < passage.end <= last.end else passage.end
    return Span(start, end)


def _whole(row: TranscriptRow, place: int, snap: Snap, sentences: Sequence[Span]) -> Span | None:
    """The sentence or the turn that a place lies in."""
    if snap is Snap.SENTENCES:
        return sentence_at(row, place, sentences)
    turn = turn_at(row, place) if snap is Snap.TURNS else None
    return None if turn is None else trim(row.text, turn.speech)
