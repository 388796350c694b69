"""Plain lines about what is going on, and one moving line where there is a terminal to move it on."""

import sys
import time
from typing import TextIO

_SECONDS_BETWEEN_LINES = 10.0


class SetupStopped(Exception):
    """Setting up cannot go on: what happened, and what the user can do."""

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice


class Voice:
    """Says lines at once, so that they stand in order with the output of the programs we start."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = sys.stdout if stream is None else stream
        self._moving = self._stream.isatty()
        self._width = 0
        self._last_progress = time.monotonic()

    def say(self, line: str) -> None:
        """Say one whole line."""
        self._clear()
        print(line, file=self._stream, flush=True)

    def progress(self, line: str) -> None:
        """Show how far along it is: a moving line on a terminal, now and then a line elsewhere."""
        if self._moving:
            self._clear()
            self._stream.write(line)
            self._stream.flush()
            self._width = len(line)
        elif time.monotonic() - self._last_progress >= _SECONDS_BETWEEN_LINES:
            self._last_progress = time.monotonic()
            print(line, file=self._stream, flush=True)

    def _clear(self) -> None:
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._width = 0


def elapsed(since: float) -> str:
    """Return the time gone by since a `time.monotonic()` moment, as a person would say it."""
    seconds = time.monotonic() - since
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60:02d} s"
