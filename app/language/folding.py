"""Words as a search compares them: case and accents make no difference."""

import re
import unicodedata
from collections.abc import Iterable

_ABOVE_LATIN = re.compile("[^\u0000-\u02ff]")


def folded(words: str) -> str:
    """The words without case and accents; the same again when given its own answer."""
    if words.isascii():
        return words.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    return _ABOVE_LATIN.sub(_unless_combining, apart)


def holds_all(sought: str, words: str) -> bool:
    """Whether every word of `sought` stands somewhere in `words`, as a part of a word too."""
    return has_all(folded(sought).split(), folded(words))


def has_all(sought: Iterable[str], words: str) -> bool:
    """The same of words that are folded already."""
    return all(word in words for word in sought)


def _unless_combining(letter: re.Match[str]) -> str:
    return "" if unicodedata.combining(letter[0]) else letter[0]
