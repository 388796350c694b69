"""What a report's settings can name, by the key that no renaming changes and by the name people use."""

import uuid
from enum import StrEnum
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.coding import queries as coding
from app.coding.model import Code, Segment, Theme
from app.perspectives.model import Claim
from app.problems import Problem
from app.study.model import Attribute, Case


class Named(StrEnum):
    """A kind of thing the settings of a report name."""

    THEME = "theme"
    CODE = "code"
    CLAIM = "assumption"
    CASE = "child's journey"
    SEGMENT = "passage"
    ATTRIBUTE = "attribute"


class Keys:
    """Ids to keys and back, read when something is asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def key(self, kind: Named, number: int) -> str:
        """How something is written down for good; a key of nothing where it is gone."""
        table = _TABLES[kind]
        guid = self._session.scalar(select(table.guid).where(table.id == number))
        return (guid or uuid.UUID(int=0)).hex

    def find(self, kind: Named, given: str) -> int | None:
        """The id of what has this key or name, whatever its case; None for a key of something removed.

        A Problem where a person wrote a name that there is not.
        """
        key = _as_key(given)
        if key is not None:
            table = _TABLES[kind]
            return self._session.scalar(select(table.id).where(table.guid == key))
        named = self._names(kind)
        for fold in (str, str.casefold):
            for number, name in named.items():
                if fold(name) == fold(given.strip()):
                    return number
        raise Problem(f"This study has no {kind} of the name “{given.strip()}”.", "Check how it is written.")

    def _names(self, kind: Named) -> dict[int, str]:
        if kind is Named.CODE:
            return self._paths
        if kind not in _NAMES:
            return {}
        table, name = _TABLES[kind], _NAMES[kind]
        return dict(self._session.execute(select(table.id, name).order_by(table.id)).all())

    @cached_property
    def _paths(self) -> dict[int, str]:
        return {int(code): path for code, path in coding.code_paths(self._session).items()}


_TABLES: dict[Named, type[Theme | Code | Claim | Case | Segment | Attribute]] = {
    Named.THEME: Theme,
    Named.CODE: Code,
    Named.CLAIM: Claim,
    Named.CASE: Case,
    Named.SEGMENT: Segment,
    Named.ATTRIBUTE: Attribute,
}
_NAMES: dict[Named, InstrumentedAttribute[str]] = {
    Named.THEME: Theme.name,
    Named.CLAIM: Claim.ref,
    Named.CASE: Case.pseudonym,
    Named.ATTRIBUTE: Attribute.name,
}


def _as_key(given: str) -> uuid.UUID | None:
    try:
        key = uuid.UUID(hex=given)
    except ValueError:
        return None
    return key if key.hex == given else None
