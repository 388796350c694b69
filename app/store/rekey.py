"""Another passphrase for a study, or none: a new file is written, verified and put in the place of the old one.

Never in place: whenever the power fails, the file opens with the one passphrase or with the other. Its backups
follow, for whoever knew the old passphrase could open them.
"""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from app.problems import Problem
from app.store import faults
from app.store.backup import Backup, Backups, verify
from app.store.engine import connect, make_private
from app.store.files import format_held, open_bare
from app.store.keys import Key, Secret, is_encrypted, key_for, new_key
from app.store.leftovers import clear_part
from app.store.lock import ProjectLock
from app.store.problems import Damaged
from app.store.put import keep_names

Progress = Callable[[int, int], object]
_KEPT = ("application_id", "user_version")
"""What SQLCipher's export leaves behind."""


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """How many backups have the new passphrase, and how many others could not be opened and have not."""

    backups: int
    left: int


def change_passphrase(
    path: Path,
    passphrase: Secret | None,
    new: str | None,
    *,
    home: Path,
    progress: Progress = lambda done, of: None,
) -> Rekeyed:
    """Give a study that is open nowhere, and its backups, another passphrase; None takes it away.

    A Problem leaves the study as it was.
    """
    path = path.absolute()
    key = key_for(path, passphrase)
    if key is None and new is None:
        raise Problem("This study has no passphrase.", "There is nothing to take away.")
    lock = ProjectLock(path)
    with faults.told():
        lock.take()
        try:
            with closing(open_bare(path, key, home, mode="rw")) as bare:
                format_held(bare)
                _fold(bare)
                backups = _backups_of(bare, home)
            progress(0, len(backups) + 1)
            wanted = None if new is None else new_key(new)
            _replace(path, key, wanted)
            changed = 0
            for done, backup in enumerate(backups, 1):
                progress(done, len(backups) + 1)
                with suppress(driver.DatabaseError, Damaged):
                    # An interrupted change may have left one as it was before there was a passphrase.
                    _replace(backup.path, key if is_encrypted(backup.path) else None, wanted)
                    changed += 1
            return Rekeyed(changed, len(backups) - changed)
        finally:
            lock.release()


def _backups_of(bare: driver.Connection, home: Path) -> list[Backup]:
    """All backups of an open study, whatever their passphrase: an interrupted change may have left some behind."""
    (guid,) = bare.execute("SELECT guid FROM project").fetchone() or (b"",)
    return Backups(home / "backups" / str(UUID(bytes=guid))).all()


def _fold(bare: driver.Connection) -> None:
    """Fold the write-ahead log that a killed window left into the file; a Problem where somebody reads it."""
    busy, *_ = bare.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() or (1,)
    (mode,) = bare.execute("PRAGMA journal_mode = DELETE").fetchone() or ("",)
    if busy or mode != "delete":
        raise Problem("Another program is reading this study.", "Close it there, and try again.")


def _replace(path: Path, key: Key | None, wanted: Key | None) -> None:
    """Write the file anew under the other key, verify it, and put it in the place of the old one at once."""
    part = path.with_name(path.name + ".part")
    clear_part(part)
    try:
        with closing(connect(path, key, mode="ro")) as source:
            _copy(source, part, wanted)
            with closing(connect(part, wanted, mode="ro")) as copy:
                verify(copy)
                if _contents(copy) != _contents(source):
                    raise driver.DatabaseError("the copy is malformed: it has not what was copied")
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(part, path)
        keep_names(path.parent)
    finally:
        clear_part(part)


def _copy(source: driver.Connection, part: Path, wanted: Key | None) -> None:
    """Everything into a new file: the one way that leads from any key, or none, to any other."""
    make_private(part)
    spec = "" if wanted is None else wanted.spec
    source.execute(f'ATTACH DATABASE ? AS other KEY "{spec}"', (f"file:{quote(str(part))}?mode=rwc",))
    source.execute("SELECT sqlcipher_export('other')").fetchall()
    for name in _KEPT:
        (value,) = source.execute(f"PRAGMA main.{name}").fetchone() or (0,)
        source.execute(f"PRAGMA other.{name} = {int(value)}")
    source.execute("DETACH DATABASE other")


def _contents(connection: driver.Connection) -> list[object]:
    """How many rows each table has, and the numbers of the format."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    counts = [connection.execute(f'SELECT count(*) FROM "{name}"').fetchone() for (name,) in names]
    return [names, counts, [connection.execute(f"PRAGMA {name}").fetchone() for name in _KEPT]]
