"""Finding the row an action is about, and refusing a name that is taken; inside a step of the caller's."""

from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.problems import Problem
from app.store.base import Base

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
