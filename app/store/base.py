"""What every table shares, and the tables that belong to the file itself."""

import os
import time
import uuid
from typing import Any

from sqlalchemy import BLOB, CheckConstraint, Dialect, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

PART = {"journal": "part"}
"""Table info for rows that are only ever added together with the row they are part of.

Undoing the addition of the whole removes them by cascade, so their own additions need no journal.
"""

EXEMPT = {"journal": "exempt"}
"""Table info for rows that undo must never touch; each such table says why."""


class Base(DeclarativeBase):
    """The root of all mapped classes; their tables together are the file format."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )


class Guid(TypeDecorator[uuid.UUID]):
    """A stable identity in 16 bytes, for exchange and merging."""

    impl = BLOB
    cache_ok = True

    def process_bind_param(self, value: uuid.UUID | None, dialect: Dialect) -> bytes | None:
        return None if value is None else value.bytes

    def process_result_value(self, value: Any | None, dialect: Dialect) -> uuid.UUID | None:
        return None if value is None else uuid.UUID(bytes=value)


def new_guid() -> uuid.UUID:
    """A random (version 4) identity."""
    return uuid.UUID(bytes=os.urandom(16), version=4)


def now() -> int:
    """The time in seconds since 1970, UTC: how every moment is stored."""
    return int(time.time())


class Exchangeable:
    """A row that can leave the file: it carries who it is and when it was made."""

    guid: Mapped[uuid.UUID] = mapped_column(Guid, default=new_guid)
    made_at: Mapped[int] = mapped_column(default=now)


class ProjectInfo(Base):
    """The study this file holds: one row."""

    __tablename__ = "project"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guid: Mapped[uuid.UUID] = mapped_column(Guid, default=new_guid)
    name: Mapped[str] = mapped_column(Text)
    made_at: Mapped[int] = mapped_column(default=now)
    made_with: Mapped[str] = mapped_column(Text)
    traces_left: Mapped[bool] = mapped_column(default=False)
    """Something was deleted for good, and the file, its index and its backups are not yet rid of its words."""


class AuditEntry(Base):
    """What was done, when and by whom: the action's name and ids of rows, never words.

    Exempt from undo: an undo is itself something that was done.
    """

    __tablename__ = "audit"
    __table_args__ = ({"info": EXEMPT, "sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[int] = mapped_column(default=now)
    who: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    rows: Mapped[str] = mapped_column(Text)
    """JSON: table -> operation -> ids (at most a hundred of each, then how many more)."""
    seal: Mapped[bytes] = mapped_column(BLOB, default=b"")
    """Over this entry and all before it."""
