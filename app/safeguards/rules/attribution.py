"""What may stand below a quotation: traits that enough other people share (DOMAIN E-10).

A pseudonym does not hide whom a role, an age and an area point at: people who know the setting, or the person's
own carer, recognise them.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.study.rows import ParticipantId

_GROWN_UP = 26
"""From this age on bands are of ten years: of grown-ups two would tell more than they explain."""
_BAND, _WIDE_BAND = 2, 10
_NUMBER = re.compile(r"\d{1,3}(\.\d+)?")


class Trait(StrEnum):
    """What can be said of the person quoted, in the order it is said."""

    ROLE = "role"
    AGE = "age"
    PLACEMENT = "placement"
    AREA = "area"


ALL_TRAITS = frozenset(Trait)
_DROPPED = (Trait.AREA, Trait.PLACEMENT, Trait.AGE, Trait.ROLE)
"""What goes first where too few people share all that is shown; a role becomes the perspective's own word."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be quoted, or could be taken for who is."""

    id: ParticipantId
    pseudonym: str
    standpoint: str
    """The perspective in a word: "young person", "carer"."""
    role: str = ""
    age: str = ""
    """A band: "14–15"."""
    placement: str = ""
    area: str = ""

    def has(self, trait: Trait) -> str:
        """What is known of one trait; empty where nothing is."""
        return {
            Trait.ROLE: self.role,
            Trait.AGE: self.age,
            Trait.PLACEMENT: self.placement,
            Trait.AREA: self.area,
        }[trait]


@dataclass(frozen=True, slots=True)
class Loosened:
    """One trait that is not said, and how many people would have had all that was shown with it."""

    trait: Trait
    alike: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words below a quotation, and what was left out of them."""

    words: str
    loosened: tuple[Loosened, ...]
    alike: int
    """How many people, the one quoted among them, fit the words."""
    too_few: bool
    """Fewer than wanted, although nothing but the perspective is said."""

    @property
    def said(self) -> str:
        """What was loosened, in a clause; empty where nothing was."""
        left = [_CALLED[one.trait] for one in self.loosened]
        if not left:
            return ""
        return f"without {_listed(left)}, which only {_people(self.loosened[0].alike)} here would fit"


@dataclass(frozen=True, slots=True)
class Circle:
    """How many people share what is shown of one."""

    shown: frozenset[Trait]
    alike: int


def attribute(
    person: Person, everyone: Iterable[Person], shown: Collection[Trait] = ALL_TRAITS, smallest: int = 3
) -> Attribution:
    """The words for one person: as many of the traits as at least `smallest` of everybody share.

    First the area is dropped, then the placement, the age band and the role. An area never stands beside a role
    that only one person has there, however small the circle may be.
    """
    people = list({one.id: one for one in (*everyone, person)}.values())
    kept = {trait for trait in shown if person.has(trait)}
    loosened = []
    for trait in _DROPPED:
        alike = circle(person, people, kept).alike
        lone = trait is Trait.AREA and _lone_role_there(person, people, kept)
        if trait in kept and (alike < smallest or lone):
            kept.discard(trait)
            loosened.append(Loosened(trait, alike))
    alike = circle(person, people, kept).alike
    parts = [person.role if Trait.ROLE in kept else person.standpoint]
    parts += [person.has(trait) for trait in Trait if trait in kept and trait is not Trait.ROLE]
    words = ", ".join(filter(None, parts))
    return Attribution(words[:1].upper() + words[1:], tuple(loosened), alike, too_few=alike < smallest)


def circle(person: Person, everyone: Iterable[Person], shown: Collection[Trait]) -> Circle:
    """How many people are like one in the perspective and in the traits that are shown."""
    alike = sum(
        other.standpoint == person.standpoint and all(other.has(trait) == person.has(trait) for trait in shown)
        for other in everyone
    )
    return Circle(frozenset(shown), alike)


def age_band(age: str) -> str:
    """An age in years as a band of two years, of grown-ups of ten; whatever else is recorded as it stands."""
    if _NUMBER.fullmatch(age.strip()) is None:
        return age.strip()
    years = int(float(age))
    if years < _GROWN_UP:
        start = years // _BAND * _BAND
        return f"{start}–{start + _BAND - 1}"
    start = years // _WIDE_BAND * _WIDE_BAND
    return f"{max(start, _GROWN_UP)}–{start + _WIDE_BAND - 1}"


def _lone_role_there(person: Person, people: Iterable[Person], kept: Collection[Trait]) -> bool:
    if Trait.ROLE not in kept or Trait.AREA not in kept:
        return False
    return sum((other.role, other.area) == (person.role, person.area) for other in people) == 1


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _people(count: int) -> str:
    return "one person" if count == 1 else f"{count} people"


_CALLED = {
    Trait.ROLE: "the role",
    Trait.AGE: "the age",
    Trait.PLACEMENT: "the placement",
    Trait.AREA: "the area",
}
