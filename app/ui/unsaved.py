"""Changes that could not be saved, kept until they can be: nobody is asked to do the same thing twice."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.store.problems import NotSaved

Change = Callable[[], object]


class Unsaved(QObject):
    """Holds changes of one study in the order in which they were made."""

    changed = Signal()
    """More wait than before, or fewer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Change] = []

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def unfinished(self) -> str:
        """What would be lost if the study were closed now; empty when nothing would."""
        many = len(self._waiting)
        return (
            "" if not many else f"{many} changes are not saved yet." if many > 1 else "A change is not saved yet."
        )

    def hold(self, change: Change) -> None:
        """Keep a change that was not saved; the same one twice, as of a key pressed twice, is one."""
        if _parts(change) not in map(_parts, self._waiting):
            self._waiting.append(change)
            self.changed.emit()

    def save(self) -> None:
        """Make all that wait, the oldest first; a `NotSaved` where they still have to wait.

        One that cannot be made any more is dropped, and why is raised as it comes.
        """
        while self._waiting:
            change = self._waiting.pop(0)
            try:
                change()
            except NotSaved:
                self._waiting.insert(0, change)
                raise
            finally:
                self.changed.emit()


def _parts(change: Change) -> Any:
    """What makes a change the one it is: its code, and what it was given."""
    if isinstance(change, partial):
        return change.func, change.args, change.keywords
    code, cells = getattr(change, "__code__", change), getattr(change, "__closure__", None) or ()
    return code, [cell.cell_contents for cell in cells]
