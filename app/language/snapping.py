"""Moves the ends of a selection to where a reader means them: no stray blanks, whole words, no labels."""

import unicodedata
from collections.abc import Sequence

from app.language.spans import Span

_JOINER = "\u200d"
_NON_JOINER = "\u200c"
_INSIDE_WORDS = frozenset("'’ʼ-‐‑")
_FIRST_REGIONAL, _LAST_REGIONAL = "\U0001f1e6", "\U0001f1ff"


def trim(text: str, span: Span) -> Span:
    """Leave out blanks at both ends; nothing but blanks becomes empty where it starts."""
    start, end = span.start, min(span.end, len(text))
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return Span(span.start, span.start)
    while text[start].isspace():
        start += 1
    return Span(start, end)


def whole_words(text: str, span: Span) -> Span:
    """Grow to the edges of the words it cuts; never end inside what a reader sees as one character."""
    start, end = min(span.start, len(text)), min(span.end, len(text))
    if start == end:
        return Span(start, end)
    while start > 0 and _joined(text, start):
        start -= 1
    while end < len(text) and _joined(text, end):
        end += 1
    return Span(start, end)


def without_labels(span: Span, label_zones: Sequence[Span]) -> Span | None:
    """Move ends that stand in a label or stamp out of it; None when nothing else was selected.

    A zone in the middle stays inside: the words on both sides of it were meant.
    """
    start, end = span.start, span.end
    zones = sorted(label_zones)
    for zone in zones:
        if zone.start <= start < zone.end:
            start = zone.end
    for zone in reversed(zones):
        if zone.start < end <= zone.end:
            end = zone.start
    return Span(start, end) if start < end else None


def _joined(text: str, at: int) -> bool:
    """Whether a cut at `at` would part a word or a character as readers see it."""
    return _is_one_character(text, at) or _is_one_word(text, at)


def _is_one_character(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if before == "\n" or after == "\n":
        return False
    if before == _JOINER or after == _JOINER or _extends(after):
        return True
    if "\ud800" <= before <= "\udbff" and "\udc00" <= after <= "\udfff":
        return True
    return _is_regional(before) and _is_regional(after) and _parts_a_flag(text, at)


def _extends(character: str) -> bool:
    """Combining marks, variation selectors, skin tones and the tags that spell a flag."""
    return (
        character == _NON_JOINER
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
        or unicodedata.category(character)[0] == "M"
    )


def _is_regional(character: str) -> bool:
    return _FIRST_REGIONAL <= character <= _LAST_REGIONAL


def _parts_a_flag(text: str, at: int) -> bool:
    """Whether an odd number of regional letters stands before `at`: two and two make flags."""
    first = at
    while first > 0 and _is_regional(text[first - 1]):
        first -= 1
    return (at - first) % 2 == 1


def _is_one_word(text: str, at: int) -> bool:
    before, after = _letter_before(text, at), text[at]
    if _is_letter(before):
        return _is_letter(after) or (after in _INSIDE_WORDS and _is_letter(text[at + 1 : at + 2]))
    return before in _INSIDE_WORDS and _is_letter(after) and _is_letter(_letter_before(text, at - 1))


def _letter_before(text: str, at: int) -> str:
    """The character before `at` that carries the marks before it; empty at the start."""
    at -= 1
    while at > 0 and _extends(text[at]):
        at -= 1
    return text[at] if at >= 0 else ""


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
