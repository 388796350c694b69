"""From places that were found to passages to code: how far each reaches, and where several are one."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from app.coding.found_rows import Reach
from app.language.snapping import trim
from app.language.spans import Span

Reached = tuple[Span, int]
"""A passage, and how many of the places are in it."""


def reached(
    places: Sequence[Span], speech: Span, sentences: Sequence[Span], reach: Reach, around: int, text: str
) -> list[Reached]:
    """The passages that some places of one turn make, in order, none overlapping another.

    `sentences` are those of the turn in order, needed for `Reach.SENTENCE`, which takes so many before and
    after as `around` says. Places that hold nothing but blanks make none. No passage leaves the speech;
    `text` holds its words.
    """
    wide = [_widened(place, speech, sentences, reach, around) for place in sorted(places)]
    merged: list[Reached] = []
    for span in wide:
        if merged and span.start < merged[-1][0].end:
            last, many = merged[-1]
            merged[-1] = Span(last.start, max(last.end, span.end)), many + 1
        else:
            merged.append((span, 1))
    trimmed = ((_trimmed(span, speech, text), many) for span, many in merged)
    return [(span, many) for span, many in trimmed if len(span)]


def _widened(place: Span, speech: Span, sentences: Sequence[Span], reach: Reach, around: int) -> Span:
    inside = Span(max(place.start, speech.start), min(place.end, speech.end))
    if reach is Reach.TURN:
        return speech
    if reach is Reach.HIT:
        return inside
    first = bisect_right(sentences, inside.start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, inside.end, key=lambda sentence: sentence.start) - 1
    if first > last:  # between two sentences: in no words
        return inside
    before, after = sentences[max(0, first - around)], sentences[min(len(sentences) - 1, last + around)]
    return Span(min(before.start, inside.start), max(after.end, inside.end))


def _trimmed(span: Span, speech: Span, text: str) -> Span:
    """Without the blanks at its ends."""
    within = trim(text, Span(span.start - speech.start, span.end - speech.start))
    return Span(within.start + speech.start, within.end + speech.start)
