"""The ways in which an identity key can refuse, each with its sentence; none of them tells a name."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as driver

from app.problems import Problem

_SENTENCES = {
    "disk is full": ("The disk is full; this change to the identity key was not saved.", "Free some space."),
    "readonly database": (
        "The identity key cannot be written where it lies; this change was not saved.",
        "Copy it to a folder you may write to, and open the copy.",
    ),
    "database is locked": (
        "Another program is using the identity key; this change was not saved.",
        "Close the other program and try again.",
    ),
    "disk I/O error": (
        "The identity key could not be read or written.",
        "Check that its disk or stick is still connected, and open it again.",
    ),
    "unable to open": ("The identity key cannot be reached.", "Check that its disk and folder are still there."),
}
_DAMAGED = ("malformed", "not a database", "unsupported file format", "Could not decode")


class WrongPassphrase(Problem):
    """The passphrase does not open the key file, or the file is damaged: the two look alike."""

    def __init__(self) -> None:
        super().__init__(
            "That passphrase does not open this identity key.",
            "Type it again; it is another one than the passphrase of the study.",
        )


class WrongStudy(Problem):
    """The key file was made for another study."""

    def __init__(self) -> None:
        super().__init__(
            "This identity key belongs to another study.", "Choose the one that was made for this study."
        )


class NotAKey(Problem):
    """The file is no identity key."""

    def __init__(self, sentence: str = "That file is not an identity key.") -> None:
        super().__init__(sentence, "Choose a file that ends in .counterpoint-key.")


class Missing(Problem):
    """There is no file at that place."""

    def __init__(self) -> None:
        super().__init__(
            "The identity key is not where it was.",
            "Connect the disk or stick it lies on, or open it from where it is now.",
        )


class Damaged(Problem):
    """The file cannot be read as the key it was."""

    def __init__(self, *, copy: bool = False) -> None:
        super().__init__(
            "This identity key is damaged.",
            "Open the copy beside it, which ends in .bak, and keep the damaged file."
            if copy
            else "Open a copy of it, and keep the damaged file.",
        )


class ForeignParts(Problem):
    """The file has tables, triggers, views or rules that no key has."""

    def __init__(self) -> None:
        super().__init__(
            "This identity key holds parts that Counterpoint did not make, and is not opened: they could run when "
            "it is read.",
            "Ask whoever sent it for another copy, or open the copy beside your own, which ends in .bak.",
        )


class TooLarge(Problem):
    """No identity key is as large as this file."""

    def __init__(self) -> None:
        super().__init__("That file is too large to be an identity key.", "Choose another one.")


class NewerFormat(Problem):
    """The file was made by a newer Counterpoint."""

    def __init__(self) -> None:
        super().__init__(
            "This identity key was made by a newer Counterpoint.",
            "Update Counterpoint to open it; nothing in the file was changed.",
        )


class InUse(Problem):
    """Another window has the file open."""

    def __init__(self, who: str) -> None:
        super().__init__(f"This identity key is open {who}.", "Close it there first.")


class ReadOnly(Problem):
    """The file cannot be written where it lies."""

    def __init__(self) -> None:
        super().__init__(
            "The identity key lies where nothing can be written.",
            "Copy it to a folder you may write to, and open the copy.",
        )


def said(error: driver.Error | OSError) -> Problem | None:
    """The sentence for a fault of the world; None when it is a bug of ours."""
    if isinstance(error, FileNotFoundError):
        return Missing()
    if isinstance(error, OSError):
        wanted = "disk is full" if error.errno == errno.ENOSPC else "disk I/O error"
        return Problem(*_SENTENCES[wanted])
    message = str(error)
    if any(part in message for part in _DAMAGED):
        return Damaged()
    return next((Problem(*words) for part, words in _SENTENCES.items() if part in message), None)


@contextmanager
def told() -> Iterator[None]:
    """A fault of the world inside is raised as its Problem; a bug of ours as it is."""
    try:
        yield
    except UnicodeDecodeError:
        raise Damaged from None  # words of the driver about a name in the file that is no word
    except (driver.Error, OSError) as error:
        problem = said(error)
        if problem is None:
            raise
        raise problem from None
