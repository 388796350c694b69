"""Long work off the GUI thread: the only thread pool of the window.

Work is a plain function of the core; what it returns comes back on the GUI thread. How it is shown while it
runs is `progress_strip`'s.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, Signal, SignalInstance

from app.problems import Cancelled, Problem
from app.ui.collecting import Collector

T = TypeVar("T")

Progress = Callable[[int, int, str], None]
"""Tells how many of how many are done, and what is being done; of 0: nobody knows how many."""
IsCancelled = Callable[[], bool]
Work = Callable[[Progress, IsCancelled], T]

_BETWEEN_REPORTS = 0.05
"""Seconds: more often nobody can read."""
_PATIENCE_AT_END = 10_000
"""Milliseconds for which closing waits for work that was asked to stop."""


class Task:
    """One piece of work under way: how far it is, and the way to stop it.

    Nobody waits for `quiet` work: it is not shown while it runs.
    """

    def __init__(self, label: str, *, quiet: bool = False) -> None:
        self.label = label
        self.quiet = quiet
        self.done = 0
        self.of = 0
        self.what = ""
        self._cancelled = threading.Event()

    def cancel(self, *_: object) -> None:
        """Ask the work to stop; it does so at the next place where that is safe."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled.is_set()


class _Job:
    """A task with what is to be done with its outcome; the outcome is touched on the GUI thread only."""

    def __init__(
        self,
        task: Task,
        failed: Callable[[Problem], None] | None,
        stopped: Callable[[], None] | None,
        owner: QObject | None,
    ) -> None:
        self.task = task
        self.deliver: Callable[[], None] | None = None
        """Gives the result to whoever wanted it; None while there is none."""
        self.error: BaseException | None = None
        self._failed = failed
        self._stopped = stopped
        self._owner = owner

    def hand_over(self, tell: Callable[[Problem], None]) -> None:
        """Give the outcome to whoever wanted it; a bug is raised again, here on the GUI thread."""
        wanted = self._owner is None or shiboken6.isValid(self._owner)
        match self.error:
            case None:
                if wanted and self.deliver is not None:
                    self.deliver()
            case Cancelled():
                if wanted and self._stopped is not None:
                    self._stopped()
            case Problem() as problem:
                if self._failed is None:
                    tell(problem)
                elif wanted:
                    self._failed(problem)
            case error:
                raise error


class Tasks(QObject):
    """Runs long work and brings its outcome back to the GUI thread."""

    started = Signal(object)
    progressed = Signal(object)
    finished = Signal(object)
    """With the `Task`; finished comes before its outcome is handed over, however it ended."""
    problem = Signal(object)
    """A `Problem` nobody else wanted, to be said in a sentence."""
    _moved = Signal(object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._collector = Collector()
        self._pool.setMaxThreadCount(max(2, self._pool.maxThreadCount()))
        self._running: list[Task] = []
        self._moved.connect(self._pass_on)
        self._ended.connect(self._settle)

    def run(
        self,
        label: str,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[Problem], None] | None = None,
        *,
        stopped: Callable[[], None] | None = None,
        owner: QObject | None = None,
        quiet: bool = False,
    ) -> Task:
        """Do `work` on another thread and give what it returns to `done` on this one.

        A Problem goes to `failed`, or else to the `problem` signal; `stopped` hears that the work was
        cancelled. Nothing is handed to an `owner` that is gone by then, and its work is cancelled with it.
        Work nobody waits for is `quiet`.
        """
        task = Task(label, quiet=quiet)
        self._running.append(task)
        if owner is not None:
            owner.destroyed.connect(task.cancel)
        self.started.emit(task)
        job = _Job(task, failed, stopped, owner)
        told_at = 0.0

        def tell(so_far: int, of: int, what: str) -> None:
            nonlocal told_at
            task.done, task.of, task.what = so_far, of, what
            now = time.monotonic()
            if now - told_at >= _BETWEEN_REPORTS:
                told_at = now
                _emit(self._moved, task)

        def on_worker_thread() -> None:
            try:
                with self._collector.held():
                    value = work(tell, lambda: task.cancelled)
                job.deliver = lambda: done(value)
            except BaseException as error:  # noqa: BLE001  whatever it is, it is raised again on the GUI thread
                job.error = error
            _emit(self._ended, job)

        self._pool.start(on_worker_thread)
        return task

    @property
    def running(self) -> tuple[Task, ...]:
        """What is under way, the oldest first."""
        return tuple(self._running)

    def stop(self) -> None:
        """Ask everything to stop and wait until it has; its outcomes are handed to nobody."""
        stopped, self._running = self._running, []
        for task in stopped:
            task.cancel()
        self._pool.waitForDone(_PATIENCE_AT_END)
        for task in stopped:
            self.finished.emit(task)

    def _pass_on(self, task: Task) -> None:
        if task in self._running:
            self.progressed.emit(task)

    def _settle(self, job: _Job) -> None:
        if job.task in self._running:
            self._running.remove(job.task)
            self.finished.emit(job.task)
            job.hand_over(self.problem.emit)


def _emit(signal: SignalInstance, what: object) -> None:
    """Emit from a worker's thread, to nobody where the window is gone already: it may go in the very moment."""
    with suppress(RuntimeError):
        signal.emit(what)
