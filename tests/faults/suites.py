"""What every suite of faults tells, and what they share."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.store import keys


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
    """Derive each key once, and in a moment: what is tested here is not how long guessing takes."""
    derive, rounds = keys._derive, keys.ROUNDS
    keys.ROUNDS = 1000
    keys._derive = cache(derive)
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
