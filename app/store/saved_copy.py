"""A copy elsewhere of everything an open study holds, also when its own file is gone or cannot be written."""

from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from app.store import faults
from app.store.backup import verify
from app.store.engine import connect
from app.store.keys import Key
from app.store.put import give_name


def save_copy(bare: driver.Connection, key: Key | None, study: Path, folder: Path) -> Path:
    """Everything that was stored, from the open connection into a new file in a folder; returns where it lies."""
    name = f"{study.stem} (saved copy)"
    part = folder / f"{name}.part"
    part.unlink(missing_ok=True)
    with faults.told_of_copy():
        try:
            with closing(connect(part, key, mode="rwc")) as target:
                bare.backup(target)
                verify(target)
                target.execute("PRAGMA journal_mode = DELETE").fetchall()
            return give_name(part, name, study.suffix)
        finally:
            part.unlink(missing_ok=True)
