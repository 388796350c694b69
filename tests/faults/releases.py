"""P7: files of every format that was released open and say what they said; one of a newer format is left alone."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from app import studyfile
from app.store.engine import connect
from app.store.keys import key_for
from app.store.problems import NewerFormat
from tests.faults.coding_work import PASSPHRASE, filled
from tests.faults.suites import Result, quick_folder, quick_keys
from tests.formats.test_formats import FROZEN

MANY = len(FROZEN)
"""So many frozen studies there are."""


def suite(times: int, seed: int) -> Iterator[Result]:
    """Open so many of the frozen studies, the newest first; and a plain and an encrypted study of tomorrow."""
    same, chosen = 0, FROZEN[::-1][:times]
    for made, name, passphrase in chosen:
        with quick_keys(), quick_folder() as folder:
            path = folder / "old.counterpoint"
            shutil.copy(made.HERE / name, path)
            with studyfile.open_study(path, passphrase, home=folder / "home") as study:
                sound = not any(finding.faults for finding in studyfile.check(study))
                same += sound and made.told(study) == json.loads((made.HERE / made.TOLD).read_text("utf-8"))
    figure = f"{same} say what they said before, word for word, and are whole"
    yield Result("P7", "files of every released format opened", len(chosen), figure, same == len(chosen))
    untouched = sum(_is_left_alone(passphrase) for passphrase in (None, PASSPHRASE))
    figure = f"{untouched} refused with the same SHA-256 as before"
    yield Result("P7", "files of a newer format", 2, figure, untouched == 2)


def _is_left_alone(passphrase: str | None) -> bool:
    with quick_keys(), quick_folder() as folder:
        path = filled(folder, passphrase)
        with closing(connect(path, key_for(path, passphrase), mode="rw")) as bare:
            bare.execute("PRAGMA user_version = 999")
        before = _digest(path)
        try:
            studyfile.open_study(path, passphrase, home=folder / "home")
        except NewerFormat:
            return _digest(path) == before
        return False


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()
