"""Lists of names that ship with the product: first and last names of people, places (NOTICE.txt beside)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.language.folding import folded
from app.paths import resource


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The lists, casefolded and without accents."""

    first: frozenset[str]
    last: frozenset[str]
    places: frozenset[str]
    """Of one word."""
    long_places: Mapping[str, tuple[str, ...]]
    """First word -> the places that begin with it and go on, as they are written, the longest first."""


def read_gazetteer() -> Gazetteer:
    """The lists as shipped; takes some tenths of a second, so keep it."""
    places = [*_lines("places"), *_lines("more_places"), *_lines("countries")]
    long_places: dict[str, list[str]] = defaultdict(list)
    for place in sorted(places, key=lambda place: (-len(place), place)):
        if " " in place:
            long_places[_plain(place.split()[0])].append(place)
    return Gazetteer(
        first=_plainly([*_lines("first"), *_lines("more_first"), *_lines("short_forms")]),
        last=_plainly(_lines("last")),
        places=_plainly(place for place in places if " " not in place),
        long_places={first: tuple(theirs) for first, theirs in long_places.items()},
    )


def _lines(name: str) -> list[str]:
    return resource(f"names/{name}.txt").read_text("utf-8").splitlines()


def _plainly(names: Iterable[str]) -> frozenset[str]:
    return frozenset(_plain(name) for name in names)


def _plain(name: str) -> str:
    return folded(name).replace("’", "'")
