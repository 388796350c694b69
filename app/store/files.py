"""Making and opening project files: every check before the first byte is written."""

import os
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

import app
from app.problems import Problem
from app.store import faults, migrate, schema
from app.store.backup import Backups
from app.store.base import ProjectInfo
from app.store.engine import connect, writer_engine
from app.store.keys import Key, Secret, is_encrypted, key_for, new_key
from app.store.leftovers import clear_beside, clear_part
from app.store.lock import ProjectLock
from app.store.place import Place
from app.store.problems import Damaged, OlderFormat, WrongPassphrase
from app.store.project import Derive, Project
from app.store.put import keep_names
from app.store.restore import backups_for

SUFFIX = ".counterpoint"
_RIGHT_PASSPHRASE = "This study file is damaged; your passphrase is right, for it opens the newest backup."


def create(
    path: Path,
    passphrase: str | None,
    *,
    name: str,
    home: Path,
    person: str = "",
    derive: Sequence[Derive] = (),
    furnish: Derive = lambda session: None,
) -> Project:
    """Make a new project file and open it; encrypted unless `passphrase` is None (an explicit choice).

    `furnish` puts in what every study begins with, before the file has its name.
    """
    if path.exists():
        raise Problem(f"There is already a file called “{path.name}” there.", "Choose another name.")
    if not path.parent.is_dir():
        raise Problem("The folder for the new study does not exist.", "Choose another folder.")
    key = None if passphrase is None else new_key(passphrase)
    part = path.with_name(path.name + ".part")
    try:
        clear_part(part)
        with closing(connect(part, key, mode="rwc")) as bare:
            engine = writer_engine(bare)
            with Session(engine) as session:
                migrate.upgrade(session.connection(), 0)
                session.add(ProjectInfo(id=1, name=name, made_with=app.__version__))
                furnish(session)
                session.commit()
            engine.dispose()
        os.replace(part, path)
        keep_names(path.parent)
    except (driver.Error, DBAPIError, OSError) as error:
        clear_part(part)
        raise Problem(
            "The new study could not be written there.", "Choose a folder you may write to, with space left."
        ) from error
    return _open(path.absolute(), key, home=home, person=person, read_only=False, derive=derive)


def open_project(
    path: Path,
    passphrase: Secret | None = None,
    *,
    home: Path,
    person: str = "",
    read_only: bool = False,
    derive: Sequence[Derive] = (),
) -> Project:
    """Open a project file, never making one; to read only when asked, or where it cannot be written."""
    path = path.absolute()
    if not read_only:
        is_encrypted(path)  # what is no study is said to be none
        ProjectLock(path).ask()  # before the key is worked out, which takes longest
    key = key_for(path, passphrase)
    return _open(path, key, home=home, person=person, read_only=read_only, derive=derive)


def _open(
    path: Path, key: Key | None, *, home: Path, person: str, read_only: bool, derive: Sequence[Derive]
) -> Project:
    lock = None if read_only else _lock(path)
    try:
        bare = open_bare(path, key, home, mode="ro" if lock is None else "rw")
        try:
            with faults.told():
                _bring_up_to_date(bare, key, home, may_write=lock is not None)
                place = Place(path)
                try:
                    project = Project(
                        path, key, bare, place=place, lock=lock, home=home, person=person, derive=derive
                    )
                except BaseException:
                    place.release()
                    raise
        except BaseException:
            bare.close()
            raise
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    if not project.read_only:
        with suppress(OSError):
            clear_beside(path, written_to=False)
    if project.traces_left and not project.read_only:
        with suppress(Problem):  # it says itself that traces are left, and the next opening tries again
            project.tidy_traces()
    return project


def _lock(path: Path) -> ProjectLock | None:
    """The right to write; None where the file or its folder cannot be written."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return None
    lock = ProjectLock(path)
    try:
        lock.take()
    except OSError:
        return None
    return lock


def open_bare(path: Path, key: Key | None, home: Path, *, mode: str, cut_short: bool = False) -> driver.Connection:
    """Open the file with its key; a Problem tells a wrong passphrase from a damaged file where a backup can."""
    try:
        return connect(path, key, mode=mode, cut_short=cut_short)
    except driver.DatabaseError as error:
        if "not a database" in str(error) and key is not None:
            raise (Damaged(_RIGHT_PASSPHRASE) if _opens_a_backup(path, key, home) else WrongPassphrase()) from None
        raise (faults.said(error) or Damaged()) from None


def _opens_a_backup(path: Path, key: Key, home: Path) -> bool:
    """Whether a backup made from this very file opens with the key: then the passphrase was right."""
    for copy in backups_for(path, home):
        with suppress(driver.DatabaseError):
            connect(copy.path, key, mode="ro").close()
            return True
    return False


def _bring_up_to_date(bare: driver.Connection, key: Key | None, home: Path, *, may_write: bool) -> None:
    """Upgrade an older format in one transaction, after a verified copy; what is not ours is refused untouched."""
    made = format_held(bare)
    engine = writer_engine(bare)
    with engine.connect() as connection:
        guid = connection.scalars(select(ProjectInfo.guid)).one()
        is_whole = made == migrate.newest_format() or migrate.keeps_references(connection)
    if made == migrate.newest_format():
        return
    if not may_write:
        raise OlderFormat
    if not is_whole:
        raise Damaged
    Backups(home / "backups" / str(guid)).take(bare, key, change=0)
    with engine.begin() as connection:
        migrate.upgrade(connection, made)


def format_held(bare: driver.Connection) -> int:
    """The format of an open file; a Problem where it is not ours, newer, or holds what that format has not."""
    with writer_engine(bare).connect() as connection:
        made = migrate.format_of(connection)
        schema.hold(connection, made)
        return made
