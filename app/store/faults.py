"""What the database driver says of the world, in the user's words."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from app.problems import Problem
from app.store.problems import Damaged, NotSaved

_DAMAGED = ("malformed", "not a database", "vtable constructor failed", "Could not decode")
"""What the driver says of a file whose pages or words are not what they were."""
_SENTENCES = {
    "disk is full": (
        "The disk is full; this last change was not saved, everything before it is.",
        "Free some space and try again.",
    ),
    "readonly database": (
        "This study cannot be written to here; this change was not saved.",
        "Copy the study to a folder you may write to, and open the copy.",
    ),
    "database is locked": (
        "Another program is using this study; this change was not saved.",
        "Close the other program and try again.",
    ),
    "disk I/O error": (
        "The disk could not be written or read; this last change was not saved.",
        "Check that the disk or stick is still connected, and try again.",
    ),
    "unable to open": ("This study file cannot be reached.", "Check that its folder is still there."),
}

_NOT_SAVED = ("disk is full", "readonly database", "disk I/O error")


def said(error: DBAPIError | driver.Error | OSError) -> Problem | None:
    """The sentence for a fault of the world; None when it is a bug of ours."""
    if isinstance(error, OSError):
        if error.errno == errno.ENOSPC:
            return NotSaved(*_SENTENCES["disk is full"])
        return Problem("A file could not be read or written.", "Check that its disk and folder are still there.")
    message = str(error.orig if isinstance(error, DBAPIError) else error)
    if any(part in message for part in _DAMAGED):
        return Damaged()
    for part, sentence in _SENTENCES.items():
        if part in message:
            return NotSaved(*sentence) if part in _NOT_SAVED else Problem(*sentence)
    return None


@contextmanager
def told() -> Iterator[None]:
    """A fault of the world inside is raised as its Problem; a bug of ours as it is."""
    try:
        yield
    except (DBAPIError, driver.Error, OSError) as error:
        problem = said(error)
        if problem is None:
            raise
        raise problem from None


@contextmanager
def told_of_copy() -> Iterator[None]:
    """The same of a copy that is written: where it cannot be, the study itself has all that was saved."""
    try:
        with told():
            yield
    except NotSaved:
        raise Problem(
            "The copy could not be written there; the study itself is as it was.",
            "Make room there, or choose another folder.",
        ) from None
