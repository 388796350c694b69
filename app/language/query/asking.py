"""How the search index is asked: a MATCH expression that gives every turn a query can stand in.

Where the index cannot tell exactly, it gives more turns, and `Places` looks at the words themselves.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import product

from app.language.query.terms import Either, Every, Near, Pattern, Phrase, Query, Word

Forms = Mapping[str, Collection[str]]
"""Word -> its forms that are looked for; a word that is not there stands for itself."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A MATCH expression, None where every turn must be looked at; `exact` when it gives no turn too many."""

    expression: str | None
    exact: bool


_MOST_CHOICES = 64
"""More are asked for as words of one turn, wherever in it."""
_SLACK = 2
"""Words more than are asked for, should the index part words where `Places` does not."""

NOWHERE = Asked('"" AND ""', exact=True)
"""What no turn has: a word none of whose forms is looked for."""


def as_index_has_it(query: Query, forms: Forms) -> Asked:
    """The question to the index; every word stands in quotation marks, so that none is syntax."""
    match query:
        case Phrase():
            return _phrase(query, forms)
        case Pattern():
            return Asked(None, exact=False)
        case Near():
            return _near(query, forms)
        case Either():
            return _any([as_index_has_it(part, forms) for part in query.parts])
        case Every():
            found = _all([as_index_has_it(part, forms) for part in query.parts])
            return _less(found, [as_index_has_it(part, forms) for part in query.without])


def _phrase(phrase: Phrase, forms: Forms) -> Asked:
    *before, last = phrase.words
    if not before:
        return _word(last, forms)
    if any(word.begins or word.any_form for word in before) or last.any_form:
        return Asked(_all([_word(word, forms) for word in phrase.words]).expression, exact=False)
    letters = " ".join(word.letters for word in phrase.words)
    return Asked(f'"{letters}"{" *" if last.begins else ""}', exact=True)


def _word(word: Word, forms: Forms) -> Asked:
    if not word.any_form:
        return Asked(f'"{word.letters}"{" *" if word.begins else ""}', exact=True)
    looked_for = sorted(forms.get(word.letters, (word.letters,)))
    if not looked_for:
        return NOWHERE
    quoted = " OR ".join(f'"{form}"' for form in looked_for)
    return Asked(f"({quoted})", exact=True)


def _near(near: Near, forms: Forms) -> Asked:
    """Near each other as the index counts words: once for every choice of forms, while those are not too many."""
    wordings = [_wordings(phrase, forms) for phrase in near.phrases]
    choices = math.prod(map(len, wordings))
    if not 0 < choices <= _MOST_CHOICES:
        return Asked(_all([_phrase(phrase, forms) for phrase in near.phrases]).expression, exact=False)
    groups = (f"NEAR({' '.join(choice)}, {near.within + _SLACK})" for choice in product(*wordings))
    return Asked(f"({' OR '.join(groups)})", exact=False)


def _wordings(phrase: Phrase, forms: Forms) -> list[str]:
    """Every way to say a phrase that can stand in NEAR; none where the index has no way to say it."""
    *before, last = phrase.words
    if any(word.begins or word.any_form for word in before) or (before and last.any_form):
        return []
    if last.any_form:
        return [f'"{form}"' for form in sorted(forms.get(last.letters, (last.letters,)))]
    letters = " ".join(word.letters for word in phrase.words)
    return [f'"{letters}"{" *" if last.begins else ""}']


def _all(parts: list[Asked]) -> Asked:
    known = [part.expression for part in parts if part.expression is not None]
    if not known:
        return Asked(None, exact=False)
    return Asked(f"({' AND '.join(known)})", exact=all(part.exact for part in parts))


def _any(parts: list[Asked]) -> Asked:
    known = [part.expression for part in parts if part.expression is not None]
    if len(known) < len(parts):
        return Asked(None, exact=False)
    return Asked(f"({' OR '.join(known)})", exact=all(part.exact for part in parts))


def _less(found: Asked, without: list[Asked]) -> Asked:
    """What is found without some; of what the index cannot tell exactly, nothing may be taken away."""
    told = [part.expression for part in without if part.exact and part.expression is not None]
    exact = found.exact and len(told) == len(without)
    if found.expression is None or not told:
        return Asked(found.expression, exact)
    return Asked(f"({found.expression} NOT ({' OR '.join(told)}))", exact)
