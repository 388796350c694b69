"""Who has a project open: an operating-system lock beside the file, and a note that only tells.

The system releases the lock when its process dies, however it dies; the note is for reading, never the truth.
"""

import getpass
import json
import os
import platform
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from app.store.problems import InUse


class ProjectLock:
    """The right to write one project file, held from `take` to `release`."""

    def __init__(self, project: Path) -> None:
        self._lock_file = project.with_name(project.name + ".lock")
        self._note_file = project.with_name(project.name + ".inuse")
        # Not thread-local: a study may be opened on one thread and closed on another.
        self._lock = FileLock(self._lock_file, timeout=0, thread_local=False)

    def take(self) -> None:
        """Take the lock at once or say who has it; OSError where the folder cannot be written."""
        try:
            self._lock.acquire()
        except Timeout:
            raise InUse(self._who()) from None
        note = {
            "user": _user(),
            "computer": platform.node(),
            "process": os.getpid(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        self._note_file.write_text(json.dumps(note), "utf-8")

    def release(self) -> None:
        """Give the lock back and take both small files away."""
        if not self._lock.is_locked:
            return
        with suppress(OSError):
            self._note_file.unlink(missing_ok=True)
        # Unlinking while the lock is held is safe: whoever opened the old file sees that it has no name any more.
        with suppress(OSError):
            self._lock_file.unlink(missing_ok=True)
        self._lock.release()

    def ask(self) -> None:
        """Raise an InUse where somebody has it; where nothing can be written nobody has."""
        with suppress(OSError):
            try:
                with self._lock:
                    self._lock_file.unlink(missing_ok=True)
            except Timeout:
                raise InUse(self._who()) from None

    def _who(self) -> str:
        try:
            note = json.loads(self._note_file.read_text("utf-8"))
            since = datetime.fromisoformat(note["since"]).astimezone()
            here = note["computer"] == platform.node()
            place = "in another window" if here else f"on the computer “{note['computer']}”"
            return f"{place} (by {note['user']}, since {since:%d %B %H:%M})"
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return "in another window"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"
