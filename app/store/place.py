"""Where an open file lies, and whether it is still as we left it: another program may move it or write over it.

While it is open only this process writes to it, and only where a step or a checkpoint does; so its size and the
time of its last change say in one call whether somebody else did. Where they differ its pages are looked at: a
program that only touches a file changes none.
"""

import hashlib
import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock

import sqlcipher3.dbapi2 as driver

from app.store.keys import PAGE_BYTES
from app.store.problems import Displaced, Overwritten

_AS_IT_IS = getattr(os, "O_BINARY", 0)
"""Windows turns line ends of what is not opened so."""
_LOOKED_AT = 64
"""Pages beside the first. That one alone tells every other session: it counts how often the file was opened."""


class Place:
    """The file that lay somewhere when it was opened."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._watcher: driver.Connection | None = None
        # Open for as long as the database is: whoever closes any handle of a file gives up all locks on it.
        self._file = os.open(path, os.O_RDONLY | _AS_IT_IS)
        self._let_go = weakref.finalize(self, os.close, self._file)
        self._identity = self._found()
        self._lock = RLock()
        self._seen, self._pages = self._state(), self._look()

    def watch(self, watcher: driver.Connection) -> None:
        """Keep a connection that only reads, made once the log is kept.

        As long as it is open the writer can be closed without folding its log into the file, which may be
        somebody else's by then; and it cannot do so itself.
        """
        self._watcher = watcher

    def is_held(self) -> bool:
        """Whether it is that file that lies there now, as we left it."""
        return self._found() == self._identity and not self.is_overwritten()

    def is_overwritten(self) -> bool:
        """Whether somebody else wrote to the file, wherever it lies."""
        if self._state() == self._seen or not self._lock.acquire(blocking=False):
            return False  # whoever holds the lock is writing for us
        try:
            now = self._state()
            if now != self._seen and self._look() != self._pages:
                return True
            self._seen = now
            return False
        finally:
            self._lock.release()

    def refuse_displaced(self) -> None:
        """What is written to a file that has no name any more, or is another's, would be lost, and nobody told."""
        self.refuse_overwritten()
        if not self.is_held():
            raise Displaced

    def refuse_overwritten(self) -> None:
        """What is read from a file that is half another's is nobody's."""
        if self.is_overwritten():
            raise Overwritten

    @contextmanager
    def written(self) -> Iterator[None]:
        """What changes the file meanwhile is ours."""
        with self._lock:
            try:
                yield
            finally:
                now = self._state()
                if now != self._seen:
                    self._seen, self._pages = now, self._look()

    def stop_watching(self) -> None:
        """The database is about to be closed, and may be."""
        if self._watcher is not None:
            self._watcher.close()

    def release(self) -> None:
        """The database is closed: a log that was not folded in, for the file is another’s, must never be."""
        self.stop_watching()
        if self.is_overwritten():
            for ending in ("-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        self._let_go()

    def _found(self) -> tuple[int, int] | None:
        with suppress(FileNotFoundError, NotADirectoryError):
            found = self._path.stat()
            return found.st_dev, found.st_ino
        return None

    def _state(self) -> tuple[int, int]:
        found = os.fstat(self._file)
        return found.st_size, found.st_mtime_ns

    def _look(self) -> bytes:
        """What the pages are told by: the first, the last, and others between."""
        size = self._state()[0]
        pages = max(1, size // PAGE_BYTES)
        told = hashlib.blake2b(size.to_bytes(8))
        for page in sorted({0, pages - 1, *(pages * part // _LOOKED_AT for part in range(_LOOKED_AT))}):
            os.lseek(self._file, page * PAGE_BYTES, os.SEEK_SET)
            told.update(os.read(self._file, PAGE_BYTES))
        return told.digest()
