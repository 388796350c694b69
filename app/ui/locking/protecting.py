"""Another passphrase for the open study: it is shut, written anew, and opened again where it was."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from app.problems import Problem
from app.store.keys import Secret
from app.store.problems import WrongPassphrase
from app.store.rekey import Rekeyed
from app.ui import messages
from app.ui.locking.locking import Locking
from app.ui.locking.recovery_dialog import RecoveryDialog
from app.ui.study_desk import StudyDesk
from app.ui.tasks import IsCancelled, Progress
from app.ui.welcome.opening import Opening
from app.ui.welcome.passphrase_dialog import PassphraseDialog
from app.ui.welcome.protection_dialog import Change, ProtectionDialog

CHANGING = "Its passphrase is being changed. It opens again when that is done."
WHY = "Whoever has the sheet needs no passphrase. So that nobody makes one in passing, type the passphrase again."

NO_SHEET = Problem("This study has no passphrase, so there is no recovery sheet.", "Anybody can open its file.")


class Protecting(QObject):
    """Asks, and does it; the study’s typed words and its place are kept as when it is locked."""

    def __init__(self, window: QMainWindow, opening: Opening, locking: Locking) -> None:
        super().__init__(window)
        self._window, self._opening, self._locking = window, opening, locking

    def ask(self, desk: StudyDesk) -> None:
        """Ask what the study is to be protected by."""
        if not desk.study.may_change():
            return
        project = desk.project
        dialog = ProtectionDialog(project.name, encrypted=project.encrypted, parent=self._window)
        dialog.wanted.connect(
            lambda change: self._try(desk, change.old, dialog, lambda: self._change(desk, change))
        )
        dialog.open()

    def show_sheet(self, desk: StudyDesk) -> None:
        """Show the recovery sheet of the study."""
        if not desk.project.encrypted:
            messages.say_problem(self._window, NO_SHEET)
            return
        project = desk.project
        dialog = PassphraseDialog(
            project.name, self._window, title="Recovery sheet", why=WHY, verb="Show the sheet"
        )

        def show() -> None:
            RecoveryDialog(project.name, project.recovery_lines(), self._window).open()

        dialog.given.connect(lambda secret: self._try(desk, secret, dialog, show))
        dialog.open()

    def _try(
        self,
        desk: StudyDesk,
        secret: Secret | None,
        dialog: ProtectionDialog | PassphraseDialog,
        then: Callable[[], object],
    ) -> None:
        """See on another thread whether this is the passphrase, and go on where it is."""
        project = desk.project

        def work(progress: Progress, cancelled: IsCancelled) -> None:
            if secret is not None and not project.opens_with(secret):
                raise WrongPassphrase

        def right(_: None) -> None:
            dialog.accept()
            then()

        desk.study.tasks.run("Trying the passphrase", work, right, dialog.refuse, owner=dialog, quiet=True)

    def _change(self, desk: StudyDesk, change: Change) -> None:
        path = desk.project.path
        self._locking.shut(CHANGING)

        def done(rekeyed: Rekeyed) -> None:
            self._locking.open_again(
                change.new, lambda: messages.say(self._window, "Passphrase", words_of(change, rekeyed))
            )

        def failed(problem: Problem) -> None:
            kept = Problem(f"The passphrase was not changed. {problem.sentence}", problem.advice)
            self._locking.open_again(change.old, lambda: messages.say_problem(self._window, kept))

        self._opening.change_passphrase(path, change, done, failed)


def words_of(change: Change, done: Rekeyed) -> str:
    """What became of it, and of the backups."""
    first = (
        "The study has no passphrase any more."
        if change.new is None
        else "The study has a passphrase now."
        if change.old is None
        else "The passphrase was changed."
    )
    backups = []
    if done.backups:
        backups.append(f"{_many(done.backups)} followed.")
    if done.left:
        backups.append(f"{_many(done.left)} could not be opened with the old passphrase and stayed as they were.")
    if change.new is not None and change.old is not None:
        backups.append("A recovery sheet made before opens the study no more: make a new one.")
    return "\n".join([first, " ".join(backups)])


def _many(count: int) -> str:
    return f"{count} backup{'s' if count != 1 else ''}"
