"""Connections to a project file: one writer, short-lived readers, every safety switch read back."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from app.store.keys import Key

OLDEST_SAFE_SQLITE = (3, 51, 3)
"""Below it a checkpoint race can damage files (sqlite.org, WAL-reset bug)."""

BUSY_SECONDS = 0.3

_ALWAYS = {
    "foreign_keys": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "cache_size": -16_000,
}
_WRITER = {"synchronous": 2, "fullfsync": 1, "checkpoint_fullfsync": 1}


def connect(path: Path, key: Key | None, *, mode: str, cut_short: bool = False) -> driver.Connection:
    """A bare connection; `mode` is SQLite's: ro, rw or rwc. The key is tried at once.

    `cut_short` opens a file, too, that has fewer pages than it says.
    """
    if driver.sqlite_version_info < OLDEST_SAFE_SQLITE:
        raise RuntimeError(f"SQLite {driver.sqlite_version} can damage files; install the pinned sqlcipher3.")
    if mode == "rwc":
        make_private(path)
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = driver.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA trusted_schema = OFF")  # before anything of a stranger's file is read
        if key is not None:
            connection.execute(f'PRAGMA key = "{key.spec}"')
        if cut_short:
            connection.execute("PRAGMA writable_schema = ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except driver.Error:
        connection.close()
        raise
    except UnicodeDecodeError:
        connection.close()
        raise driver.DatabaseError("malformed database schema") from None  # it names what is no text
    return connection


def make_private(path: Path) -> None:
    """Make an empty file that nobody but this user can read, unless there is a file already."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def set_switches(connection: driver.Connection, *, writer: bool, journal: str = "wal") -> None:
    """Turn the safety switches on and read each back: a switch that does not hold is a bug, not a wish.

    `journal` is SQLite's mode of keeping a change safe while it is written; `delete` leaves one file.
    """
    wanted = _ALWAYS | (_WRITER if writer else {"query_only": 1})
    for name, value in wanted.items():
        connection.execute(f"PRAGMA {name} = {value}")
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is not None and row[0] != value:
            raise RuntimeError(f"the database refused PRAGMA {name} = {value}")
    if writer:
        row = connection.execute(f"PRAGMA journal_mode = {journal}").fetchone()
        if row is None or row[0] != journal:
            raise RuntimeError(f"the database refused the journal mode {journal}")


def writer_engine(connection: driver.Connection) -> Engine:
    """The engine around the one writer connection; its transactions begin by taking the write lock."""
    return _engine(lambda: connection, StaticPool, "BEGIN IMMEDIATE")


def reader_engine(path: Path, key: Key | None, still_there: Callable[[], object]) -> Engine:
    """An engine of read-only connections for any thread, each seeing what was committed when it began.

    `still_there` is asked before each is opened, for what is opened then may be another file.
    """

    def open_reader() -> driver.Connection:
        still_there()
        connection = connect(path, key, mode="ro")
        set_switches(connection, writer=False)
        return connection

    return _engine(open_reader, QueuePool, "BEGIN")


def _engine(creator: Callable[[], driver.Connection], pool: type[StaticPool | QueuePool], begin: str) -> Engine:
    # hide_parameters: without it an error would print participants' words.
    engine = create_engine("sqlite://", module=driver, creator=creator, poolclass=pool, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
