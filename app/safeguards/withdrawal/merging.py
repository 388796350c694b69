"""What goes where several passages become one: of two rows that say the same of one passage, one stays."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Session

from app.coding.queries.holders import holds
from app.safeguards.withdrawal.closure import Rows
from app.store.base import Base
from app.store.bulk import listed


def lost_in_merging(session: Session, into: Mapping[int, int], gone: Rows) -> Rows:
    """The rows deleted when what holds on to some segments holds on to others; beside those gone already."""
    lost: Rows = {}
    if not into:
        return lost
    ends: dict[str, list[str]] = {}
    for column in holds():
        ends.setdefault(column.class_.__tablename__, []).append(column.key)
    for name, columns in ends.items():
        known = _known_by(name, columns)
        if known is None:
            continue
        table = Base.metadata.tables[name]
        segments = {*into, *into.values()}
        touched = [table.c[column].in_(listed(segments)) for column in columns]
        rows: list[Any] = list(
            session.execute(select(table).where(touched[0] if len(touched) == 1 else touched[0] | touched[1]))
        )
        seen: set[tuple[object, ...]] = set()
        for row in sorted(rows, key=lambda row: (any(getattr(row, one) in into for one in columns), row.id)):
            places = [into.get(getattr(row, one), getattr(row, one)) for one in columns]
            identity = (*places, *(getattr(row, one) for one in known))
            if row.id in gone.get(name, ()):
                continue
            if identity in seen or len(set(places)) < len(places):
                lost.setdefault(name, set()).add(row.id)
            seen.add(identity)
    return lost


def _known_by(name: str, columns: list[str]) -> list[str] | None:
    """What a row of a table is known by besides its segments; None where two may say the same."""
    for one in Base.metadata.tables[name].constraints:
        keys = [column.key for column in one.columns] if isinstance(one, UniqueConstraint) else []
        if set(columns) <= set(keys):
            return [key for key in keys if key not in columns]
    return None
