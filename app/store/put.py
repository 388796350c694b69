"""Puts a finished file in its place in one move: whoever looks sees the old file or the whole new one."""

import errno
import os
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path

from app.problems import Problem
from app.store.leftovers import clear_exported


def put_file(content: bytes, out: Path, *, ending: str, thing: str) -> None:
    """Write beside, then move into place; never over what has another ending, such as the study itself.

    A Problem names the `thing` ("report") when it cannot be put there, and then nothing is left behind.
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
        os.replace(temporary, out)
        keep_names(out.parent)
    except OSError as fault:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise _problem(fault, thing) from fault


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
