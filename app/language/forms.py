"""The forms of English words: care, cares, cared, caring; from tables, with no reading of the sentence.

A form may belong to several words (left: left and leave), and then is found with each: the reader unticks what
was not meant. The tables are those of spacy-lookups-data (MIT; English after WordNet), read without spaCy.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

Rule = tuple[str, str]
"""An ending, and what stands in its place in the word itself."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Verbs, nouns or adjectives: the words there are, their irregular forms, and the endings of the others."""

    known: frozenset[str]
    irregular: Mapping[str, Sequence[str]]
    """Form -> the words it belongs to."""
    rules: Sequence[Rule]
    for_new_words: bool = True
    """Whether the rules go for words that the tables do not know."""


OVERRIDES: Mapping[str, tuple[str, ...]] = {
    "better": ("better", "good", "well"),
    "worse": ("worse", "bad"),
    "data": ("data",),
    "his": ("his",),
    "lives": ("life", "live"),
    "left": ("left", "leave"),
    "bees": ("bee",),
    "us": ("us",),
    "as": ("as",),
    "this": ("this",),
}
"""Where the tables mislead (LANGUAGE §2.1), and little words that only look like plurals."""

_SHORTEST_STEM = 2
"""So many letters stay when an ending is taken off: bed is no form of be."""
_SHORTEST_NEW_STEM = 3
"""And of a word that the tables do not know."""


class WordForms:
    """Which words a form may belong to, and which forms a word may take."""

    def __init__(self, kinds: Sequence[Kind], overrides: Mapping[str, Sequence[str]] = OVERRIDES) -> None:
        self._kinds = kinds
        self._overrides = overrides
        self._irregular: dict[str, set[str]] = defaultdict(set)
        """Word -> its irregular forms."""
        for table in (*(kind.irregular for kind in kinds), overrides):
            for form, words in table.items():
                for word in words:
                    self._irregular[word].add(form)

    def words_of(self, form: str) -> frozenset[str]:
        """The words a form may belong to: never none, for every form may be a word of its own."""
        if form in self._overrides:
            return frozenset(self._overrides[form])
        found = {word for kind in self._kinds for word in _known_words(kind, form)}
        return frozenset(found or self._new_words(form))

    def forms_of(self, typed: str) -> tuple[str, ...]:
        """Every form that shares a word with the one typed, that one first and the others in order.

        Also forms that nobody would say; what stands nowhere in a study is never found there.
        """
        meant = self.words_of(typed)
        possible = {
            form for word in meant for form in (word, *self._irregular.get(word, ()), *self._regular(word))
        }
        found = {form for form in possible if not meant.isdisjoint(self.words_of(form))}
        return (typed, *sorted(found - {typed}))

    def _new_words(self, form: str) -> Iterator[str]:
        """What a form that the tables do not know may belong to: itself, or less an ending."""
        yield form
        for kind in self._kinds:
            if kind.for_new_words:
                yield from (word for word in _shortened(kind, form) if len(word) >= _SHORTEST_NEW_STEM)

    def _regular(self, word: str) -> Iterator[str]:
        """Forms from which the rules come to the word."""
        for kind in self._kinds:
            for ending, instead in kind.rules:
                if word.endswith(instead):
                    yield word.removesuffix(instead) + ending


def _known_words(kind: Kind, form: str) -> Iterator[str]:
    yield from kind.irregular.get(form, ())
    if form in kind.known:
        yield form
    yield from (word for word in _shortened(kind, form) if word in kind.known)


def _shortened(kind: Kind, form: str) -> Iterator[str]:
    for ending, instead in kind.rules:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM:
            yield form.removesuffix(ending) + instead


def english() -> WordForms:
    """The forms of English, read from their tables; takes some hundredths of a second, so keep it."""
    known, irregular, rules = _table("index"), _table("exc"), _table("rules")
    return WordForms(
        [
            Kind(frozenset(known[kind]), irregular[kind], [(old, new) for old, new in rules[kind]], new)
            for kind, new in (("noun", True), ("verb", True), ("adj", False))
        ]
    )


def _table(name: str) -> dict[str, Any]:
    data = files("spacy_lookups_data").joinpath("data", f"en_lemma_{name}.json.gz").read_bytes()
    table: dict[str, Any] = json.loads(gzip.decompress(data))
    return table
