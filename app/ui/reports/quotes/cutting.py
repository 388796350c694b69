"""Which part of what somebody said stays in a quote: stretches of it in order, and […] for the rest. No Qt."""

from collections.abc import Sequence

Kept = tuple[tuple[int, int], ...]
"""Stretches of the words that stay, in code points; none says that all of them do."""


def keep_only(words: str, start: int, end: int) -> Kept:
    """Nothing but the whole words in a stretch; everything, where there are none."""
    start, end = whole_words(words, start, end)
    return _told(words, [(start, end)] if start < end else [])


def leave_out(words: str, kept: Kept, start: int, end: int) -> Kept:
    """The same without the whole words in a stretch; what would leave nothing leaves everything."""
    start, end = whole_words(words, start, end)
    left = [piece for one in kept or [(0, len(words))] for piece in _without(one, (start, end))]
    return _told(words, left)


def put_back(words: str, kept: Kept, start: int, end: int) -> Kept:
    """The same with the whole words in a stretch again."""
    start, end = whole_words(words, start, end)
    return _told(words, [*kept, (start, end)]) if kept and start < end else kept


def whole_words(words: str, start: int, end: int) -> tuple[int, int]:
    """A stretch made as large as the words it begins and ends in, without the spaces around it."""
    start, end = max(0, min(start, len(words))), max(0, min(end, len(words)))
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    if start == end:
        return start, end
    while start > 0 and not words[start - 1].isspace():
        start -= 1
    while end < len(words) and not words[end].isspace():
        end += 1
    return start, end


def _without(one: tuple[int, int], hole: tuple[int, int]) -> list[tuple[int, int]]:
    start, end = one
    return [(start, min(end, hole[0])), (max(start, hole[1]), end)]


def _told(words: str, pieces: Sequence[tuple[int, int]]) -> Kept:
    """The pieces in order, joined where nothing but a space parts them, none empty; nothing when all is kept."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(whole_words(words, *piece) for piece in pieces if piece[0] < piece[1]):
        if start >= end:
            continue
        if joined and not words[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    everything = whole_words(words, 0, len(words))
    return () if joined in ([], [everything]) else tuple(joined)
