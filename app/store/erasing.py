"""What is deleted for good leaves no trace: not in the file, its log or its index, nor in its backups (E-03).

A row that is deleted lives on in the pages of the search index, in the write-ahead log and in every older backup.
So, once the deletion is stored: the index is merged anew without it, the file is written anew, the log folded in
and cut, a new backup taken and verified, and only then are the older ones removed. What lies outside of the
program, such as copies made by hand, is found where it can be, and told.
"""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from glob import escape
from pathlib import Path
from time import monotonic, sleep
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from app.problems import Problem
from app.store import faults
from app.store.alike import holds, salt_of
from app.store.backup import Backup, Backups
from app.store.engine import connect
from app.store.keys import Key
from app.store.leftovers import clear_beside

Progress = Callable[[int, int, str], object]
"""How many of how many steps are done, and what is being done."""

STEPS = (
    "Clearing the search index",
    "Writing the file anew",
    "Folding in the log",
    "Taking a new backup",
    "Removing the older backups",
)
_SLACK = 16 * 2**20
"""Bytes beside the copies: what the deletion itself writes, and what others need meanwhile."""
_PATIENCE, _BETWEEN = 5.0, 0.05
"""Seconds for which cutting the log waits for readers, and from one try to the next."""
_ROOM = "Make sure there is space on the disk."


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done so that nothing remains, and what is left to do by hand."""

    backup: Backup
    """The new one."""
    removed: tuple[Backup, ...]
    copies: tuple[Path, ...]
    """Files beside the study that were made of it, and may hold what it no longer does."""


@dataclass(frozen=True, slots=True)
class Held:
    """An open study, as it is held while nobody else writes to it."""

    path: Path
    key: Key | None
    writer: driver.Connection
    backups: Backups
    change: int
    """The number of its last change."""
    identity: UUID


class TracesRemain(Problem):
    """The rows are deleted, but the file, its log or its backups may still hold their words."""

    def __init__(self, why: str, advice: str) -> None:
        super().__init__(
            f"What you deleted is gone from the study, but traces of it may remain in its files: {why}.",
            f"{advice} Then open the study again: Counterpoint finishes by itself.",
        )


def check_room(path: Path, backups: Backups) -> None:
    """A Problem where the disk has no room for writing the file anew and backing it up."""
    size = path.stat().st_size + _size(path.with_name(path.name + "-wal"))
    backups.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    one_disk = path.stat().st_dev == backups.folder.stat().st_dev
    wanted = {path.parent: 2 * size if one_disk else size, backups.folder: size}
    for folder, bytes_wanted in wanted.items():
        if shutil.disk_usage(folder).free < bytes_wanted + _SLACK:
            needed = (bytes_wanted + _SLACK) // 2**20 + 1
            raise Problem(
                f"There is not enough room on the disk to delete for good: {needed} MB are needed for a moment.",
                "Nothing was deleted. Free some space and try again.",
            )


def leave_no_trace(held: Held, progress: Progress) -> Erased:
    """Rid the file, its log, its index and its backups of what was deleted; `TracesRemain` where that fails."""
    try:
        with faults.told():
            return _leave_no_trace(held, progress)
    except TracesRemain:
        raise
    except Problem as problem:
        raise TracesRemain(
            problem.sentence[0].lower() + problem.sentence[1:].rstrip("."), problem.advice
        ) from None


def _leave_no_trace(held: Held, progress: Progress) -> Erased:
    doing: list[Callable[[], object]] = [
        partial(_forget_words, held.writer),
        partial(held.writer.execute, "VACUUM"),
        partial(_cut_log, held.writer),
    ]
    for done, do in enumerate(doing):
        progress(done, len(STEPS), STEPS[done])
        do()
    progress(len(doing), len(STEPS), STEPS[-2])
    backup = _back_up(held)
    progress(len(doing) + 1, len(STEPS), STEPS[-1])
    removed, left = held.backups.remove_before(backup, held.key)
    clear_beside(held.path, written_to=True)
    if left:
        raise TracesRemain(f"{len(left)} older backups could not be removed", "Make their folder writable.")
    held.writer.execute("UPDATE project SET traces_left = 0")
    held.writer.execute("DELETE FROM temp.journal")
    _cut_log(held.writer)
    return Erased(backup, tuple(removed), copies_beside(held.path, held.identity))


def _forget_words(writer: driver.Connection) -> None:
    """Merge every search index anew, without the words of rows that are gone."""
    indexes = writer.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'"
    ).fetchall()
    for (name,) in indexes:
        writer.execute(f'INSERT INTO "{name}" ("{name}") VALUES (\'optimize\')')


def _cut_log(writer: driver.Connection) -> None:
    """Fold the write-ahead log into the file and cut it, once whoever reads an older state has finished."""
    until = monotonic() + _PATIENCE
    while True:
        busy, *_ = writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() or (1,)
        if not busy:
            return
        if monotonic() > until:
            raise TracesRemain("something is still reading it", "Close what reads this study.")
        sleep(_BETWEEN)


def _back_up(held: Held) -> Backup:
    """A new backup, itself rid of traces, so that a study made of it need not tidy once more."""

    def say_clean(copy: driver.Connection) -> None:
        copy.execute("UPDATE project SET traces_left = 0")

    try:
        with closing(connect(held.path, held.key, mode="ro")) as source:
            return held.backups.take(source, held.key, held.change, finish=say_clean)
    except (driver.DatabaseError, OSError):
        raise TracesRemain("no new backup could be taken, so the older ones are still there", _ROOM) from None


def copies_beside(path: Path, identity: UUID) -> tuple[Path, ...]:
    """Files beside the study that were made of it: restored, rescued or copied by hand."""
    salt = salt_of(path)
    others = [other for other in sorted(path.parent.glob(f"*{escape(path.suffix)}")) if other != path]
    return tuple(other for other in others if other.is_file() and _made_of(other, path, salt, identity))


def _made_of(other: Path, path: Path, salt: bytes | None, identity: UUID) -> bool:
    try:
        of_one_study = salt_of(other) == salt if salt else holds(other, identity)
    except OSError:
        of_one_study = False
    return of_one_study or other.stem.startswith((f"{path.stem} (rescued)", f"{path.stem} (backup "))


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
