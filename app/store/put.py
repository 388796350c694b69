"""Puts a finished file in its place in one move: whoever looks sees the old file or the whole new one.

What is registered as leaving is finished beside its place (`ready_file`), registered, and only then put there.
"""

import errno
import os
import tempfile
import weakref
from contextlib import suppress
from itertools import count
from pathlib import Path

from app.problems import Problem
from app.store.leftovers import clear_exported


class Ready:
    """A finished file beside its place, under a name that nobody opens; it goes when nobody puts it there."""

    def __init__(self, part: Path, out: Path, thing: str) -> None:
        self.part, self.out = part, out
        self._thing = thing
        self._drop = weakref.finalize(self, _remove, part)

    def put(self) -> None:
        """Move it into its place; a Problem when it cannot be put there, and then nothing is left behind."""
        try:
            os.replace(self.part, self.out)
            keep_names(self.out.parent)
        except OSError as fault:
            self._drop()
            raise _problem(fault, self._thing) from fault
        self._drop.detach()


def put_file(content: bytes, out: Path, *, ending: str, thing: str) -> None:
    """Write beside, then move into place; a Problem when that cannot be, and then nothing is left behind."""
    ready_file(content, out, ending=ending, thing=thing).put()


def ready_file(content: bytes, out: Path, *, ending: str, thing: str) -> Ready:
    """Write beside, for what is moved into place later; never over what has another ending, such as the study.

    A Problem names the `thing` ("report") when it cannot be written there, and then nothing is left behind.
    """
    if out.suffix.lower() != ending:
        raise Problem(f"The name of a {thing} must end in {ending}.", "Choose another name.")
    temporary: Path | None = None
    try:
        clear_exported(out.parent)
        handle, name = tempfile.mkstemp(prefix=".counterpoint-", suffix=".part", dir=out.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        if temporary is not None:
            _remove(temporary)
        raise _problem(fault, thing) from fault
    return Ready(temporary, out, thing)


def _remove(part: Path) -> None:
    with suppress(OSError):
        part.unlink(missing_ok=True)


def keep_names(folder: Path) -> None:
    """What was named or renamed in a folder lasts from now on; some systems cannot be asked, and see to it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _problem(fault: OSError, thing: str) -> Problem:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem(f"The disk is full, so the {thing} was not written.", "Make room and try again.")
    if fault.errno == errno.ENOENT:
        return Problem(f"The folder for the {thing} does not exist.", "Choose another folder.")
    if fault.errno in (errno.EISDIR, errno.ENOTDIR):
        return Problem(f"A {thing} cannot be written under this name.", "Choose another name or folder.")
    return Problem(
        f"The {thing} could not be written there.",
        "Close the file if it is open in another program, or choose another folder.",
    )


def give_name(part: Path, name: str, suffix: str) -> Path:
    """Call the finished file by the first name that is free: no file is ever replaced."""
    numbered = (f"{name}{f' ({number})' if number > 1 else ''}{suffix}" for number in count(1))
    path = next(path for path in map(part.with_name, numbered) if not path.exists())
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # the file system of a stick knows no links
        part.rename(path)
    keep_names(path.parent)
    return path
