"""From a choice on the first page to an open study: asking for the passphrase, deriving the key, opening.

Everything that takes time, the loading of the database library among it, happens on a worker thread.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from app.problems import Cancelled, Problem
from app.store.keys import Secret, is_encrypted
from app.store.lock import ProjectLock
from app.store.problems import Damaged, InUse
from app.ui.tasks import IsCancelled, Progress, Task, Tasks
from app.ui.welcome.new_study_dialog import SUFFIX, NewStudy, NewStudyDialog
from app.ui.welcome.passphrase_dialog import PassphraseDialog

if TYPE_CHECKING:
    from app.store.project import Project
    from app.store.rekey import Rekeyed
    from app.store.rescue import Rescued
    from app.ui.welcome.protection_dialog import Change

SAMPLE_FILE = f"Sample study{SUFFIX}"


class Opening(QObject):
    """Opens studies for the window; `opened` brings the project, on the GUI thread."""

    opened = Signal(object)
    problem = Signal(object)
    damaged = Signal(object, object)
    """The `Path` of a study that does not open any more, and the `Damaged` that says so."""

    def __init__(self, window: QWidget, tasks: Tasks, home: Path, person: Callable[[], str]) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._home = home
        self._person = person

    # A study that exists

    def open(self, path: Path, *, read_only: bool = False) -> PassphraseDialog | None:
        """Open a study, asking for its passphrase where it has one."""
        try:
            encrypted = is_encrypted(path)
            if not read_only:
                ProjectLock(path.absolute()).ask()  # nobody types a passphrase to hear that it is open elsewhere
        except Problem as problem:
            self._failed_for(path, None)(problem)
            return None
        if not encrypted:
            self._run(path, None, read_only, self._failed_for(path, None))
            return None
        dialog = PassphraseDialog(path.stem, self._window)
        dialog.given.connect(lambda words: self._try(path, words, read_only, dialog))
        dialog.open()
        return dialog

    def _try(self, path: Path, passphrase: Secret, read_only: bool, dialog: PassphraseDialog) -> None:
        def fail(problem: Problem) -> None:
            if isinstance(problem, InUse | Damaged):
                dialog.accept()
                self._failed_for(path, passphrase)(problem)
            else:
                dialog.refuse(problem)

        task = self._run(path, passphrase, read_only, fail, then=dialog.accept)
        dialog.rejected.connect(task.cancel)

    def _failed_for(self, path: Path, passphrase: Secret | None) -> Callable[[Problem], None]:
        def fail(problem: Problem) -> None:
            if isinstance(problem, InUse):
                self._offer_read_only(path, passphrase, problem)
            elif isinstance(problem, Damaged):
                self.damaged.emit(path, problem)
            else:
                self.problem.emit(problem)

        return fail

    def _offer_read_only(self, path: Path, passphrase: Secret | None, problem: Problem) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("Open study")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(problem.sentence)
        box.setInformativeText("You can open it here to read; nothing you do here will then be stored.")
        box.addButton(QMessageBox.StandardButton.Cancel)
        older = box.addButton("Open newest backup to read", QMessageBox.ButtonRole.ActionRole)
        older.clicked.connect(lambda: self._open_newest_backup(path))
        read = box.addButton("Open to read", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(read)
        read.clicked.connect(lambda: self._read(path, passphrase))
        box.open()
        return box

    def _read(self, path: Path, passphrase: Secret | None) -> None:
        if passphrase is None:
            self.open(path, read_only=True)
        else:
            self._run(path, passphrase, True, self.problem.emit)

    def _open_newest_backup(self, path: Path) -> None:
        home = self._home

        def work(progress: Progress, cancelled: IsCancelled) -> Path:
            from app.store.restore import backups_for

            newest = next(iter(backups_for(path, home)), None)
            if newest is None:
                raise Problem("There is no backup of this study on this computer.", "Open the study to read only.")
            return newest.path

        def open_to_read(backup: Path) -> None:
            self.open(backup, read_only=True)

        self._tasks.run("Looking for backups", work, open_to_read, self.problem.emit)

    def _run(
        self,
        path: Path,
        passphrase: Secret | None,
        read_only: bool,
        failed: Callable[[Problem], None],
        then: Callable[[], object] = lambda: None,
    ) -> Task:
        home, person = self._home, self._person()

        def work(progress: Progress, cancelled: IsCancelled) -> "Project":
            from app import studyfile

            return studyfile.open_study(path, passphrase, home=home, person=person, read_only=read_only)

        return self._bring("Opening study", work, failed, then)

    def unlock(
        self, path: Path, secret: Secret | None, read_only: bool, failed: Callable[[Problem], None]
    ) -> None:
        """Open a study again whose passphrase was typed where it was locked."""
        self._run(path, secret, read_only, failed)

    def open_made(
        self,
        make: Callable[[Secret | None], Path],
        passphrase: Secret | None,
        failed: Callable[[Problem], None],
        then: Callable[[], object] = lambda: None,
    ) -> Task:
        """Have a file made on another thread, and open it with the same passphrase."""
        home, person = self._home, self._person()

        def work(progress: Progress, cancelled: IsCancelled) -> "Project":
            from app import studyfile

            return studyfile.open_study(make(passphrase), passphrase, home=home, person=person)

        return self._bring("Opening a backup", work, failed, then)

    def rescue(
        self,
        path: Path,
        secret: Secret | None,
        tell: "Callable[[Rescued, list[str]], None]",
        failed: Callable[[Problem], None],
        then: Callable[[], object] = lambda: None,
    ) -> Task:
        """Have a new file made of what can be read of a damaged one, open it, and tell what is in it."""
        home, person = self._home, self._person()
        found: list[tuple[Rescued, list[str]]] = []

        def work(progress: Progress, cancelled: IsCancelled) -> "Project":
            from app import studyfile

            done, lost = studyfile.rescue(
                path, secret, home=home, person=person, progress=lambda so_far, of: progress(so_far, of, "")
            )
            found.append((done, lost))
            return studyfile.open_study(done.path, secret, home=home, person=person)

        def opened() -> None:
            then()
            QTimer.singleShot(0, self, lambda: tell(*found[0]))

        return self._bring("Rescuing the study", work, failed, opened)

    def change_passphrase(
        self, path: Path, change: "Change", done: "Callable[[Rekeyed], None]", failed: Callable[[Problem], None]
    ) -> None:
        """Give a study that is shut, and its backups, another passphrase, or none."""
        home, person = self._home, self._person()

        def work(progress: Progress, cancelled: IsCancelled) -> "Rekeyed":
            from app import studyfile

            def tell(so_far: int, of: int) -> None:
                progress(so_far, of, "the study and its backups")

            return studyfile.change_passphrase(
                path, change.old, change.new, home=home, person=person, reason=change.reason, progress=tell
            )

        self._tasks.run("Changing the passphrase", work, done, failed)

    # A new study

    def ask_new(self, folder: Path) -> NewStudyDialog:
        """Ask what the new study is to be, and make it."""
        dialog = NewStudyDialog(folder, self._window)
        dialog.wanted.connect(lambda wanted: self._create(wanted, dialog))
        dialog.open()
        return dialog

    def _create(self, wanted: NewStudy, dialog: NewStudyDialog) -> None:
        home, person = self._home, self._person()

        def work(progress: Progress, cancelled: IsCancelled) -> "Project":
            from app import studyfile

            return studyfile.create(
                wanted.path,
                wanted.passphrase,
                name=wanted.name,
                home=home,
                person=person,
                reason=wanted.reason,
                children_agree=wanted.children_agree,
            )

        self._bring("Making study", work, dialog.refuse, dialog.accept)

    # The sample

    @property
    def has_sample(self) -> bool:
        """Whether this user has a copy of the sample already, perhaps changed."""
        return self._sample.exists()

    def open_sample(self, *, fresh: bool = False) -> None:
        """Open this user's copy of the sample study, made when there is none or when a fresh one is wanted."""
        path, home, person = self._sample, self._home, self._person()

        def work(progress: Progress, cancelled: IsCancelled) -> "Project":
            from app import studyfile

            if fresh or not path.exists():
                _make_sample(path, home)
            return studyfile.open_study(path, home=home, person=person)

        self._bring("Preparing the sample study", work, self._failed_for(path, None))

    def is_sample(self, path: Path) -> bool:
        """Whether this is the sample's place."""
        return path == self._sample.absolute()

    @property
    def _sample(self) -> Path:
        return self._home / "sample" / SAMPLE_FILE

    # Any of them

    def _bring(
        self,
        label: str,
        work: Callable[[Progress, IsCancelled], "Project"],
        failed: Callable[[Problem], None],
        then: Callable[[], object] = lambda: None,
    ) -> Task:
        def unless_cancelled(progress: Progress, cancelled: IsCancelled) -> "Project":
            project = work(progress, cancelled)
            if cancelled():
                project.close()
                raise Cancelled
            return project

        def done(project: "Project") -> None:
            if task.cancelled:
                project.close()
                return
            then()
            self.opened.emit(project)

        def fail(problem: Problem) -> None:
            if not task.cancelled:
                failed(problem)

        task = self._tasks.run(label, unless_cancelled, done, fail)
        return task


def _make_sample(path: Path, home: Path) -> None:
    """Make the sample beside its place and put it there whole; an InUse when the old one is open."""
    from app import studyfile
    from app.exchange.sample import WHY_PLAIN, make_sample

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists():
        studyfile.open_study(path, home=home).close()
    part = path.with_name(f"new {path.name}")
    part.unlink(missing_ok=True)
    with studyfile.create(part, None, name="Sample study", home=home, reason=WHY_PLAIN) as project:
        make_sample(project)
    os.replace(part, path)
