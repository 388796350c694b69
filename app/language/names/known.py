"""Names a study knows already: who and what it must not tell, and the pseudonyms it tells instead."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.language.turns.labels import Kind, LabelBook, is_interviewer


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Real names that are known, and what stands in their place."""

    people: tuple[str, ...] = field(default=(), repr=False)
    places: tuple[str, ...] = field(default=(), repr=False)
    organisations: tuple[str, ...] = field(default=(), repr=False)
    schools: tuple[str, ...] = field(default=(), repr=False)
    pseudonyms: tuple[str, ...] = field(default=(), repr=False)
    """Wanted in the text: they give nobody away, unless somebody real is called the same."""

    def and_also(self, other: "KnownNames") -> "KnownNames":
        """The names of both, each once."""
        return KnownNames(
            _each_once(self.people, other.people),
            _each_once(self.places, other.places),
            _each_once(self.organisations, other.organisations),
            _each_once(self.schools, other.schools),
            _each_once(self.pseudonyms, other.pseudonyms),
        )


def nothing() -> KnownNames:
    """What is known where nobody said anything and the key is closed."""
    return KnownNames()


def names_in_labels(labels: Iterable[str]) -> tuple[str, ...]:
    """The labels of speakers that are somebody's name: no role (“Carer”), no code (“P07”), nobody who asks."""
    book = LabelBook()
    read = {label: book.read(label) for label in labels if not is_interviewer(label)}
    return tuple(dict.fromkeys(label.shown for label in read.values() if label.kind is Kind.NAME))


def _each_once(*lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))
