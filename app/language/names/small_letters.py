"""Names in a text that writes no capitals, as machines do that turn speech into text: far fewer are found."""

import re
from collections.abc import Iterator

from app.language.names import vocabulary
from app.language.names.company import CLOSED, Company
from app.language.names.mentions import Mention, NameKind, Why
from app.language.names.words import Word
from app.language.spans import Span

_TITLES = frozenset("mr mrs ms dr doctor auntie aunty uncle pc".split())
_SCHOOL = re.compile(
    r" (?:primary school|primary|infants?(?: school)?|junior school|juniors|nursery|high school|secondary school"
    r"|grammar school|academy|comprehensive)\b",
    re.IGNORECASE,
)
_SHORTEST = 3


def small_letter_mentions(company: Company) -> Iterator[Mention]:
    """What is introduced as a name, and listed names that are no other words, in no order."""
    for at, word in enumerate(company.words):
        plain = word.plain
        if len(plain) < _SHORTEST or plain in vocabulary.GENERIC or plain in vocabulary.RELATIONS:
            continue
        place = _long_place(company, word)
        school = None if company.is_everyday(at) else _SCHOOL.match(company.heard, word.end)
        if place is not None:
            yield Mention(place, NameKind.PLACE, Why.LISTED)
        elif school is not None:
            yield Mention(Span(word.start, school.end()), NameKind.SCHOOL, Why.PATTERN)
        elif plain not in CLOSED and plain not in vocabulary.ORDINARY_CAPITALS:
            yield from _by_itself(company, at)


def _by_itself(company: Company, at: int) -> Iterator[Mention]:
    word = company.words[at]
    before = company.before(at, ".")
    first, place = word.plain in company.gazetteer.first, word.plain in company.gazetteer.places
    titled = before is not None and before.plain in _TITLES and word.plain not in vocabulary.PEOPLE
    introduced = first and company.is_introduced(at) and word.plain not in vocabulary.PEOPLE
    if titled or introduced:
        yield Mention(word.span, NameKind.PERSON, Why.PATTERN)
    elif company.cases is None or company.is_everyday(at):
        return
    elif first and not (place and company.is_after_place(at)):
        yield Mention(word.span, NameKind.PERSON, Why.LISTED)
    elif place:
        yield Mention(word.span, NameKind.PLACE, Why.LISTED)


def _long_place(company: Company, word: Word) -> Span | None:
    for name in company.gazetteer.long_places.get(word.plain, ()):
        end = word.start + len(name)
        written = company.heard[word.start : end]
        if written.casefold() == name.casefold() and not company.heard[end : end + 1].isalnum():
            everyday = all(part in vocabulary.GENERIC for part in name.casefold().split())
            return None if everyday else Span(word.start, end)
    return None
