"""Where an open file lies, and whether it still does: another program may move, remove or replace it."""

from contextlib import suppress
from pathlib import Path

from app.store.problems import Displaced


class Place:
    """The file that lay somewhere when it was opened."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = self._found()

    def is_held(self) -> bool:
        """Whether it is that file that lies there now."""
        return self._found() == self._file

    def refuse_displaced(self) -> None:
        """What is written to a file that has no name any more would be lost, and nobody told."""
        if not self.is_held():
            raise Displaced

    def _found(self) -> tuple[int, int] | None:
        with suppress(FileNotFoundError, NotADirectoryError):
            found = self._path.stat()
            return found.st_dev, found.st_ino
        return None
