"""What can be done with the identity key of the study in this window: making, opening, closing, filling it.

Where it lies is remembered on this computer, by the study's identity; nothing of it is in the study.
"""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.exchange.identities import read_identities
from app.paths import documents_folder
from app.problems import Cancelled, Problem
from app.safeguards.identity import keyfile
from app.safeguards.identity.joining import guids, join, strangers
from app.safeguards.identity.keyfile import IdentityKey
from app.safeguards.identity.problems import Missing
from app.safeguards.identity.rows import Joined
from app.ui.file_choice import choose_file
from app.ui.open_study import OpenStudy
from app.ui.study.identity.key_dialogs import KeyDialog, KeyPassphraseDialog, NewKey, NewKeyDialog, OpenKeyDialog
from app.ui.study.withdrawal.key_cleaning import clean_key
from app.ui.tasks import IsCancelled, Progress

KEYS = f"Identity keys (*{keyfile.SUFFIX})"
TABLES = "Tables (*.csv *.tsv *.txt)"
READ_ONLY = "The identity key is open to read only: it lies where nothing can be written."
FORGOTTEN = "This computer no longer knows where the identity key lies. The key itself was not touched."


class IdentityDesk(QObject):
    """Asks over `window` for what it needs; the open key is the study's own (`OpenStudy.identity`)."""

    moved = Signal()
    """Where the key lies is another place now, or none."""

    def __init__(self, study: OpenStudy, window: QWidget) -> None:
        super().__init__(window)
        self._study = study
        self._window = window

    @property
    def path(self) -> Path | None:
        """Where this computer last had the key of this study."""
        kept = self._study.settings.identity_keys.get(str(self._study.project.guid))
        return Path(kept) if kept else None

    def known(self) -> tuple[int, int]:
        """Of how many participants the open key knows who they are, and how many there are."""
        key = self._study.identity
        with self._study.project.reading() as session:
            everybody = guids(session).keys()
        known = set() if key is None else {one.participant for one in key.people()}
        return len(known & everybody), len(everybody)

    def strangers(self) -> list[UUID]:
        """Whom the open key knows, and the study does not."""
        key = self._study.identity
        if key is None:
            return []
        with self._study.project.reading() as session:
            return strangers(session, key)

    # Making and opening

    def make(self) -> NewKeyDialog:
        """Ask where a new key goes, and its passphrase."""
        dialog = NewKeyDialog(self._study.project.path, documents_folder(), self._study.theme, self._window)

        def begin(wanted: NewKey) -> None:
            study = self._study.project.guid
            self._bring(
                "Making the identity key",
                lambda: keyfile.create(wanted.path, wanted.passphrase, study=study),
                dialog,
            )

        dialog.wanted.connect(begin)
        dialog.open()
        return dialog

    def open(self) -> OpenKeyDialog | QFileDialog | QMessageBox:
        """Ask for the passphrase of the key where it was last; where it is gone from there, ask where it is."""
        path = self.path
        if path is None:
            return self.choose()
        if path.exists():
            return self.open_at(path)
        return self._say_missing()

    def choose(self) -> QFileDialog:
        """Ask which file it is."""
        folder = self.path.parent if self.path is not None else documents_folder()
        return choose_file(
            self._window, "Open the identity key", folder, KEYS, lambda path: _done(self.open_at(path))
        )

    def open_at(self, path: Path) -> OpenKeyDialog:
        """Ask for the passphrase of this file."""
        dialog = OpenKeyDialog(path, self._study.theme, self._window)
        study = self._study.project.guid

        def begin(passphrase: str) -> None:
            key = self._study.identity
            if key is not None and key.path == path.absolute():
                self._study.close_identity()  # the same file cannot be opened a second time
            self._bring(
                "Opening the identity key", lambda: keyfile.open_key(path, passphrase, study=study), dialog
            )

        dialog.given.connect(begin)
        dialog.open()
        return dialog

    def _bring(self, label: str, work: Callable[[], IdentityKey], dialog: KeyDialog) -> None:
        study = self._study

        def on_worker(progress: Progress, cancelled: IsCancelled) -> IdentityKey:
            key = work()
            if cancelled():
                key.close()
                raise Cancelled
            return key

        def done(key: IdentityKey) -> None:
            if task.cancelled:
                key.close()
                return
            dialog.accept()
            study.take_identity(key)
            self._remember(key.path)
            study.said.emit(READ_ONLY if key.read_only else "The identity key is open.")
            clean_key(study, key)

        def fail(problem: Problem) -> None:
            if not task.cancelled:
                dialog.refuse(problem)

        task = study.tasks.run(label, on_worker, done, fail)
        dialog.rejected.connect(task.cancel)

    def _say_missing(self) -> QMessageBox:
        problem = Missing()
        box = QMessageBox(self._window)
        box.setWindowTitle("Identity key")
        box.setText(problem.sentence)
        box.setInformativeText(problem.advice)
        box.addButton(QMessageBox.StandardButton.Cancel)
        where = box.addButton("Say where it is…", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(where)
        where.clicked.connect(self.choose)
        box.open()
        return box

    # With the key open

    def close(self) -> None:
        """Close the key: nothing on screen tells a real name any more."""
        self._study.close_identity()
        self._study.said.emit("The identity key is closed.")

    def change_passphrase(self) -> KeyPassphraseDialog | None:
        """Ask for the passphrase there is and the new one."""
        key = self._study.identity
        if key is None:
            return None
        dialog = KeyPassphraseDialog(self._study.theme, self._window)

        def begin(old: str, new: str) -> None:
            def work(progress: Progress, cancelled: IsCancelled) -> None:
                keyfile.change_passphrase(key, old, new)

            def done(_: None) -> None:
                dialog.accept()
                self._study.said.emit("The identity key has its new passphrase.")

            self._study.tasks.run("Changing the key’s passphrase", work, done, dialog.refuse, owner=dialog)

        dialog.wanted.connect(begin)
        dialog.open()
        return dialog

    def bring_list(self) -> QFileDialog:
        """Ask for a list of names."""
        return choose_file(self._window, "List of names", documents_folder(), TABLES, self.read_list)

    def read_list(self, path: Path) -> None:
        """Read a list, and say what it would change before anything is kept."""
        key, project = self._study.identity, self._study.project
        if key is None:
            return

        def work(progress: Progress, cancelled: IsCancelled) -> Joined:
            with project.reading() as session:
                return join(session, key, read_identities(path))

        self._study.tasks.run("Reading the list of names", work, self._offer, owner=self)

    def _offer(self, joined: Joined) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle("List of names")
        box.setText(joined.sentence)
        if joined.identities:
            box.setInformativeText("The list itself still holds the names: delete it when it is no longer needed.")
            box.addButton(QMessageBox.StandardButton.Cancel)
            keep = box.addButton("Keep in the key", QMessageBox.ButtonRole.AcceptRole)
            box.setDefaultButton(keep)
            keep.clicked.connect(lambda: self._keep(joined))
        else:
            box.setInformativeText("There is nothing to keep.")
            box.addButton(QMessageBox.StandardButton.Ok)
        box.open()

    def _keep(self, joined: Joined) -> None:
        key = self._study.identity
        if key is None:
            return

        def keep() -> None:
            key.set_people(joined.identities)
            self._study.said.emit(f"Kept in the identity key: {len(joined.identities)}.")

        self._study.attempt(keep)

    def ask_forgetting(self) -> QMessageBox:
        """Ask whether the key is to hold nothing more of whom the study does not know."""
        gone = self.strangers()
        box = QMessageBox(self._window)
        box.setWindowTitle("Identity key")
        who = "1 person who is" if len(gone) == 1 else f"{len(gone)} people who are"
        box.setText(f"The key knows {who} not in this study.")
        box.setInformativeText(
            "They were deleted from it, or this is an older copy of the study. What the key forgets cannot be "
            "brought back."
        )
        stay = box.addButton(QMessageBox.StandardButton.Cancel)
        forget = box.addButton("Forget them", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        forget.clicked.connect(lambda: self._forget(gone))
        box.open()
        return box

    def _forget(self, people: list[UUID]) -> None:
        key = self._study.identity
        if key is not None:
            self._study.attempt(lambda: key.forget(people=people))

    # Its place

    def forget_place(self) -> None:
        """Know no longer on this computer where the key lies; close it."""
        self._study.close_identity()
        self._remember(None)
        self._study.said.emit(FORGOTTEN)

    def _remember(self, path: Path | None) -> None:
        kept = dict(self._study.settings.identity_keys)
        guid = str(self._study.project.guid)
        kept.pop(guid, None)
        if path is not None:
            kept[guid] = str(path)
        self._study.prefer(identity_keys=kept)
        self.moved.emit()


def _done(_: object) -> None:
    """What was asked for is under way."""
