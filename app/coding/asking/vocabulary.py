"""What a question can name: the study's codes, people, groups and sources, each by id, by name and for good."""

import uuid
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.coding.asking.conditions import GONE
from app.coding.asking.outline import outline
from app.coding.model import Code, Coder, CodeSet, Theme
from app.coding.rows import PATH_SEPARATOR
from app.problems import Problem
from app.study import queries as study
from app.study.model import Area, Attribute, Case, Participant, Perspective, Source, Speaker
from app.study.rows import AttributeKind, AttributeRow, ParticipantRow


class Kind(StrEnum):
    """A kind of thing that has a name."""

    CODE = "code"
    SET = "set"
    THEME = "theme"
    CODER = "coder"
    PERSPECTIVE = "perspective"
    AREA = "area"
    PARTICIPANT = "participant"
    CASE = "case"
    SOURCE = "source"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a question can name; `key` stays the same when it is renamed."""

    kind: Kind
    id: int
    name: str
    key: str
    left_out: bool = False
    """Of people who are left out of the study: never named."""
    colour: int = 0
    """Of a code."""


@dataclass(frozen=True)
class Vocabulary:
    """All things of a study in their order."""

    things: tuple[Thing, ...] = ()
    people: tuple[ParticipantRow, ...] = ()
    attributes: tuple[AttributeRow, ...] = ()
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Attribute -> the answers there are."""

    @cached_property
    def _by_id(self) -> dict[tuple[Kind, int], Thing]:
        return {(thing.kind, thing.id): thing for thing in self.things}

    def of(self, kind: Kind) -> list[Thing]:
        """All things of a kind that can be named."""
        return [thing for thing in self.things if thing.kind is kind and not thing.left_out]

    def get(self, kind: Kind, number: int) -> Thing | None:
        """The thing of an id; None when it is gone."""
        return self._by_id.get((kind, number))

    def name(self, kind: Kind, number: int) -> str:
        """What something is called; of a code its own name, or its path where another has that name too."""
        thing = self.get(kind, number)
        if thing is None:
            return f"a {kind} that is no longer there"
        if thing.left_out:
            return f"a {kind} that is left out"
        short = thing.name.rpartition(PATH_SEPARATOR)[2]
        if kind is Kind.CODE and self._short_names[short] == 1:
            return short
        return thing.name

    @cached_property
    def _short_names(self) -> Counter[str]:
        return Counter(thing.name.rpartition(PATH_SEPARATOR)[2] for thing in self.of(Kind.CODE))

    def has_below(self, code: int) -> bool:
        """Whether there are codes below a code."""
        thing = self.get(Kind.CODE, code)
        return thing is not None and any(
            other.name.startswith(thing.name + PATH_SEPARATOR) for other in self.of(Kind.CODE)
        )

    def find(self, kind: Kind, name: str) -> int:
        """The id of what has this key or name, whatever its case; `GONE` for a key of something removed.

        A Problem where a person wrote a name that there is not.
        """
        if _is_key(name):
            return next((one.id for one in self.things if one.kind is kind and one.key == name), GONE)
        known = self.of(kind)
        for fold in (str, str.casefold):
            for thing in known:
                if fold(name) in (fold(thing.name), fold(self.name(kind, thing.id))):
                    return thing.id
        raise Problem(f"This study has no {kind} of the name “{name}”.", "Check how it is written.")

    def key(self, kind: Kind, number: int) -> str:
        """How something is written down for good."""
        thing = self.get(kind, number)
        return uuid.UUID(int=0).hex if thing is None else thing.key

    @property
    def roles(self) -> list[str]:
        """The roles there are."""
        return sorted({person.role for person in self.people if person.role}, key=str.casefold)

    def kind_of(self, attribute: int | None) -> AttributeKind:
        """What kind of answers an attribute takes."""
        return next((row.kind for row in self.attributes if row.id == attribute), AttributeKind.TEXT)


def vocabulary(session: Session) -> Vocabulary:
    """What a question can name now."""
    everybody = study.participants(session)
    people = tuple(row for row in everybody if row.counted)
    left_out: dict[Kind, set[int]] = {
        Kind.PARTICIPANT: {row.id for row in everybody if not row.counted},
        Kind.SOURCE: _sources_of_nobody(session, {row.id for row in people}),
    }
    keys = {number: guid.hex for number, guid in session.execute(select(Code.id, Code.guid))}
    things = [Thing(Kind.CODE, row.id, row.path, keys[row.id], colour=row.colour) for row in outline(session)]
    for kind, named in _NAMED.items():
        for number, name, guid in session.execute(named):
            things.append(Thing(kind, number, name, guid.hex, number in left_out.get(kind, set())))
    answers: dict[str, set[str]] = {}
    for row in people:
        for name, value in row.attributes:
            answers.setdefault(name, set()).add(value)
    return Vocabulary(
        tuple(things),
        people,
        tuple(study.attributes(session)),
        {name: tuple(sorted(values, key=str.casefold)) for name, values in answers.items()},
    )


def _sources_of_nobody(session: Session, included: Collection[int]) -> set[int]:
    """The sources in which of all participants only people who are left out speak."""
    heard: dict[int, bool] = {}
    for source, person in session.execute(
        select(Speaker.source_id, Speaker.participant_id).where(Speaker.participant_id.is_not(None))
    ):
        heard[source] = heard.get(source, False) or person in included
    return {source for source, somebody in heard.items() if not somebody}


def _is_key(name: str) -> bool:
    try:
        return uuid.UUID(hex=name).hex == name
    except ValueError:
        return False


_NAMED: dict[Kind, Select[int, str, uuid.UUID]] = {
    Kind.SET: select(CodeSet.id, CodeSet.name, CodeSet.guid).order_by(CodeSet.position, CodeSet.id),
    Kind.THEME: select(Theme.id, Theme.name, Theme.guid).order_by(Theme.position, Theme.id),
    Kind.CODER: select(Coder.id, Coder.name, Coder.guid).order_by(Coder.name),
    Kind.PERSPECTIVE: select(Perspective.id, Perspective.name, Perspective.guid).order_by(Perspective.position),
    Kind.AREA: select(Area.id, Area.name, Area.guid).order_by(Area.position),
    Kind.PARTICIPANT: select(Participant.id, Participant.pseudonym, Participant.guid).order_by(
        Participant.pseudonym
    ),
    Kind.CASE: select(Case.id, Case.pseudonym, Case.guid).order_by(Case.pseudonym),
    Kind.SOURCE: select(Source.id, Source.name, Source.guid).order_by(Source.id),
    Kind.ATTRIBUTE: select(Attribute.id, Attribute.name, Attribute.guid).order_by(Attribute.position),
}
