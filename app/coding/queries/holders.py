"""What holds on to segments, of packages above as well: nothing that somebody made of words may go unseen."""

from collections.abc import Collection
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.coding.model import Coding, Note, Segment, SegmentTurn
from app.store.base import Base
from app.store.bulk import one_of

Holder = InstrumentedAttribute[int] | InstrumentedAttribute[int | None]


@cache
def holds() -> tuple[Holder, ...]:
    """Everything that holds on to a segment: whatever table points to one, of packages above as well.

    The turns a segment touches are a part of it, and marks are segments themselves; neither holds on to one.
    """
    found = [
        getattr(mapper.class_, column.key)
        for mapper in Base.registry.mappers
        for column in mapper.local_table.columns
        if any(key.column is Segment.__table__.c.id for key in column.foreign_keys)
        and not column.primary_key
        and mapper.class_ is not SegmentTurn
    ]
    return tuple(sorted(found, key=lambda column: (column.class_.__tablename__, column.key)))


def links_held(session: Session, segments: Collection[int]) -> int:
    """How many links, pieces of evidence and the like hold on to segments: all but codes and notes."""
    others = [column for column in holds() if column.class_ not in (Coding, Note)]
    counted = (
        select(func.count()).select_from(column.class_).where(one_of(column, segments)) for column in others
    )
    return sum(session.scalar(many) or 0 for many in counted)
