"""P2: the power fails while somebody codes.

Everything that is done to files is recorded while a study is opened, coded, backed up and closed several times.
Then the recording is cut at random places, and what the drive might hold there is opened. With the database's
flushing turned off, which only this test does, work must be lost: or the test would prove nothing.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

import sqlcipher3.dbapi2 as driver

from app import studyfile
from app.problems import Problem
from app.store import engine
from app.store.backup import verify
from app.store.engine import connect
from app.store.keys import key_for
from tests.faults.coding_work import PASSPHRASE, Tally, filled, judge_quickly, judge_whole, told, work
from tests.faults.disk import Done, watched
from tests.faults.drive import Drive
from tests.faults.suites import Result, in_words, quick_folder, quick_keys
from tests.store.rows import index_differs

CUTS_A_RECORDING = 100
SESSIONS = 3
WHOLE_EVERY = 4
"""So often the app itself opens what is left and checks all of it; else the database alone."""


def suite(times: int, seed: int) -> Iterator[Result]:
    """Cut the power so many times, plain and encrypted; and without flushing."""
    for passphrase in (None, PASSPHRASE):
        tally = cuts(times, passphrase, seed)
        yield Result(
            "P2", f"power cut while coding, {in_words(passphrase)}", tally.times, told(tally), tally.sound
        )
    with without_flushing():
        tally = cuts(max(20, times // 100), None, seed)
    figure = f"{tally.lost} codings lost, {len(tally.broken)} signs of damage: the test can tell"
    yield Result("P2", "the same with flushing turned off", tally.times, figure, not tally.sound)


@contextmanager
def without_flushing() -> Iterator[None]:
    """As if the app had asked the database to be fast instead of safe."""
    safe = dict(engine._WRITER)
    engine._WRITER["synchronous"] = 0
    try:
        yield
    finally:
        engine._WRITER.update(safe)


def cuts(times: int, passphrase: str | None, seed: int) -> Tally:
    """Record as often as it takes, and cut each recording at random places."""
    chance, tally = Random(seed), Tally()
    with quick_keys():
        while tally.times < times:
            many = min(CUTS_A_RECORDING, times - tally.times)
            with quick_folder() as folder:
                _cut_a_recording(folder, passphrase, chance, many, tally)
    return tally


def _cut_a_recording(folder: Path, passphrase: str | None, chance: Random, many: int, tally: Tally) -> None:
    place = folder / "drive"
    place.mkdir()
    path = filled(place, passphrase)
    drive, recording = Drive(place), list[Done | str]()
    with watched(recording.append):
        for session in range(SESSIONS):
            work(path, passphrase, chance, recording.append, session, most=chance.randint(3, 25))
    shutil.rmtree(place)
    done, said = 0, list[str]()
    for end in sorted(chance.sample(range(1, len(recording) + 1), min(many, len(recording)))):
        for entry in recording[done:end]:
            said.append(entry) if isinstance(entry, str) else drive.do(entry)
        done = end
        for name, content in drive.after_a_cut(chance).items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(content)
        tally.times += 1
        try:
            if tally.times % WHOLE_EVERY:
                judge_quickly(tally, path, key_for(path, passphrase), said, set())
            else:
                _look(path, passphrase, said, tally)
        except (Problem, driver.DatabaseError) as problem:
            tally.broken.append(f"not opened: {problem}")
        shutil.rmtree(place)


def _look(path: Path, passphrase: str | None, said: list[str], tally: Tally) -> None:
    """Open what is left as the app does, and the backups that it lists."""
    began = time.perf_counter()
    with studyfile.open_study(path, passphrase, home=path.parent / "home") as project:
        tally.longest_opening = max(tally.longest_opening, time.perf_counter() - began)
        judge_whole(tally, project, said, set())
        tally.broken += ["the search index"] if index_differs(project) else []
        for backup in project.backups():
            with closing(connect(backup.path, key_for(backup.path, passphrase), mode="ro")) as copy:
                verify(copy)
