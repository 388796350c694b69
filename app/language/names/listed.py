"""Finds the names a study knows: whole words, whatever their case, the longest first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.language.names.known import KnownNames
from app.language.names.mentions import Mention, NameKind, Why
from app.language.spans import Span

_SHORTEST = 2
_WORD = re.compile(r"\w+")
_BLANKS = re.compile(r"\s+")
_APOSTROPHES = re.compile(r"['’]")
_PARTICLES = frozenset(
    "de del della der den di da do dos du van von la le el al bin ibn the of and mc mac".split()
)
_TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor sir dame rev reverend auntie aunty uncle nan nanny".split()
)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A name, looked for where its first word stands: a study may know tens of thousands."""

    name: str
    kind: NameKind
    pattern: re.Pattern[str]
    part: bool
    """Of a longer name."""


class KnownFinder:
    """Finds what is known; of a person also each part of the name by itself, with a capital where any are."""

    def __init__(self, known: KnownNames) -> None:
        self._names: dict[str, list[_Wanted]] = {}
        for kind, names in (
            (NameKind.PERSON, known.people),
            (NameKind.PLACE, known.places),
            (NameKind.SCHOOL, known.schools),
            (NameKind.ORGANISATION, known.organisations),
        ):
            for name in names:
                self._want(name, kind, part=False)
        for name in _parts(known.people):
            self._want(name, NameKind.PERSON, part=True)

    def mentions(self, heard: str, *, small: bool = False) -> Iterator[Mention]:
        """Every place where something known stands, in no order; in `small` letters parts need no capital."""
        for word in _WORD.finditer(heard):
            for one in self._names.get(word[0].casefold(), ()):
                match = one.pattern.match(heard, word.start())
                if match is not None and (not one.part or small or _straight(match[0]) == _straight(one.name)):
                    yield Mention(Span(*match.span()), one.kind, Why.KNOWN)

    def _want(self, name: str, kind: NameKind, *, part: bool) -> None:
        plain = " ".join(name.split())
        first = _WORD.search(plain)
        if first is not None and len(plain) >= _SHORTEST:
            plain = plain[first.start() :]
            pattern = re.compile(rf"{_loosely(plain)}(?!\w|[\u0300-\u036f])", re.IGNORECASE)
            self._names.setdefault(first[0].casefold(), []).append(_Wanted(plain, kind, pattern, part))


def _loosely(name: str) -> str:
    """The name with any blank between its words and either apostrophe."""
    return _APOSTROPHES.sub("['’]", _BLANKS.sub(r"\\s+", re.escape(name).replace("\\ ", " ")))


def _straight(words: str) -> str:
    return _APOSTROPHES.sub("'", words)


def _parts(people: tuple[str, ...]) -> tuple[str, ...]:
    """“Sarah” and “Jones” of “Sarah Jones”, as they are written in a name."""
    words = (word.strip(".,") for name in people if " " in name.strip() for word in name.split())
    return tuple(
        word[:1].upper() + word[1:]
        for word in words
        if len(word) > _SHORTEST and word.casefold() not in _PARTICLES | _TITLES
    )
