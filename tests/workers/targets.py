"""Functions the tests run in a worker process."""

import importlib
import os
import re
import sys
import time
from pathlib import Path

from app.language.spans import Span
from app.problems import Problem


def add(left: int, right: int) -> int:
    return left + right


def span(start: int, end: int) -> Span:
    return Span(start, end)


def refuse() -> None:
    raise Problem("The file is empty.", "Choose another one.")


def refuse_texts(texts: list[str]) -> None:
    raise Problem("These texts are refused.")


def break_with(words: str) -> None:
    raise ValueError(words)


def break_after(words: str) -> None:
    try:
        break_with(words)
    except ValueError as error:
        raise KeyError(words) from error


def loop() -> None:
    while True:
        pass


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def deaf() -> None:
    """One call into C that never gives Python its turn back, as a bad regular expression does."""
    re.match(r"(a+)+$", "a" * 64 + "b")


def hoard(megabytes: int) -> int:
    return len(b"\1" * (megabytes * 1_000_000))


def die() -> None:
    os._exit(3)


def chatter() -> str:
    print("words on standard output", flush=True)
    print("words on standard error", file=sys.stderr, flush=True)
    os.write(1, b"\0\0\0\0\0\0\0\1x")
    return sys.stdin.read()


def process_id() -> int:
    return os.getpid()


def forge(path: str) -> object:
    """What a parser taken over by a hostile file could send back."""
    return _Forged(path)


class _Forged:
    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (Path(self.path),)


def surroundings() -> dict[str, object]:
    resource = importlib.import_module("resource")
    return {
        "core": resource.getrlimit(resource.RLIMIT_CORE),
        "secrets": sorted(name for name in os.environ if name.startswith("COUNTERPOINT_")),
        "window": "PySide6" in sys.modules,
        "folder": os.getcwd(),
    }


def import_readers() -> None:
    for library in ("lxml.etree", "pypdfium2", "markdown_it"):
        importlib.import_module(library)


def peak_memory() -> int:
    """The most memory this process has really used so far, in bytes."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def reach_out() -> str:
    """Try to make a socket, and tell what became of it."""
    import socket

    try:
        with socket.socket():
            return "made"
    except PermissionError:
        return "refused"
