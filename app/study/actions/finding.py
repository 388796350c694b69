"""Finding a row by the name a person wrote, and making what is missing; inside a step of the caller's."""

from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.problems import Problem
from app.store.base import Base
from app.study.model import Area, Attribute, Participant, Perspective
from app.study.rules import clean_name

Row = TypeVar("Row", bound=Base)


def get(session: Session, kind: type[Row], wanted: int, called: str) -> Row:
    """The row of this id; a Problem when it is gone."""
    row = session.get(kind, wanted)
    if row is None:
        raise Problem(f"That {called} is no longer in the study.")
    return row


def named(session: Session, column: InstrumentedAttribute[str], name: str) -> Base | None:
    """The row whose name is this, whatever its case."""
    kind: Any = column.class_
    exact: Base | None = session.scalars(select(kind).where(column == name)).first()
    if exact is not None:
        return exact
    wanted = name.casefold()
    for identity, known in session.execute(select(kind.id, column)):
        if known.casefold() == wanted:
            found: Base | None = session.get(kind, identity)
            return found
    return None


def refuse_taken(session: Session, column: InstrumentedAttribute[str], name: str, keep: Base | None) -> None:
    """A Problem when another row has the name already."""
    other = named(session, column, name)
    if other is not None and other is not keep:
        raise Problem("That name is taken already.", "Choose another one.")


def next_position(session: Session, column: InstrumentedAttribute[int]) -> int:
    """One past the last."""
    last = session.scalar(select(func.max(column)))
    return 0 if last is None else last + 1


def perspective(session: Session, name: str) -> Perspective:
    """The perspective of this name, made when there is none."""
    name = clean_name(name)
    row = named(session, Perspective.name, name)
    if not isinstance(row, Perspective):
        row = Perspective(
            name=name,
            position=next_position(session, Perspective.position),
            palette=next_position(session, Perspective.palette),
        )
        session.add(row)
        session.flush()
    return row


def area(session: Session, name: str) -> Area:
    """The area of this name, made when there is none."""
    name = clean_name(name)
    row = named(session, Area.name, name)
    if not isinstance(row, Area):
        row = Area(name=name, position=next_position(session, Area.position))
        session.add(row)
        session.flush()
    return row


def attribute(session: Session, name: str) -> Attribute:
    """The attribute of this name, made when there is none."""
    name = clean_name(name)
    row = named(session, Attribute.name, name)
    if not isinstance(row, Attribute):
        row = Attribute(name=name, position=next_position(session, Attribute.position))
        session.add(row)
        session.flush()
    return row


def participant(session: Session, pseudonym: str) -> Participant:
    """The participant of this pseudonym, made when there is none."""
    pseudonym = clean_name(pseudonym)
    row = named(session, Participant.pseudonym, pseudonym)
    if not isinstance(row, Participant):
        row = Participant(pseudonym=pseudonym)
        session.add(row)
        session.flush()
    return row
