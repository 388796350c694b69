"""The one door to other programs, so that tests can stand in for the whole machine."""

import contextlib
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol, TextIO

_SECONDS_BETWEEN_LOOKS = 0.5


@dataclass(frozen=True)
class Answer:
    """What a short question to another program gave."""

    code: int
    output: str


class Machine(Protocol):
    """What setting up asks of the machine it runs on."""

    def find(self, program: str) -> str | None:
        """Return where a program lies, or None."""

    def is_root(self) -> bool:
        """Tell whether this process may change the system."""

    def ask(self, command: Sequence[str]) -> Answer:
        """Run a short command and return what it printed, in English."""

    def follow(self, command: Sequence[str], log: TextIO, heard: Callable[[str], None]) -> int:
        """Run a long command; each line goes to the log and to `heard`, which hears "" at idle times."""

    def show(self, command: Sequence[str], cwd: Path, extra: Mapping[str, str]) -> int:
        """Run a command whose output the user sees, and return its exit code."""

    def become(self, command: Sequence[str], cwd: Path, extra: Mapping[str, str]) -> int:
        """Hand this process over to a command; returns only where that is not possible."""


class ThisMachine:
    """The real one."""

    def find(self, program: str) -> str | None:
        """Return where a program lies, or None."""
        return shutil.which(program)

    def is_root(self) -> bool:
        """Tell whether this process may change the system."""
        return os.name == "posix" and os.geteuid() == 0

    def ask(self, command: Sequence[str]) -> Answer:
        """Run a short command and return what it printed, in English."""
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        return Answer(done.returncode, done.stdout)

    def follow(self, command: Sequence[str], log: TextIO, heard: Callable[[str], None]) -> int:
        """Run a long command; each line goes to the log and to `heard`, which hears "" at idle times."""
        log.write(f"$ {' '.join(command)}\n")
        lines: queue.Queue[str | None] = queue.Queue()
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as running:
            threading.Thread(target=_read_lines, args=(running.stdout, lines), daemon=True).start()
            try:
                while (line := _next(lines)) is not None:
                    log.write(line)
                    log.flush()
                    heard(line.rstrip())
            except BaseException:
                with contextlib.suppress(PermissionError):  # what sudo started is not ours to stop
                    running.terminate()  # nobody is left to say whether it succeeds
                raise
        return running.returncode

    def show(self, command: Sequence[str], cwd: Path, extra: Mapping[str, str]) -> int:
        """Run a command whose output the user sees, and return its exit code."""
        return subprocess.call(command, cwd=cwd, env={**os.environ, **extra}, stdin=subprocess.DEVNULL)

    def become(self, command: Sequence[str], cwd: Path, extra: Mapping[str, str]) -> int:
        """Hand this process over to a command; returns only where that is not possible."""
        environment = {**os.environ, **extra}
        if os.name == "posix":
            os.chdir(cwd)
            os.execve(command[0], list(command), environment)
        return subprocess.call(command, cwd=cwd, env=environment)


def _next(lines: "queue.Queue[str | None]") -> str | None:
    try:
        return lines.get(timeout=_SECONDS_BETWEEN_LOOKS)
    except queue.Empty:
        return ""


def _read_lines(stream: IO[str] | None, lines: "queue.Queue[str | None]") -> None:
    if stream is not None:
        for line in stream:
            lines.put(line)
    lines.put(None)
