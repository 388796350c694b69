"""Where words of the sample stand: a transcript without its ending, and words that stand there once."""

from collections.abc import Mapping

from app.coding.note_rows import PassagePlace
from app.language.spans import Span
from app.study.rows import SourceId, VersionId

Words = tuple[str, str]
"""A transcript without its ending, and words that stand there once."""
Text = tuple[SourceId, VersionId, str]


def place(texts: Mapping[str, Text], words: Words) -> PassagePlace:
    """The place of words; a ValueError where they do not stand there."""
    _, version, text = texts[words[0]]
    start = text.index(words[1])
    return PassagePlace(version, Span(start, start + len(words[1])))
