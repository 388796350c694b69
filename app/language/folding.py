"""Words as a search compares them: case and accents make no difference."""

import re
import unicodedata

_ABOVE_LATIN = re.compile("[^\u0000-\u02ff]")


def folded(words: str) -> str:
    """The words without case and accents; the same again when given its own answer."""
    if words.isascii():
        return words.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    return _ABOVE_LATIN.sub(_unless_combining, apart)


def holds_all(sought: str, words: str) -> bool:
    """Whether every word of `sought` stands somewhere in `words`, as a part of a word too."""
    there = folded(words)
    return all(word in there for word in folded(sought).split())


def _unless_combining(letter: re.Match[str]) -> str:
    return "" if unicodedata.combining(letter[0]) else letter[0]
