"""Keeping an open study safe while nobody waits: folding in its log when idle, backing up now and then."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from app.problems import Problem
from app.store.problems import NotSaved
from app.store.project import BACKUP_EVERY, Project
from app.store.restore import copy_backup
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress

IDLE = 30_000
"""Milliseconds without a change after which the log is folded into the file."""
LOOK_EVERY = 60_000
"""Milliseconds between looks at whether a backup is due."""

WATCH_EVERY = 3_000
"""Milliseconds between looks at whether the file is still the one that was opened."""


class Safekeeping(QObject):
    """Looks after one open study for as long as it lives."""

    def __init__(self, study: OpenStudy) -> None:
        super().__init__(study)
        self._study = study
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE)
        self._idle.timeout.connect(study.project.checkpoint)
        self._due = QTimer(self)
        self._due.setInterval(LOOK_EVERY)
        self._due.timeout.connect(self._back_up_when_due)
        self._lost = False
        self._watching = QTimer(self)
        self._watching.setInterval(WATCH_EVERY)
        self._watching.timeout.connect(self.look)
        self._watching.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        self._app = app
        self._app.focusWindowChanged.connect(self._come_back)
        study.changed.connect(lambda _: self._idle.start())
        if not study.project.read_only:
            self._due.start()
            self._back_up_when_due()

    def back_up_now(self) -> None:
        """Take a backup and say so."""
        project = self._study.project

        def done(taken: bool) -> None:
            self._study.said.emit("Backed up." if taken else "The newest backup holds everything already.")

        self._study.tasks.run("Backing up", lambda _, __: _back_up(project), done)

    def copy_to(self, folder: Path) -> None:
        """Put a copy of the study as it is now into a folder, on a stick for example, and say so."""
        project = self._study.project

        def work(progress: Progress, cancelled: IsCancelled) -> Path:
            _back_up(project)
            newest = next(iter(project.backups()), None)
            if newest is None:
                raise Problem("There is no backup of this study to copy.", "Copy its file, after closing it.")
            return copy_backup(newest, folder, project.path.stem)

        self._study.tasks.run("Copying a backup", work, lambda copy: self._study.said.emit(f"Copied: {copy.name}"))

    def _come_back(self, window: QWindow | None) -> None:
        """Somebody was in another program, which may have done something to the file."""
        if window is not None:
            self.look()

    def look(self) -> None:
        """Whether the file is still the one that was opened; said once where it is not."""
        try:
            self._study.project.place.refuse_displaced()
        except NotSaved as problem:
            if not self._lost:
                self._study.tasks.problem.emit(problem)
            self._lost = True
        else:
            self._lost = False

    def stop(self) -> None:
        """Do nothing more; the study is about to close."""
        self._idle.stop()
        self._due.stop()
        self._watching.stop()
        self._app.focusWindowChanged.disconnect(self._come_back)

    def _back_up_when_due(self) -> None:
        project = self._study.project

        def work(progress: Progress, cancelled: IsCancelled) -> bool:
            return _back_up(project, when_due=True)

        self._study.tasks.run("Backing up", work, lambda _: None, quiet=True)


def back_up_at_close(project: Project) -> None:
    """One more backup before the file is closed; closing goes on where there is no room for one."""
    try:
        _back_up(project)
    except Problem:
        return


def _back_up(project: Project, *, when_due: bool = False) -> bool:
    try:
        return (project.back_up(at_most_every=BACKUP_EVERY) if when_due else project.back_up()) is not None
    except OSError:
        raise Problem(
            "The backup could not be written.", "Check that there is space left on this computer's disk."
        ) from None
