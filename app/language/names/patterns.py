"""Schools and offices by how their names end, or what they are of: “Oakfield Primary”, “University of Leeds”."""

import re
from collections.abc import Iterator

from app.language.common_words import COMMON_WORDS
from app.language.names import vocabulary
from app.language.names.mentions import Mention, NameKind, Why
from app.language.names.words import MARK
from app.language.spans import Span
from app.language.turns.vocabulary import ASIDES

_PART = rf"[A-ZÀ-ÖØ-ÞĀŁŚŠŻŽ](?:\.|(?:[\w'’&-]|{MARK}){{0,30}})"
_BETWEEN = r"(?: (?:of|the|and|&|of the|C of E|CofE|RC|CE|upon|on))?"
_LONGEST = 5


def _ending(ends: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’])(?:{_PART}{_BETWEEN} ){{1,{_LONGEST}}}(?:{ends})(?![\w-])")


_SCHOOL = _ending(vocabulary.SCHOOL_ENDS)
_ORGANISATION = _ending(vocabulary.ORGANISATION_ENDS)
_OF = re.compile(
    rf"\b(?P<what>University|College|School|Academy|Bishop|Royal Borough|Diocese|Church|Bank|City) of "
    rf"(?:the )?(?:{_PART} ){{0,3}}{_PART}"
)
_SAINT = re.compile(rf"\b(?:St|Saint)\.? {_PART}(?: (?:and|&) St\.? {_PART})?")
_OWNED = re.compile(r"['’]s$")
_WORD = re.compile(r"\S+")
_MAY_BE_PEOPLE = frozenset(("Hall", "Church", "Temple", "Chapel", "Farm", "Guides", "High", "Group", "Services"))


def institutions(heard: str, first_names: frozenset[str]) -> Iterator[Mention]:
    """Mentions of schools and other organisations, with names of people among them left to others."""
    for kind, pattern in ((NameKind.SCHOOL, _SCHOOL), (NameKind.ORGANISATION, _ORGANISATION)):
        for match in pattern.finditer(heard):
            span = _without_what_is_no_name(match)
            if span is not None and not _is_person(span.of(heard), first_names):
                yield Mention(span, kind, Why.PATTERN)
    for match in _OF.finditer(heard):
        kind = NameKind.SCHOOL if match["what"] in _SCHOOLS else NameKind.ORGANISATION
        yield Mention(_without_possessive(match), kind, Why.PATTERN)
    for match in _SAINT.finditer(heard):
        yield Mention(Span(*match.span()), NameKind.ORGANISATION, Why.PATTERN)


_SCHOOLS = frozenset(("University", "College", "School", "Academy"))


def _without_what_is_no_name(match: re.Match[str]) -> Span | None:
    """Without the words in front that only lead to a name; None where nothing in it names anything."""
    words = [(word[0], match.start() + word.start()) for word in _WORD.finditer(match[0])]
    while words and (_leads(words[0][0]) or words[0][0].islower()):
        words.pop(0)
    names = [
        word for word, _ in words if word.strip(".").casefold() not in vocabulary.GENERIC and word[0].isupper()
    ]
    if not names or all(name.casefold() in vocabulary.ORDINARY_CAPITALS for name in names):
        return None
    return Span(words[0][1], match.end())


def _leads(word: str) -> bool:
    plain = word.casefold()
    return (
        plain in COMMON_WORDS
        or plain in ASIDES
        or plain in vocabulary.PLACE_BEFORE
        or plain in vocabulary.RELATIONS
    )


def _without_possessive(match: re.Match[str]) -> Span:
    owned = _OWNED.search(match[0])
    return Span(match.start(), match.end() - (len(owned[0]) if owned else 0))


def _is_person(words: str, first_names: frozenset[str]) -> bool:
    """Whether it is rather somebody's name: “Sarah Hall”."""
    parts = words.split()
    return len(parts) == 2 and parts[1] in _MAY_BE_PEOPLE and parts[0].casefold() in first_names
