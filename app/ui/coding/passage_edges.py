"""Which words a selection means: whole characters, no blanks at the ends, no labels."""

from app.language.snapping import trim, whole_words, without_labels
from app.language.spans import Span
from app.study.rows import TranscriptRow
from app.ui.coding.places import label_zones
from app.ui.text_positions import TextPositions


def settled(row: TranscriptRow, positions: TextPositions, span: Span, *, words: bool) -> Span | None:
    """The passage a selection means, with `words` grown to whole words; None when nothing is left."""
    span = positions.snapped(span)
    if words and len(span):
        span = whole_words(row.text, span)
    passage = without_labels(span, label_zones(row, span))
    if passage is None:
        return None
    passage = trim(row.text, passage)
    return passage if len(passage) else None
