"""Deleting somebody for good: done at once, its traces then taken out on another thread; there is no way back."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.problems import Problem
from app.safeguards.withdrawal.deleting import Deletion, carry_out, still_there
from app.safeguards.withdrawal.forgetting import KeyWaits
from app.safeguards.withdrawal.rows import Deleted, Place
from app.store.erasing import Erased
from app.ui.open_study import OpenStudy
from app.ui.study.withdrawal.key_cleaning import forgotten, note_forgotten
from app.ui.study.withdrawal.progress_page import LABEL
from app.ui.tasks import IsCancelled, Progress


class Deleting(QObject):
    """One deletion, of what was looked at before."""

    ended = Signal(object, str)
    """What was done (`Deleted`), and what went wrong while its traces were taken out, or nothing."""

    def __init__(self, study: OpenStudy, deletion: Deletion, parent: QObject) -> None:
        super().__init__(parent)
        self._study = study
        self._deletion: Deletion | None = deletion
        self._deleted: Deleted | None = None
        self._forgotten: KeyWaits | None = None
        """What the identity key has forgotten meanwhile."""
        self.left: tuple[Place, ...] = ()
        """Where they are still quoted or named."""

    def begin(self, *, on: str, by: str, replacing: Collection[str]) -> bool:
        """Delete them; False where that is refused, with nothing done."""
        project, key, deletion = self._study.project, self._study.identity, self._deletion
        if deletion is None:
            return False
        self._deleted = self._study.attempt(
            lambda: carry_out(project, deletion=deletion, on=on, by=by, replacing=replacing)
        )
        if self._deleted is None:
            return False

        def work(progress: Progress, cancelled: IsCancelled) -> Erased:
            if key is not None:
                progress(0, 0, "Letting the identity key forget them")
                self._forgotten = forgotten(project, key)
            progress(0, 0, "Looking where they are still quoted or named")
            with project.reading() as session:
                self.left = still_there(session, deletion)
            return project.tidy_traces(progress)

        self._study.tasks.run(LABEL, work, self._tidied, self._not_tidied, owner=self)
        return True

    def _tidied(self, erased: Erased) -> None:
        if self._deleted is not None:
            self._end(replace(self._deleted, copies=erased.copies, backups=len(erased.removed)), "")

    def _not_tidied(self, problem: Problem) -> None:
        if self._deleted is not None:
            self._end(self._deleted, str(problem))

    def _end(self, deleted: Deleted, fault: str) -> None:
        waits, deleted = self._forgotten, replace(deleted, left=self.left)
        if waits is not None and note_forgotten(self._study, waits):
            self._study.project.forget_history()  # that the key was cleaned is nothing to take back, either
            deleted = replace(deleted, key_cleaned=True)
        self._deletion = None  # it holds their words
        self.ended.emit(deleted, fault)
