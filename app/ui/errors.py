"""The last net: whatever nobody caught. A Problem is said in a sentence; anything else is a bug of ours.

A bug is written to a crash file: types, our own files and line numbers, never a value and never an
exception's message, for either may hold a participant's words. The window lives on.
"""

import faulthandler
import platform
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO

import PySide6
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

import app
from app.problems import Problem

_OURS = Path(app.__file__).parent


@dataclass(frozen=True, slots=True)
class Crash:
    """What may be told of a bug."""

    kinds: tuple[str, ...]
    """The exception's type and those that led to it, the last first."""
    frames: tuple[str, ...]
    """Where it came through: our files with line and function, others by the name of their module."""
    at: datetime

    @property
    def signature(self) -> tuple[str, ...]:
        """The same for the same bug met again."""
        return self.kinds + self.frames

    @property
    def text(self) -> str:
        """The content of the crash file."""
        return "\n".join(
            [
                f"Counterpoint {app.__version__}, {self.at:%Y-%m-%d %H:%M:%S} UTC",
                f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.platform()}",
                "",
                *self.kinds,
                *(f"  {frame}" for frame in self.frames),
                "",
            ]
        )


def crash_of(error: BaseException) -> Crash:
    """What may be told of an exception."""
    chain = list(_chain(error))
    frames = [frame for link in reversed(chain) for frame in _frames(link.__traceback__)]
    kinds = tuple(f"{type(link).__module__}.{type(link).__qualname__}" for link in chain)
    return Crash(kinds, tuple(frames), datetime.now(UTC))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        file = Path(code.co_filename)
        if file.is_relative_to(_OURS):
            place = file.relative_to(_OURS.parent).as_posix()
            yield f"{place}:{trace.tb_lineno} in {code.co_name}"
        else:
            yield f"({trace.tb_frame.f_globals.get('__name__', 'unknown')})"
        trace = trace.tb_next


class Errors(QObject):
    """Takes what nobody caught, on any thread, and says it on the GUI thread."""

    problem = Signal(object)
    """A `Problem` that a step of the user ended in."""
    crashed = Signal(object, object)
    """A `Crash` not met before, and its file or None where it could not be written."""
    _caught = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._met: set[tuple[str, ...]] = set()
        self._faults: IO[str] | None = None
        self._caught.connect(self._take)

    def install(self) -> None:
        """Be asked for every exception nobody caught, and for what Qt has to say."""
        sys.excepthook = self._hook
        threading.excepthook = lambda told: self._caught.emit(told.exc_value)
        qInstallMessageHandler(_qt_says)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._faults = (self._folder / "faults.log").open("a", encoding="utf-8")
            faulthandler.enable(self._faults)

    def uninstall(self) -> None:
        """Leave everything as it was before."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def report(self, error: BaseException) -> None:
        """Take an exception nobody caught; from any thread."""
        self._caught.emit(error)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)

    def _take(self, error: BaseException | None) -> None:
        if isinstance(error, Problem):
            self.problem.emit(error)
        elif error is not None:
            crash = crash_of(error)
            if crash.signature not in self._met:
                self._met.add(crash.signature)
                self.crashed.emit(crash, self._write(crash))

    def _write(self, crash: Crash) -> Path | None:
        file = self._folder / f"crash-{crash.at:%Y%m%dT%H%M%S%f}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            file.write_text(crash.text, "utf-8")
        except OSError:
            return None
        return file


def _qt_says(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own warnings go where a developer sees them, and into no file."""
    if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) or sys.stderr is None:
        return
    print(f"Qt ({kind.name}): {message}", file=sys.stderr)
