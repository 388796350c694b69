"""The house's side: one spawned process that runs named functions, reused until it dies or must be killed.

The process is a fresh interpreter, never a copy of this one: it imports neither the window nor the main
module, has no passphrase in its environment, and can be killed at any moment without harm.
"""

import contextlib
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, BinaryIO, Self, assert_never

from app.problems import Cancelled, Problem
from app.workers import limits
from app.workers.messages import (
    Broke,
    OutOfMemory,
    Ready,
    Refused,
    Reply,
    Request,
    Returned,
    receive,
    send,
    unpack_reply,
)

SECONDS = 10.0
MEMORY = 1_000_000_000
_START_SECONDS = 60.0
_TICK = 0.02
_SECRETS = "COUNTERPOINT_"


class WorkerTimeout(Problem):
    """The call took longer than it may."""


class WorkerOutOfMemory(Problem):
    """The call wanted more memory than it may have."""


class WorkerDied(Problem):
    """The process ended in the middle of the call."""


class WorkerBug(Exception):
    """The function has a bug; the text names types and lines, never values."""


class Worker:
    """A process to call named functions in; use as a context manager, from one thread.

    `cancelled` is asked many times a second, from another thread, while a call runs.
    """

    def __init__(
        self,
        *,
        seconds: float = SECONDS,
        memory: int = MEMORY,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._seconds = seconds
        self._memory = memory
        self._cancelled = cancelled
        self._stopped = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def call(self, target: str, *args: object) -> Any:
        """What ``package.module:function`` returns for `args`, run in the worker process.

        A Problem raised there is raised here; besides it WorkerTimeout, WorkerOutOfMemory, WorkerDied,
        WorkerBug and Cancelled. After any of those the next call meets a fresh process.
        """
        if self._is_stopped():
            raise Cancelled
        if self._process is None:
            self._start()
        reply = self._exchange(Request(target, args, self._seconds, self._memory), self._seconds)
        match reply:
            case Returned(value):
                return value
            case Refused(sentence, advice):
                raise Problem(sentence, advice)
            case OutOfMemory():
                self._end()
                raise _out_of_memory(self._memory)
            case Broke(description):
                self._end()
                raise WorkerBug(description)
            case Ready():
                self._end()
                raise WorkerDied("A background process answered out of turn.")
            case _:
                assert_never(reply)

    def stop(self) -> None:
        """Make the running call, and every later one, raise Cancelled; may be called from any thread."""
        self._stopped.set()

    def _is_stopped(self) -> bool:
        return self._stopped.is_set() or self._cancelled()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._exchange(None, _START_SECONDS)

    def _exchange(self, request: Request | None, seconds: float) -> Reply:
        """Send `request` and wait for the reply while a second thread watches time, memory and the user."""
        assert self._process is not None
        watch = _Watch(self._process, seconds, self._memory, self._is_stopped)
        try:
            with watch:
                if request is not None:
                    send(_pipe(self._process.stdin), request)
                reply = unpack_reply(receive(_pipe(self._process.stdout), self._memory))
        except (EOFError, OSError, pickle.UnpicklingError):
            self._end()
            raise watch.reason or WorkerDied("A background process ended before its work was done.") from None
        if watch.reason is not None:  # it answered in the very moment it was killed
            self._end()
        return reply

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                _pipe(pipe).close()
        process.wait()


class _Watch:
    """A thread that kills `process` for a `reason` while a call waits on it."""

    def __init__(
        self, process: subprocess.Popen[bytes], seconds: float, memory: int, stopped: Callable[[], bool]
    ) -> None:
        self.reason: Problem | Cancelled | None = None
        self._process = process
        self._seconds = seconds
        self._memory = memory
        self._stopped = stopped
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, name="worker watch", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        deadline = time.monotonic() + self._seconds
        while not self._done.wait(_TICK):
            self.reason = self._why_end(deadline - time.monotonic())
            if self.reason is not None:
                self._process.kill()
                return

    def _why_end(self, left: float) -> Problem | Cancelled | None:
        if self._stopped():
            return Cancelled()
        if left <= 0:
            return WorkerTimeout(f"The work took longer than {self._seconds:g} seconds and was stopped.")
        resident = limits.resident_memory(self._process.pid)
        if resident is not None and resident > self._memory:
            return _out_of_memory(self._memory)
        return None


def command() -> list[str]:
    """How a worker process is started: the packaged app starts itself with ``--worker``."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker"]
    return [sys.executable, "-P", "-m", "app.workers"]


def _environment() -> dict[str, str]:
    """This process's environment without its secrets, and its import path."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(_SECRETS)}
    kept["PYTHONPATH"] = os.pathsep.join(os.path.abspath(folder) for folder in sys.path)
    return kept


def _pipe(stream: Any) -> BinaryIO:
    assert stream is not None
    pipe: BinaryIO = stream
    return pipe


def _out_of_memory(memory: int) -> WorkerOutOfMemory:
    return WorkerOutOfMemory(f"The work needed more than {memory / 1e9:g} GB of memory and was stopped.")
