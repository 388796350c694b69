"""Perspectives, areas, attributes and participants by the names a person wrote; loaded once a step.

Names are the same whatever their case. What is missing is made; participants get their number at once and
are written together, so that a thousand of them cost one statement.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.base import Base
from app.study.model import Area, Attribute, Participant, Perspective
from app.study.rules import clean_name

Row = TypeVar("Row", bound=Base)


class _Shelf(Generic[Row]):
    """The rows of one table by name."""

    def __init__(
        self,
        session: Session,
        kind: type[Row],
        name: str,
        make: Callable[[str, int, int], Row],
        *,
        referred_to: bool = True,
    ) -> None:
        self._session = session
        self._make = make
        self._referred_to = referred_to
        rows: list[Any] = list(session.scalars(select(kind)))
        self._exact: dict[str, Row] = {getattr(row, name): row for row in rows}
        self._folded: dict[str, Row] = {getattr(row, name).casefold(): row for row in rows}
        self._last = max((row.id for row in rows), default=0)
        self._position = max((getattr(row, "position", -1) for row in rows), default=-1)

    def get(self, name: str) -> Row:
        """The row of this name, made when there is none."""
        name = clean_name(name)
        row = self._exact.get(name) or self._folded.get(name.casefold())
        if row is None:
            self._last += 1
            self._position += 1
            row = self._make(name, self._last, self._position)
            self._session.add(row)
            if self._referred_to:
                self._session.flush()
            self._exact[name] = self._folded[name.casefold()] = row
        return row


class Known:
    """Everybody and everything in the study that has a name."""

    def __init__(self, session: Session) -> None:
        self._perspectives = _Shelf(
            session,
            Perspective,
            "name",
            lambda name, number, place: Perspective(id=number, name=name, position=place, palette=place),
        )
        self._areas = _Shelf(
            session, Area, "name", lambda name, number, place: Area(id=number, name=name, position=place)
        )
        self._attributes = _Shelf(
            session,
            Attribute,
            "name",
            lambda name, number, place: Attribute(id=number, name=name, position=place),
        )
        self._participants = _Shelf(
            session,
            Participant,
            "pseudonym",
            lambda name, number, _: Participant(id=number, pseudonym=name, excluded=False, role=""),
            referred_to=False,
        )

    def perspective(self, name: str) -> int:
        """The perspective of this name."""
        return self._perspectives.get(name).id

    def area(self, name: str) -> int:
        """The area of this name."""
        return self._areas.get(name).id

    def attribute(self, name: str) -> int:
        """The attribute of this name."""
        return self._attributes.get(name).id

    def participant(self, pseudonym: str) -> Participant:
        """The participant of this pseudonym."""
        return self._participants.get(pseudonym)
