"""Which rows go with others: whatever table points to them, of today or of tomorrow.

The database takes them away itself; here they are told beforehand, so that a preview counts what is deleted.
"""

from collections.abc import Collection, Mapping

from sqlalchemy import Column, Table, select
from sqlalchemy.orm import Session

from app.store.base import Base
from app.store.bulk import listed

Rows = dict[str, set[int]]
"""Table -> the ids of rows."""


def all_that_go(session: Session, first: Mapping[str, Collection[int]]) -> Rows:
    """The rows given, and every row that is deleted with one of them."""
    gone: Rows = {name: set(ids) for name, ids in first.items() if ids}
    fresh: Rows = {name: set(ids) for name, ids in gone.items()}
    while fresh:
        name, ids = fresh.popitem()
        for table, column in _hanging_on(name):
            found = set(session.scalars(select(key_of(table)).where(column.in_(listed(ids)))))
            new = found - gone.get(table.name, set())
            if new:
                gone.setdefault(table.name, set()).update(new)
                fresh.setdefault(table.name, set()).update(new)
    return gone


def key_of(table: Table) -> Column[int]:
    """The one column that rows of a table are known by."""
    (key,) = table.primary_key.columns
    return key


def _hanging_on(name: str) -> list[tuple[Table, Column[int]]]:
    """Every column of which rows go with those of a table."""
    return [
        (table, key.parent)
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == name and key.ondelete == "CASCADE"
    ]
