"""What is looked for, as a tree: words and phrases at the leaves, and how they go together."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """One word in bare letters: as it is, as the beginning of others, or in every form it takes."""

    letters: str
    begins: bool = False
    any_form: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand beside each other in this order; often only one."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression, looked for paragraph by paragraph, whatever the case."""

    source: str


@dataclass(frozen=True, slots=True)
class Near:
    """Phrases in any order with at most `within` words between the first and the last."""

    phrases: tuple[Phrase, ...]
    within: int


@dataclass(frozen=True, slots=True)
class Every:
    """All of these in one turn, and none of `without`; the found places are those of `parts`."""

    parts: tuple["Query", ...]
    without: tuple["Query", ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """One or more of these in a turn."""

    parts: tuple["Query", ...]


Query: TypeAlias = Phrase | Pattern | Near | Every | Either


def phrases(query: Query) -> list[Phrase]:
    """Every phrase of a query in the order they are written, also those that must not stand there."""
    match query:
        case Phrase():
            return [query]
        case Pattern():
            return []
        case Near():
            return list(query.phrases)
        case Every():
            return [phrase for part in (*query.parts, *query.without) for phrase in phrases(part)]
        case Either():
            return [phrase for part in query.parts for phrase in phrases(part)]


def words_in_any_form(query: Query) -> tuple[str, ...]:
    """The words whose every form is looked for, each once."""
    wanted = (word.letters for phrase in phrases(query) for word in phrase.words if word.any_form)
    return tuple(dict.fromkeys(wanted))


def patterns(query: Query) -> tuple[str, ...]:
    """The regular expressions of a query, each once."""
    match query:
        case Pattern(source):
            return (source,)
        case Every():
            parts = (*query.parts, *query.without)
        case Either():
            parts = query.parts
        case _:
            return ()
    return tuple(dict.fromkeys(source for part in parts for source in patterns(part)))
