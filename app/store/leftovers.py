"""What a process that was killed while it wrote a copy has left behind: files that nobody will finish."""

import time
from contextlib import suppress
from glob import escape
from pathlib import Path

STILL_WRITTEN = 60.0
"""Seconds since somebody wrote to it, in which a file may still be finished by another window."""
_BESIDE = ("{name}.part*", "{stem} (backup *).part*", "{stem} (rescued).part*")
_EXPORTED = ".counterpoint-*.part"


def clear_beside(path: Path, *, written_to: bool) -> None:
    """Remove the unfinished copies beside a study; whether also those that somebody may still be writing to.

    Files for others that were never put in their place go, too: nobody opens them, and they hold words.
    """
    clear_exported(path.parent)
    for pattern in _BESIDE:
        whose = pattern.format(name=escape(path.name), stem=escape(path.stem))
        _clear(path.parent, whose, 0.0 if written_to else STILL_WRITTEN)


def clear_exported(folder: Path) -> None:
    """Remove the files for others that were left unfinished in a folder."""
    _clear(folder, _EXPORTED, STILL_WRITTEN)


def clear_part(part: Path) -> None:
    """Remove an unfinished file, and what the database keeps beside it."""
    _clear(part.parent, f"{escape(part.name)}*", 0.0)


def _clear(folder: Path, pattern: str, idle: float) -> None:
    for left in folder.glob(pattern):
        with suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime >= idle:
                left.unlink()
