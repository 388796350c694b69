"""Files made to harm, every one of the corpus, each opened by what opens it in the product.

Told are how many were refused and how many read, the slowest of them, the most memory a process that held them
had, and by how much this one grew. Every file again, cut short at so many places, is `times`.
"""

import gc
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from app.exchange.pictures.reading import Wanted, read_pictures
from app.exchange.transcripts import read_transcripts
from app.problems import Problem
from app.workers import limits
from app.workers.worker import Worker, WorkerBug
from tests.exchange import hostile_openers
from tests.exchange.hostile_files import HOSTILE as TRANSCRIPTS
from tests.exchange.hostile_files import SECRET
from tests.exchange.hostile_keys import HOSTILE as KEYS
from tests.exchange.hostile_tables import CELLS, JSONS, SHAPES
from tests.exchange.pictures.made import HOSTILE as PICTURES
from tests.faults.fuzz import READ, SOUND
from tests.faults.suites import Result

SECONDS = 10.0
MEMORY = 1_000_000_000
GROWTH = 150_000_000
"""Bytes: what this process may grow by, with the texts that were read and come back from the other."""
OURS = ("error in Counterpoint", "Traceback", "ended before its work")

Open = Callable[[Path], tuple[str, bool]]
"""Gives the sentence a file was refused with, if it was, and whether a refused one changed nothing."""


@dataclass(slots=True)
class _Told:
    refused: int = 0
    read: int = 0
    slowest: float = 0.0
    name: str = ""
    wrong: list[str] = field(default_factory=list)


def suite(times: int, _seed: int) -> Iterator[Result]:
    """The whole corpus, and `times` cuts of sound files."""
    with tempfile.TemporaryDirectory() as made:
        secret = Path(made) / "secret.txt"
        secret.write_text(SECRET, "utf-8")
        transcripts = {name: partial(make, str(secret)) for name, make in TRANSCRIPTS.items()}
        with Worker(seconds=60) as worker:
            worker.call("builtins:len", "")  # its start is no file's fault
            yield _all("transcripts", transcripts, _transcript)
            yield _all("pictures", PICTURES, _picture)
            yield _all("tables", {f"{name}.csv": make for name, make in SHAPES.items()}, _by(worker, "by_table"))
            for kind, forms in CELLS.items():
                written = {f"{name}.csv": text.encode for name, text in forms.items()}
                yield _all(f"tables of {kind}", written, _by(worker, "by_command", kind))
            settings = {f"{name}.json": make for name, make in JSONS.items()}
            for kind in ("spec", "where"):
                yield _all(f"settings ({kind})", settings, _by(worker, "by_command", kind))
            yield _all("preferences", settings, _by(worker, "by_settings"))
            yield _all("identity keys", KEYS, _by(worker, "by_key"))
            yield _all("cut short", _cuts(times), _transcript)


def _cuts(times: int) -> Mapping[str, Callable[[], bytes]]:
    kinds = {kind: make() for kind, (make, opener) in SOUND.items() if opener is READ}
    return {
        f"{number}.{kind}": partial(_cut, data, len(data) * number // (times + 1))
        for kind, data in kinds.items()
        for number in range(1, times + 1)
    }


def _cut(data: bytes, at: int) -> bytes:
    return data[:at]


def _all(kind: str, files: Mapping[str, Callable[[], bytes]], opened: Open) -> Result:
    told = _Told()
    with tempfile.TemporaryDirectory() as folder:
        before = limits.resident_memory(os.getpid()) or 0
        for name, make in files.items():
            path = Path(folder) / name.replace("/", "-")
            path.write_bytes(make())
            began = time.monotonic()
            try:
                refused, unchanged = opened(path)
            except (Problem, WorkerBug) as error:
                refused, unchanged = f"{error}", False
            took = time.monotonic() - began
            told.refused += bool(refused)
            told.read += not refused
            if took > told.slowest:
                told.slowest, told.name = took, name
            if not unchanged or took > SECONDS or any(words in refused for words in OURS) or SECRET in refused:
                told.wrong.append(f"{name}: {refused or took}")
            if list(Path(folder).iterdir()) != [path]:
                told.wrong.append(f"{name}: left something behind")
            path.unlink()
        gc.collect()
        grown = (limits.resident_memory(os.getpid()) or 0) - before
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    figure = (
        f"{told.refused} refused, {told.read} read; slowest {told.slowest:.1f} s ({told.name}); a process of "
        f"theirs at most {most // 1_000_000} MB, this one {grown / 1_000_000:+.0f} MB"
    )
    kept = not told.wrong and most <= MEMORY and grown <= GROWTH
    return Result("P13", f"hostile {kind}", len(files), "; ".join([figure, *told.wrong]), kept)


def _transcript(path: Path) -> tuple[str, bool]:
    (reading,) = read_transcripts([path])
    if reading.read is not None and SECRET in reading.read.text:
        return f"holds {SECRET}", False
    return reading.problem or "", True


def _picture(path: Path) -> tuple[str, bool]:
    (reading,) = read_pictures([Wanted(path)])
    return reading.problem or "", True


def _by(worker: Worker, opener: str, *first: str) -> Open:
    def opened(path: Path) -> tuple[str, bool]:
        refused, unchanged = worker.call(f"{hostile_openers.__name__}:{opener}", *first, str(path))
        return refused, unchanged

    return opened
