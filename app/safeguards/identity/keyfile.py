"""Making and opening key files: every check before the first byte is written."""

import os
from contextlib import closing, suppress
from pathlib import Path
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from app.problems import Problem
from app.safeguards.identity.copies import copy_of, flush
from app.safeguards.identity.form import SUFFIX, check, lay
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.problems import Damaged, InUse, Missing, NotAKey, TooLarge, WrongPassphrase, told
from app.store import problems as of_studies
from app.store.engine import connect
from app.store.keys import Key, is_encrypted, key_for, new_key
from app.store.lock import ProjectLock

MOST_BYTES = 1 << 30
"""The unedited texts of thousands of interviews are a tenth of it."""


def create(path: Path, passphrase: str, *, study: UUID) -> IdentityKey:
    """Make an empty key file for a study and open it; there is none without a passphrase."""
    path = path.absolute()
    if path.exists():
        raise Problem(f"There is already a file called “{path.name}” there.", "Choose another name.")
    if not path.parent.is_dir():
        raise Problem("The folder for the identity key does not exist.", "Choose another folder.")
    key = _new(passphrase)
    part = path.with_name(f"{path.name}.part")
    with told():
        part.unlink(missing_ok=True)
        try:
            with closing(connect(part, key, mode="rwc")) as bare:
                lay(bare, study)
            flush(part)
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    return _open(path, key, study)


def open_key(path: Path, passphrase: str, *, study: UUID) -> IdentityKey:
    """Open the key file of a study; to read only where it cannot be written. A Problem changes not a byte."""
    path = path.absolute()
    with told():
        key = _open(path, _key_for(path, passphrase), study)
    key.tend()
    return key


def change_passphrase(key: IdentityKey, old: str, new: str) -> None:
    """Give an open key file and its copy another passphrase; a Problem leaves them as they were."""
    if _key_for(key.path, old) != key.key:
        raise WrongPassphrase
    key.take_key(_new(new))


def _open(path: Path, key: Key, study: UUID) -> IdentityKey:
    lock = _lock(path)
    try:
        bare = _connect(path, key, mode="ro" if lock is None else "rw")
        try:
            check(bare, study)
            return IdentityKey(path, key, bare, lock=lock, study=study)
        except BaseException:
            bare.close()
            raise
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _connect(path: Path, key: Key, *, mode: str) -> driver.Connection:
    try:
        return connect(path, key, mode=mode)
    except driver.DatabaseError as error:
        if "not a database" not in str(error):
            raise
    copy = copy_of(path)
    with suppress(driver.Error):
        if copy.is_file():
            connect(copy, key, mode="ro").close()
            raise Damaged(copy=True)  # the passphrase is right, for it opens the copy
    raise WrongPassphrase


def _key_for(path: Path, passphrase: str) -> Key:
    if not path.exists():
        raise Missing
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TooLarge
        if not is_encrypted(path):
            raise NotAKey
        key = key_for(path, passphrase)
    except of_studies.Damaged:
        raise Damaged from None
    except of_studies.PassphraseNeeded:
        raise WrongPassphrase from None
    except of_studies.NotAProject:
        raise NotAKey from None
    assert key is not None  # it is encrypted
    return key


def _new(passphrase: str) -> Key:
    if not passphrase:
        raise Problem("A passphrase cannot be empty.", "Choose one: an identity key is never without.")
    return new_key(passphrase)


def _lock(path: Path) -> ProjectLock | None:
    """The right to write; None where the file or its folder cannot be written."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return None
    lock = ProjectLock(path)
    try:
        lock.take()
    except of_studies.InUse as error:
        raise InUse(error.who) from None
    except OSError:
        return None
    return lock


__all__ = ["SUFFIX", "IdentityKey", "change_passphrase", "create", "open_key"]
