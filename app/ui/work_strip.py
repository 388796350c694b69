"""What is under way, at the foot of the window: nothing for half a second, then its name, its way and Cancel.

Work that nobody waits for (`Task.quiet`) is not shown.
"""

from PySide6.QtCore import QObject, QTimer

from app.ui.tasks import Task, Tasks
from app.ui.widgets.progress_strip import ProgressStrip

PATIENCE = 500
"""Milliseconds of work that nobody needs to be told about."""


class WorkStrip(QObject):
    """Joins the tasks to a progress strip: the oldest is the one that is shown."""

    def __init__(self, tasks: Tasks, strip: ProgressStrip) -> None:
        super().__init__(strip)
        self._tasks = tasks
        self._strip = strip
        self._shown: Task | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PATIENCE)
        self._wait.timeout.connect(self._show_oldest)
        strip.cancelled.connect(self._cancel)
        tasks.started.connect(self._start)
        tasks.progressed.connect(self._move)
        tasks.finished.connect(self._finish)

    @property
    def showing(self) -> str:
        """The work that somebody sees under way; empty when there is none."""
        return "" if self._shown is None else self._shown.label

    def _start(self, task: Task) -> None:
        if not task.quiet and self._shown is None and not self._wait.isActive():
            self._wait.start()

    def _show_oldest(self) -> None:
        self._shown = next((task for task in self._tasks.running if not task.quiet), None)
        if self._shown is None:
            self._strip.end()
        else:
            self._strip.begin(self._shown.label)
            if self._shown.of:
                self._move(self._shown)

    def _move(self, task: Task) -> None:
        if task is self._shown and not task.cancelled:
            counted = f" ({task.done} of {task.of})" if task.of else ""
            self._strip.advance(task.done, task.of, f"{task.label}: {task.what}{counted}" if task.what else "")

    def _finish(self, task: Task) -> None:
        if all(running.quiet for running in self._tasks.running):
            self._wait.stop()
            self._shown = None
            self._strip.end()
        elif task is self._shown:
            self._show_oldest()

    def _cancel(self) -> None:
        if self._shown is not None:
            self._shown.cancel()
