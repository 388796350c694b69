"""Where a query stands in some speech: exact places in its bare letters.

The same question that the index was asked, asked of the words themselves.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from app.language.bare import WORD
from app.language.query.asking import Forms
from app.language.query.terms import Either, Every, Near, Pattern, Phrase, Query, Word, phrases

Place = tuple[int, int]
"""First letter, and one past the last."""


class Places:
    """Finds one query in one speech after the other; made once, for its phrases are compiled."""

    def __init__(self, query: Query, forms: Forms) -> None:
        self._query = query
        self._compiled = {phrase: _compiled(phrase, forms) for phrase in phrases(query)}

    def of(self, letters: str, patterns: Mapping[str, Sequence[Place]]) -> list[Place]:
        """Every place in order, none inside another; none where the query does not hold of this speech.

        `patterns` says where the regular expressions of the query were found, each by its source.
        """
        return _outermost(self._found(self._query, letters, patterns))

    def _found(self, query: Query, letters: str, patterns: Mapping[str, Sequence[Place]]) -> list[Place]:
        match query:
            case Phrase():
                return _whole_words(self._compiled[query], letters)
            case Pattern(source):
                return list(patterns[source])
            case Near():
                each = [self._found(phrase, letters, patterns) for phrase in query.phrases]
                return _near(each, query.within, letters) if all(each) else []
            case Either():
                return [place for part in query.parts for place in self._found(part, letters, patterns)]
            case Every():
                places: list[Place] = []
                for part in query.parts:
                    found = self._found(part, letters, patterns)
                    if not found:
                        return []
                    places += found
                return [] if any(self._found(part, letters, patterns) for part in query.without) else places


def _compiled(phrase: Phrase, forms: Forms) -> re.Pattern[str]:
    """The words in order with anything but letters between; what stands before is looked at afterwards."""
    return re.compile(r"[\W_]+".join(_source(word, forms) for word in phrase.words))


def _source(word: Word, forms: Forms) -> str:
    if word.begins:
        return rf"{re.escape(word.letters)}[^\W_]*"
    if not word.any_form:
        return rf"{re.escape(word.letters)}(?![^\W_])"
    looked_for = sorted(forms.get(word.letters, (word.letters,)))
    alternatives = "|".join(re.escape(form) for form in looked_for) or r"(?!)"
    return rf"(?:{alternatives})(?![^\W_])"


def _whole_words(pattern: re.Pattern[str], letters: str) -> list[Place]:
    """Where a pattern stands that begins a word: looked for by its first letters, which is the fast way."""
    places = []
    found = pattern.search(letters)
    while found is not None:
        start, end = found.span()
        whole = start == 0 or not letters[start - 1].isalnum()
        if whole:
            places.append((start, end))
        found = pattern.search(letters, end if whole else start + 1)
    return places


def _near(each: Sequence[Sequence[Place]], within: int, letters: str) -> list[Place]:
    """The stretches that hold one place of every list, with few enough words between the first and the last."""
    starts = [word.start() for word in WORD.finditer(letters)]
    every = sorted((start, end, which) for which, places in enumerate(each) for start, end in places)
    latest: dict[int, Place] = {}
    found: list[Place] = []
    for start, end, which in every:
        latest[which] = (start, end)
        others = [place for other, place in latest.items() if other != which]
        if len(latest) < len(each) or any(place[1] > start for place in others):
            continue
        first = min(others)
        between = bisect_right(starts, start - 1) - bisect_right(starts, first[1] - 1)
        if between <= within:
            found.append((first[0], end))
    return _innermost(found)


def _innermost(places: Iterable[Place]) -> list[Place]:
    """Those that hold no other."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: (place[1], -place[0])):
        if not kept or place[0] > kept[-1][0]:
            kept.append(place)
    return kept


def _outermost(places: Iterable[Place]) -> list[Place]:
    """Those that lie in no other."""
    kept: list[Place] = []
    for place in sorted(set(places), key=lambda place: (place[0], -place[1])):
        if not kept or place[1] > kept[-1][1]:
            kept.append(place)
    return kept
