"""Whether a file holds the tables of its format and nothing else, before anything of it is read or run.

A file from a stranger may hold triggers and views that run when somebody else's rows are written and read, or
checks and columns with calls of their own: whatever a format does not have is refused.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import closing
from importlib import resources

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Row

from app.store import migrate
from app.store.engine import writer_engine
from app.store.problems import NotAProject

PARTS = "SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY type, name, tbl_name, sql"
_SEALS = "schemas.json"

Parts = Sequence[Row[tuple[str, str, str, str | None]]]


class ForeignParts(NotAProject):
    """The file has tables, triggers, views or rules that its format has not."""

    def __init__(self) -> None:
        super().__init__(
            "This study file holds parts that Counterpoint did not make, and is not opened: they could run when "
            "it is read.",
            "Ask whoever sent it for another copy, or open its newest backup.",
        )


def hold(connection: Connection, made: int) -> None:
    """Refuse a file of format `made` whose tables, indexes, triggers and views are not exactly that format's."""
    found = connection.exec_driver_sql(PARTS).all()
    # Making a format anew takes longer than opening a file, so what was written down is asked first.
    if seal_of(found) != written_seals().get(made) and seal_of(found) != seal_of(parts_of(made)):
        raise ForeignParts


def seal_of(parts: Iterable[Iterable[object]]) -> str:
    """A digest of everything a file declares."""
    return hashlib.sha256(repr([tuple(part) for part in parts]).encode()).hexdigest()


def parts_of(made: int) -> Parts:
    """What a file of format `made` declares, from making one in memory."""
    with closing(driver.connect(":memory:", isolation_level=None)) as bare:
        engine = writer_engine(bare)
        with engine.begin() as connection:
            migrate.upgrade(connection, 0, newest=made)
            parts = connection.exec_driver_sql(PARTS).all()
        engine.dispose()
    return parts


def written_seals() -> dict[int, str]:
    """The digest of every format, as ``migrations/schemas.json`` has it."""
    written = resources.files("app.store.migrations").joinpath(_SEALS).read_text("utf-8")
    return {int(made): str(seal) for made, seal in json.loads(written).items()}
