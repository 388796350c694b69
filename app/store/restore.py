"""Going back to a backup: finding those of a study, even of one that does not open, and making a file of one.

Nothing is ever restored over a file: a damaged one is kept, and the backup stays where it is.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from uuid import UUID

import sqlcipher3.dbapi2 as driver
from sqlalchemy import func, select

from app.problems import Problem
from app.store import faults
from app.store.alike import holds, is_of, salt_of
from app.store.backup import Backup, Backups, verify
from app.store.base import AuditEntry
from app.store.engine import connect
from app.store.keys import Secret, key_for
from app.store.problems import Damaged, WrongPassphrase
from app.store.project import Project
from app.store.put import give_name

_RESTORED = re.compile(r" \(backup [\d .-]+\)( \(\d+\))?$")


def last_change(project: Project) -> int:
    """The number of an open study's last change, as backups carry the last one they hold."""
    with project.reading() as session:
        return session.scalar(select(func.max(AuditEntry.id))) or 0


def backups_for(path: Path, home: Path) -> list[Backup]:
    """The backups of the study in a file, which need not open, the newest first; none when it tells nothing.

    An encrypted study and its backups begin with the same salt; a plain one holds the name of their folder.
    """
    if not path.is_file():
        return []
    with faults.told():
        salt = salt_of(path)
        folders = _folders(home)
        alike = [
            folder for folder in folders if salt and any(is_of(salt, salt_of(copy.path)) for copy in folder.all())
        ]
        return _newest_first(alike or [folder for folder in folders if _names(path, folder)])


def all_backups(home: Path) -> list[Backup]:
    """The backups of every study on this computer, the newest first."""
    return _newest_first(_folders(home))


def restore(backup: Backup, study: Path, passphrase: Secret | None = None) -> Path:
    """Make a new file of a backup beside its study; returns where it lies.

    It is verified before it has its name; a Problem leaves nothing behind.
    """
    key = key_for(backup.path, passphrase)
    name = f"{_RESTORED.sub('', study.stem)} (backup {backup.at.astimezone():%Y-%m-%d %H.%M})"
    part = study.with_name(f"{name}.part")
    with faults.told_of_copy():
        try:
            _copy(backup.path, part)
            with closing(connect(part, key, mode="ro")) as copy:
                verify(copy)
            Backups(backup.path.parent).hold()
            return give_name(part, name, study.suffix)
        except driver.DatabaseError as error:
            if key is not None and "not a database" in str(error):
                raise WrongPassphrase from None
            raise Damaged("This backup is damaged.", "Open an older one.") from None
        finally:
            part.unlink(missing_ok=True)


def copy_backup(backup: Backup, folder: Path, name: str) -> Path:
    """Put a copy of a backup into another folder, under the study's name and its day; returns where it lies."""
    if not folder.is_dir():
        raise Problem("That folder does not exist.", "Choose one that does.")
    named = f"{name} (backup {backup.at.astimezone():%Y-%m-%d %H.%M})"
    part = folder / f"{named}.part"
    with faults.told_of_copy():
        try:
            _copy(backup.path, part)
            return give_name(part, named, backup.path.suffix)
        finally:
            part.unlink(missing_ok=True)


def _folders(home: Path) -> list[Backups]:
    return [Backups(folder) for folder in (home / "backups").glob("*") if folder.is_dir()]


def _newest_first(folders: Iterable[Backups]) -> list[Backup]:
    found = [backup for folder in folders for backup in folder.all()]
    return sorted(found, key=lambda backup: (backup.at, backup.change), reverse=True)


def _names(path: Path, backups: Backups) -> bool:
    """Whether the bytes of a file hold the identity that a folder of backups is called after."""
    with suppress(ValueError):
        return holds(path, UUID(backups.folder.name))
    return False  # a folder of somebody else's


def _copy(source: Path, part: Path) -> None:
    """Copy a file that nobody writes to, and read both back: a disk may lie."""
    with source.open("rb") as read, part.open("wb") as written:
        shutil.copyfileobj(read, written)
        written.flush()
        os.fsync(written.fileno())
    if _digest(source) != _digest(part):
        raise OSError("the copy differs from what was copied")


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
