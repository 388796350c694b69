"""From a wish for a backup to an open study: finding the backups, choosing one, making a new file of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.paths import documents_folder
from app.problems import Problem
from app.store.keys import Secret, is_encrypted
from app.ui.tasks import IsCancelled, Progress, Tasks
from app.ui.welcome.backups_dialog import BackupsDialog, Found
from app.ui.welcome.opening import Opening
from app.ui.welcome.passphrase_dialog import PassphraseDialog

if TYPE_CHECKING:
    from app.store.backup import Backup
    from app.store.project import Project


class Restoring(QObject):
    """Goes back to backups for the window; what it opens comes through `opening`."""

    def __init__(self, window: QWidget, tasks: Tasks, home: Path, opening: Opening) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._home = home
        self._opening = opening

    def choose(self, study: Path, project: "Project | None" = None) -> None:
        """Show the backups of a study; its file need not open, nor be there."""
        home = self._home

        def work(progress: Progress, cancelled: IsCancelled) -> Found:
            return find_backups(study, home, project)

        self._tasks.run("Looking for backups", work, lambda found: self._show(study, found))

    def _show(self, study: Path, found: Found) -> None:
        dialog = BackupsDialog(study.stem, found, self._window)
        dialog.chosen.connect(lambda backup: self.restore(backup, study))
        dialog.open()

    def restore(self, backup: "Backup", study: Path) -> PassphraseDialog | None:
        """Make a new file of a backup beside its study and open it, asking for the passphrase where it has one."""
        study = study if study.parent.is_dir() else documents_folder() / study.name

        def make(passphrase: Secret | None) -> Path:
            from app.store.restore import restore

            return restore(backup, study, passphrase)

        try:
            encrypted = is_encrypted(backup.path)
        except Problem as problem:
            self._opening.problem.emit(problem)
            return None
        if not encrypted:
            self._opening.open_made(make, None, self._opening.problem.emit)
            return None
        dialog = PassphraseDialog(study.stem, self._window)

        def attempt(words: Secret) -> None:
            task = self._opening.open_made(make, words, dialog.refuse, dialog.accept)
            dialog.rejected.connect(task.cancel)

        dialog.given.connect(attempt)
        dialog.open()
        return dialog


def find_backups(study: Path, home: Path, project: "Project | None") -> Found:
    """The backups of an open study, or of a file; those of every study where the file does not tell."""
    from app.store.restore import all_backups, backups_for, last_change

    if project is not None:
        mine, last = project.backups(), last_change(project) if project.place.is_held() else None
    else:
        mine, last = backups_for(study, home), None
    backups = mine or ([] if project is not None else all_backups(home))
    sized = tuple((backup, backup.path.stat().st_size) for backup in backups if backup.path.exists())
    return Found(sized, last, of_any_study=bool(backups) and not mine)
