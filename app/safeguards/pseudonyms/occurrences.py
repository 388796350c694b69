"""Where strings stand in a text: whole words, the longest first, never inside what was replaced before.

Written small, a word that names people as well is only taken for a name where the whole text is written small.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from app.language.common_words import COMMON_WORDS
from app.language.names.mentions import Mention, NameKind
from app.language.spans import Span
from app.safeguards.identity.ordinary import ORDINARY_WORDS

_WORD = re.compile(r"\w+")
_BLANKS = re.compile(r"\s+")
_BRACKETS = re.compile(r"\[[^\[\]\n]{1,200}\]")
_APOSTROPHES = "'’ʼ"
_FEW_CAPITALS = 0.004
"""Of the letters: in written English about one in forty is one."""
_BY_PLACE = frozenset({NameKind.AGE, NameKind.DATE})
"""Strings that stand for much else: “11” is an age in one place and a bus in the next."""


def key_of(words: str) -> str:
    """What tells a string from another: not its case, its blanks, or the kind of its apostrophes."""
    plain = words.translate(dict.fromkeys(map(ord, _APOSTROPHES), "'"))
    return " ".join(plain.split()).casefold()


def is_all_lower(text: str) -> bool:
    """Whether a text has next to no capitals, as machines write down speech: then names are hard to tell."""
    letters = sum(letter.isalpha() for letter in text)
    capitals = sum(letter.isupper() for letter in text)
    return letters > 0 and capitals < _FEW_CAPITALS * letters


class Strings:
    """Strings to be looked for, ready for any number of texts."""

    def __init__(self, kinds: Mapping[str, NameKind], put_in: Iterable[str] = ()) -> None:
        """`kinds`: string -> what it is; `put_in`: what stands for something else already, without brackets."""
        self._put_in = {key_of(words) for words in put_in}
        self._by_first: dict[str, list[tuple[re.Pattern[str], str, bool]]] = {}
        for words in sorted(kinds, key=len, reverse=True):
            first = _WORD.search(words)
            if first is not None:
                pattern = re.compile(rf"{_loosely(words[first.start() :])}(?!\w|[\u0300-\u036f])", re.IGNORECASE)
                small = _may_be_small(words, kinds[words])
                self._by_first.setdefault(first[0].casefold(), []).append((pattern, words, small))

    def places(self, text: str, mentions: Sequence[Mention] = ()) -> list[tuple[Span, str]]:
        """Where they stand, in order and apart from each other; `mentions` tell where ages and dates do."""
        taken = self.replaced(text)
        found: list[tuple[Span, str]] = []
        told = {key_of(one.span.of(text)) for one in mentions if one.kind in _BY_PLACE}
        for one in mentions:
            if one.kind in _BY_PLACE:
                found.append((one.span, one.span.of(text)))
        small_text = is_all_lower(text)
        for word in _WORD.finditer(text):
            for pattern, words, small in self._by_first.get(word[0].casefold(), ()):
                match = pattern.match(text, word.start())
                if match is None or key_of(words) in told:
                    continue
                if small or small_text or match[0] == words or match[0] != match[0].lower():
                    found.append((Span(*match.span()), words))
        longest = sorted(found, key=lambda one: (-len(one[0]), one[0].start))
        return sorted(_apart(longest, taken), key=lambda one: one[0].start)

    def replaced(self, text: str) -> list[Span]:
        """What stands for something else in a text already, brackets and all."""
        return [
            Span(*found.span()) for found in _BRACKETS.finditer(text) if key_of(found[0][1:-1]) in self._put_in
        ]


def _apart(found: Collection[tuple[Span, str]], taken: Sequence[Span]) -> Iterable[tuple[Span, str]]:
    """The first of those that share a letter."""
    held = {place for span in taken for place in range(span.start, span.end)}
    for span, words in found:
        if held.isdisjoint(range(span.start, span.end)):
            held.update(range(span.start, span.end))
            yield span, words


def _loosely(words: str) -> str:
    """The string with any blank between its words, and any apostrophe."""
    parts = (re.sub(f"[{_APOSTROPHES}]", f"[{_APOSTROPHES}]", re.escape(part)) for part in _BLANKS.split(words))
    return r"\s+".join(parts)


def _may_be_small(words: str, kind: NameKind) -> bool:
    """Whether a string written small is still the same: several words or none, or a name that is no other word."""
    if words == words.lower() or not words.replace("'", "").isalpha():
        return True
    bare = words.casefold()
    return kind is NameKind.PERSON and bare not in ORDINARY_WORDS and bare not in COMMON_WORDS
