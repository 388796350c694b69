"""Words as a search compares them: case and accents make no difference."""

import unicodedata


def folded(words: str) -> str:
    """The words without case and accents; the same again when given its own answer."""
    if words.isascii():
        return words.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def holds_all(sought: str, words: str) -> bool:
    """Whether every word of `sought` stands somewhere in `words`, as a part of a word too."""
    there = folded(words)
    return all(word in there for word in folded(sought).split())
