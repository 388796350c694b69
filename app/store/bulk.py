"""Many rows at once, straight to the driver: nine times faster than one object at a time (ENGINE §5)."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.store.base import Base


def insert(session: Session, kind: type[Base], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows given as tuples of driver values in the order of `columns`; no defaults are filled in."""
    values = list(rows)
    if not values:
        return
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" * len(columns))
    session.connection().exec_driver_sql(f'INSERT INTO "{kind.__tablename__}" ({names}) VALUES ({places})', values)
