"""What every suite of faults tells, and what they share."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.store import keys, leftovers
from tests.formats.make_format_1 import PASSPHRASE as FROZEN


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table: which promise, what was done to the study, how often, and what came of it."""

    promise: str
    fault: str
    times: int
    figure: str
    kept: bool


def in_words(passphrase: str | None) -> str:
    """Whether a study is encrypted."""
    return "plain" if passphrase is None else "encrypted"


@contextmanager
def quick_keys() -> Iterator[None]:
    """Derive each key once, and in a moment: what is tested here is not how long guessing takes.

    The frozen studies of older formats keep the rounds they were made with.
    """
    derive, rounds = keys._derive, keys.ROUNDS

    @cache
    def quick(passphrase: str, salt: bytes) -> keys.Key:
        keys.ROUNDS = rounds if passphrase == FROZEN else 1000
        return derive(passphrase, salt)

    keys._derive = quick
    try:
        yield
    finally:
        keys.ROUNDS, keys._derive = rounds, derive


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory where the system has one: what lasts is played here, and need not wait for a disk."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder).resolve()


@contextmanager
def leftovers_at_once() -> Iterator[None]:
    """As if every interruption were a while ago: what it left behind is nobody's any more."""
    idle = leftovers.STILL_WRITTEN
    leftovers.STILL_WRITTEN = 0.0
    try:
        yield
    finally:
        leftovers.STILL_WRITTEN = idle
