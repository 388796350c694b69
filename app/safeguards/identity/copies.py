"""The verified copy of a key file, which lies beside it: never older than what the key was told to forget."""

import os
from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from app.safeguards.identity.form import verify
from app.store.engine import connect
from app.store.keys import SALT_BYTES, Key


def copy_of(path: Path) -> Path:
    """Where the copy of a key file lies."""
    return path.with_name(f"{path.name}.bak")


def write_copy(source: driver.Connection, path: Path, key: Key) -> None:
    """Put a verified copy of an open key file at `path`, under a key that may be another; whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    _clear(part)
    try:
        with closing(connect(part, key, mode="rwc")) as copy:
            source.backup(copy)
            verify(copy)
        flush(part)
        os.replace(part, path)
    finally:
        _clear(part)


def clear_parts(path: Path) -> None:
    """Take away what a killed process left half-written: it may hold what was told to be forgotten since."""
    for left in (path, copy_of(path)):
        _clear(left.with_name(f"{left.name}.part"))


def is_of_this_key(path: Path) -> bool:
    """Whether the copy of a key file opens with its key: both begin with the same salt."""
    salts = set()
    for file in (path, copy_of(path)):
        with file.open("rb") as opened:
            salts.add(opened.read(SALT_BYTES))
    return len(salts) == 1


def is_behind(path: Path) -> bool:
    """Whether a key file was written since its copy was: whoever did was killed before the copy was renewed."""
    return path.stat().st_mtime_ns > copy_of(path).stat().st_mtime_ns


def flush(path: Path) -> None:
    """See to it that a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _clear(part: Path) -> None:
    """Remove an unfinished copy, and the journal by which a later one would be rolled back."""
    part.unlink(missing_ok=True)
    part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
