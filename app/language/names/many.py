"""Finding names in many texts: a good many at a time in a worker process, with all the sources there are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.language.names.cases import kept_cases
from app.language.names.finding import NameFinder, tells_capitals
from app.language.names.installed import ModelSource, installed_model
from app.language.names.known import KnownNames
from app.language.names.mentions import Mention
from app.language.spans import Span
from app.paths import data_folder
from app.problems import Cancelled, Problem

FIND = "app.language.names.many:find_in_texts"
SECONDS, MEMORY = 600.0, 3_000_000_000
"""What the process may take that is called."""
AT_A_TIME = 400_000
"""Characters of text that are looked through together."""

Call = Callable[..., Any]
"""Calls a function by its name in a process of its own, where the large libraries are loaded."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A text and what of it is speech."""

    text: str = field(repr=False)
    speech: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FoundIn:
    """What was found in one text."""

    mentions: tuple[Mention, ...]
    capitals: bool
    """Whether it writes capitals; without them most names are missed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found in texts, one by one, and with what."""

    texts: tuple[FoundIn, ...]
    model: str = ""
    """The installed model that helped, with its version."""
    trouble: str = ""
    """A line where an installed model could not be used."""


def find_in_many(
    texts: Sequence[Heard],
    known: KnownNames,
    *,
    call: Call,
    progress: Callable[[int, int, str], object] = lambda done, of, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Finding:
    """The names in texts, in their order; `call` reaches the worker process (see `FIND`, `SECONDS`, `MEMORY`)."""
    model = installed_model()
    found: list[FoundIn] = []
    used = trouble = ""
    for together in _batches(texts):
        if cancelled():
            raise Cancelled
        progress(len(found), len(texts), "Looking for names")
        ask = (tuple(together), known, str(data_folder() / "words" / "capitals.json.gz"))
        try:
            answer: Finding = call(FIND, *ask, model)
        except Problem as problem:
            if not model:
                raise
            # It may be the model that is too large or too slow for this computer.
            model, used = "", ""
            answer = call(FIND, *ask, model)
            trouble = f"The installed language model could not be used. {problem.sentence}"
        found += answer.texts
        used, trouble = answer.model or used, trouble or answer.trouble
        model = "" if trouble else model
    progress(len(found), len(texts), "Looking for names")
    return Finding(tuple(found), "" if trouble else used, trouble)


def find_in_texts(texts: Sequence[Heard], known: KnownNames, cases: str, model: str) -> Finding:
    """The names in some texts: for a worker process, as it loads spaCy where there is a model."""
    source = ModelSource(model) if model else None
    finder = NameFinder(known, kept_cases(Path(cases)), [source] if source is not None else [])
    found = tuple(
        FoundIn(tuple(finder.find(one.text, one.speech)), tells_capitals(one.text, one.speech)) for one in texts
    )
    return Finding(found) if source is None else Finding(found, source.told, source.trouble)


def _batches(texts: Sequence[Heard]) -> Iterator[list[Heard]]:
    together: list[Heard] = []
    characters = 0
    for one in texts:
        if together and characters + len(one.text) > AT_A_TIME:
            yield together
            together, characters = [], 0
        together.append(one)
        characters += len(one.text)
    if together:
        yield together
