"""Finds the names a study knows: whole words, whatever their case, the longest first."""

import re
from collections.abc import Iterator

from app.language.names.known import KnownNames
from app.language.names.mentions import Mention, NameKind, Why
from app.language.spans import Span

_SHORTEST = 2
_BLANKS = re.compile(r"\s+")
_APOSTROPHES = re.compile(r"['’]")
_PARTICLES = frozenset(
    "de del della der den di da do dos du van von la le el al bin ibn the of and mc mac".split()
)
_TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor sir dame rev reverend auntie aunty uncle nan nanny".split()
)


class KnownFinder:
    """Finds what is known; of a person also each part of the name by itself, with a capital where any are."""

    def __init__(self, known: KnownNames) -> None:
        whole = (
            (NameKind.PERSON, _any_of(known.people, re.IGNORECASE)),
            (NameKind.PLACE, _any_of(known.places, re.IGNORECASE)),
            (NameKind.ORGANISATION, _any_of(known.organisations, re.IGNORECASE)),
        )
        parts = _parts(known.people)
        self._parts, self._small_parts = _any_of(parts, 0), _any_of(parts, re.IGNORECASE)
        self._patterns = [(kind, pattern) for kind, pattern in whole if pattern is not None]

    def mentions(self, heard: str, *, small: bool = False) -> Iterator[Mention]:
        """Every place where something known stands, in no order; in `small` letters parts need no capital."""
        parts = self._small_parts if small else self._parts
        for kind, pattern in (*self._patterns, *([(NameKind.PERSON, parts)] if parts is not None else [])):
            for match in pattern.finditer(heard):
                yield Mention(Span(*match.span()), kind, Why.KNOWN)


def _any_of(names: tuple[str, ...], flags: int) -> re.Pattern[str] | None:
    told = {" ".join(name.split()) for name in names}
    written = sorted((name for name in told if len(name) >= _SHORTEST), key=lambda name: (-len(name), name))
    if not written:
        return None
    either = "|".join(_loosely(name) for name in written)
    return re.compile(rf"(?<![\w])(?:{either})(?!\w|[\u0300-\u036f])", flags)


def _loosely(name: str) -> str:
    """The name with any blank between its words and either apostrophe."""
    return _APOSTROPHES.sub("['’]", _BLANKS.sub(r"\\s+", re.escape(name).replace("\\ ", " ")))


def _parts(people: tuple[str, ...]) -> tuple[str, ...]:
    """“Sarah” and “Jones” of “Sarah Jones”, as they are written in a name."""
    words = (word.strip(".,") for name in people if " " in name.strip() for word in name.split())
    return tuple(
        word[:1].upper() + word[1:]
        for word in words
        if len(word) > _SHORTEST and word.casefold() not in _PARTICLES | _TITLES
    )
