"""Rolling verified backups by the database's own online copy, never by copying files."""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from app.store.engine import connect
from app.store.keys import Key
from app.store.put import keep_names

_STAMP = "%Y%m%dT%H%M%SZ"
_ALWAYS_KEPT = 3
_EVERYTHING_FOR = timedelta(days=2)
_DAILY, _WEEKLY, _MONTHLY = 12, 10, 9
HELD_FOR = timedelta(days=30)
"""After one was gone back to, for which none from before is thinned out: they are the only way back from there."""
_HELD = ".held"


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy; `change` is the number of the last audited change it holds."""

    path: Path
    at: datetime
    change: int


class Backups:
    """The backups of one project, in a folder outside of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[Backup]:
        """Every verified backup, the newest first."""
        found = []
        for path in self.folder.glob("*.counterpoint"):
            stamp, _, change = path.stem.partition("-")
            with suppress(ValueError):
                at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
                found.append(Backup(path, at, int(change)))
        return sorted(found, key=lambda backup: (backup.at, backup.change), reverse=True)

    def take(
        self,
        source: driver.Connection,
        key: Key | None,
        change: int,
        *,
        finish: Callable[[driver.Connection], object] = lambda copy: None,
    ) -> Backup:
        """Copy, verify, and only then name it a backup; an OSError or DatabaseError leaves nothing behind.

        `finish` may write into the copy before it is verified.
        """
        self.folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder.mkdir(exist_ok=True, mode=0o700)
        at = datetime.now(UTC).replace(microsecond=0)
        final = self.folder / f"{at.strftime(_STAMP)}-{change}.counterpoint"
        part = final.with_suffix(".part")
        for left in self.folder.glob("*.part*"):  # by a process that was killed while it copied
            left.unlink(missing_ok=True)
        try:
            with closing(connect(part, key, mode="rwc")) as target:
                source.backup(target)
                finish(target)
                verify(target)
                # The copy inherits the write-ahead log, with which it would not open from a read-only place.
                target.execute("PRAGMA journal_mode = DELETE").fetchall()
            _flush(part)
            os.replace(part, final)
            keep_names(self.folder)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        self._thin(at)
        return Backup(final, at, change)

    def hold(self) -> None:
        """Somebody goes back to one of them: for a while none that is there now is thinned out."""
        with suppress(OSError):
            (self.folder / f"{datetime.now(UTC).strftime(_STAMP)}{_HELD}").touch(mode=0o600)

    def remove_before(self, kept: Backup, key: Key | None) -> tuple[list[Backup], list[Backup]]:
        """Take away every backup that holds an earlier state than `kept`; returns those gone and those that stay.

        Of one change the others go, too: they may hold what was tidied away since. So do those of later changes
        that were not made after it, but before somebody went back to an older backup.
        """
        gone: list[Backup] = []
        left: list[Backup] = []
        for backup in self.all():
            if backup.path == kept.path or (backup.change > kept.change and _goes_on(backup, kept, key)):
                continue
            try:
                backup.path.unlink(missing_ok=True)
                gone.append(backup)
            except OSError:
                left.append(backup)
        return gone, left

    def _thin(self, today: datetime) -> None:
        """Keep all of two days, then the newest of 12 days, 10 weeks and 9 months; never fewer than three.

        And all that were there when somebody went back to one of them, for a month.
        """
        everything, held = self.all(), self._held(today)
        kept = {backup.path for backup in everything[:_ALWAYS_KEPT]}
        kept |= {backup.path for backup in everything if held is not None and backup.at <= held}
        kept |= {backup.path for backup in everything if today - backup.at <= _EVERYTHING_FOR}
        for many, pattern in ((_DAILY, "%Y%j"), (_WEEKLY, "%G%V"), (_MONTHLY, "%Y%m")):
            newest: dict[str, Path] = {}
            for backup in everything:
                newest.setdefault(backup.at.strftime(pattern), backup.path)
            kept |= set(list(newest.values())[:many])
        for backup in everything:
            if backup.path not in kept:
                backup.path.unlink(missing_ok=True)

    def _held(self, today: datetime) -> datetime | None:
        """When somebody last went back to a backup; None where that is long ago."""
        last = None
        for mark in sorted(self.folder.glob(f"*{_HELD}")):
            with suppress(ValueError):
                at = datetime.strptime(mark.stem, _STAMP).replace(tzinfo=UTC)
                if today - at <= HELD_FOR:
                    last = at
                else:
                    mark.unlink(missing_ok=True)
        return last


def _goes_on(backup: Backup, kept: Backup, key: Key | None) -> bool:
    """Whether a backup has the changes of another and more: the seal of each is over all before it."""
    seals = []
    with suppress(driver.DatabaseError):
        for one in (backup, kept):
            with closing(connect(one.path, key, mode="ro")) as copy:
                seals.append(copy.execute("SELECT seal FROM audit WHERE id = ?", (kept.change,)).fetchone())
    return len(seals) == 2 and seals[0] == seals[1] is not None


def last_stored(source: driver.Connection) -> int:
    """The number of the last change that is stored: another may be under way."""
    (last,) = source.execute("SELECT coalesce(max(id), 0) FROM audit").fetchone() or (0,)
    return int(last)


def verify(copy: driver.Connection) -> None:
    """A DatabaseError where a copy is not whole."""
    row = copy.execute("PRAGMA quick_check(1)").fetchone()
    if row is None or row[0] != "ok":
        raise driver.DatabaseError("the backup is malformed")


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
