"""Which words have a capital by right: a table of how often each is written with and without one.

The figures are those of spaCy's lookup tables. They are large and slow to read, so they are read once on a
computer, in a worker process, and what is needed of them is kept in a small file of everyday words.
"""

import gzip
import json
import os
import zlib
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

BY_RIGHT = 0.7
"""So much likelier with a capital than without, in natural logarithms (LANGUAGE §5.1)."""
RAREST = -18.0
"""Of everyday words; what is rarer without a capital is no word that anybody would miss."""
_TABLE = "en_lexeme_prob.json.gz"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Cases:
    """Words, casefolded: those with a capital by right, and the everyday ones without."""

    by_right: frozenset[str]
    everyday: frozenset[str]


def kept_cases(path: Path) -> Cases:
    """The table as kept at `path`; where it is not, or cannot be read, it is made from spaCy's and kept there.

    Making it takes some seconds and some 220 MB, so call this in a worker process.
    """
    try:
        told = json.loads(gzip.decompress(path.read_bytes()))
        if told["format"] == _FORMAT:
            return Cases(frozenset(told["by_right"]), frozenset(told["everyday"]))
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        pass
    cases = made_cases()
    _keep(cases, path)
    return cases


def made_cases() -> Cases:
    """The table made anew."""
    raw = files("spacy_lookups_data").joinpath("data", _TABLE).read_bytes()
    likely: dict[str, float] = json.loads(gzip.decompress(raw))
    by_right, everyday = set(), set()
    for word, theirs in likely.items():
        if not word.isalpha():
            continue
        if word.islower():
            titled = likely.get(word.capitalize())
            if theirs > RAREST and (titled is None or titled - theirs <= BY_RIGHT):
                everyday.add(word)
        elif word.istitle():
            small = likely.get(word.lower())
            if theirs > RAREST and (small is None or theirs - small > BY_RIGHT):
                by_right.add(word.lower())
    return Cases(frozenset(by_right), frozenset(everyday))


def _keep(cases: Cases, path: Path) -> None:
    """Write the table; where that cannot be done it is made again another time."""
    told = {"format": _FORMAT, "by_right": sorted(cases.by_right), "everyday": sorted(cases.everyday)}
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(gzip.compress(json.dumps(told).encode("ascii"), mtime=0))
        os.replace(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink()
