"""Saving what can be read of a damaged study: a new file beside it, opened and told of."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.problems import Problem
from app.store.keys import Secret, is_encrypted
from app.ui import messages
from app.ui.welcome.opening import Opening
from app.ui.welcome.passphrase_dialog import PassphraseDialog

if TYPE_CHECKING:
    from app.store.rescue import Rescued

COMPARE = "Compare it with the newest backup before you go on with it: open that from the first page."


class Rescuing(QObject):
    """Rescues for the window; what it opens comes through `opening`."""

    def __init__(self, window: QWidget, opening: Opening) -> None:
        super().__init__(window)
        self._window, self._opening = window, opening

    def rescue(self, study: Path) -> PassphraseDialog | None:
        """Make a new file of what can be read of a study, asking for its passphrase where it has one."""
        try:
            encrypted = is_encrypted(study, whole=False)
        except Problem as problem:
            self._opening.problem.emit(problem)
            return None
        if not encrypted:
            self._opening.rescue(study, None, self._say, self._opening.problem.emit)
            return None
        dialog = PassphraseDialog(study.stem, self._window)

        def attempt(secret: Secret) -> None:
            task = self._opening.rescue(study, secret, self._say, dialog.refuse, dialog.accept)
            dialog.rejected.connect(task.cancel)

        dialog.given.connect(attempt)
        dialog.open()
        return dialog

    def _say(self, done: "Rescued", lost: list[str]) -> None:
        messages.say(self._window, "Rescue", words_of(done, lost))


def words_of(done: "Rescued", lost: list[str]) -> str:
    """What was saved, and what was not."""
    gone = sorted(table for table in done.saved if done.unreadable[table] or done.orphaned.get(table))
    told = [f"Rescued into a new file: {done.path.name}", f"{sum(done.saved.values()):,} rows were read."]
    told += [f"Lost, to be imported again: {name}" for name in lost]
    if gone:
        told.append(f"Rows are missing from: {', '.join(gone)}.")
    told.append(COMPARE if gone or lost else "Nothing is missing. The damaged file stays as it is.")
    return "\n".join(told)
