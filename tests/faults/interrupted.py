"""P3 and P4: long actions, ended anywhere and failing anywhere.

Every action is first done once and what it does to files is counted. Then it is done again on copies of the same
study: killed before a random one of these deeds or at a random time, or refused from one of them on as a full disk
refuses, or once as a loose plug does. Afterwards the study must be exactly as it was before or as it is after,
its backups whole, nothing left behind once it was opened again, and the action must succeed when repeated.
"""

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import SQLAlchemyError

from app import studyfile
from app.problems import Problem
from app.store.problems import PassphraseNeeded, WrongPassphrase
from tests.faults.coding_work import PASSPHRASE
from tests.faults.disk import FULL, IOERR_FSYNC, IOERR_TRUNCATE, IOERR_WRITE, Deed, Done, Refused, watched
from tests.faults.long_actions import (
    CANARY,
    LONG_ACTIONS,
    PASSPHRASES,
    LongAction,
    Seen,
    beside,
    seen,
    sound_backups,
)
from tests.faults.suites import Result, leftovers_at_once, quick_folder, quick_keys

AT_A_RANDOM_TIME = 0.25
"""The share of kills that come whenever they come; the others meet a deed of the action."""
AGAIN_EVERY = 3
"""So often the action is repeated afterwards."""
CRASHES = (
    *(SQLAlchemyError, driver.Error, OSError, RuntimeError, AssertionError),
    *(LookupError, TypeError, ValueError, AttributeError),
)
NEVER_NAMED = "new.counterpoint.part"
"""A study that never came to be: it holds nothing, and is written over by the next of that name."""
STUDY = "study.counterpoint"
_REFUSALS = {
    Deed.WRITTEN: IOERR_WRITE,
    Deed.CUT: IOERR_TRUNCATE,
    Deed.FLUSHED: IOERR_FSYNC,
    Deed.FOLDER_FLUSHED: IOERR_FSYNC,
}


def kills(times: int, seed: int) -> Iterator[Result]:
    """Kill every long action so many times, by turns plain and encrypted."""
    for action in LONG_ACTIONS:
        met = _Met()
        for passphrase, many in ((None, times - times // 2), (PASSPHRASE, times // 2)):
            if not many:
                continue
            with quick_keys(), leftovers_at_once(), quick_folder() as place:
                trial = _Trial(action, passphrase, place, met)
                chance = Random(f"{seed} {action.name}")
                for _ in range(many):
                    trial.prepare()
                    trial.kill(chance)
                    trial.judge()
        yield Result("P4", f"killed during: {action.name}", met.times, met.told("under way"), met.sound)


def refusals(times: int, seed: int) -> Iterator[Result]:
    """Let so many deeds of every long action fail, spread over all of it: a full disk, and a loose plug."""
    for action in LONG_ACTIONS:
        for name, refuse in (("disk full", full_from), ("input/output error", broken_at)):
            met = _Met()
            for passphrase, many in ((None, times - times // 2), (PASSPHRASE, times // 2)):
                if not many:
                    continue
                with quick_keys(), leftovers_at_once(), quick_folder() as place:
                    trial = _Trial(action, passphrase, place, met)
                    for number in range(many):
                        trial.prepare()
                        trial.fail(refuse(1 + number * trial.deeds // many))
                        trial.judge()
            yield Result("P3", f"{name} during: {action.name}", met.times, met.told("refused"), met.sound)


@dataclass(slots=True)
class _Met:
    """What became of all interruptions of one action."""

    times: int = 0
    before: int = 0
    after: int = 0
    not_put: int = 0
    """A file is registered, and not in its place: the register says more than left."""
    refused: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        return self.times > 0 and not self.faults

    def told(self, how: str) -> str:
        said = f", {self.refused} said in words" if how == "refused" else ""
        wrong = "" if self.sound else f"; {len(self.faults)} faults: {'; '.join(sorted(set(self.faults)))[:600]}"
        between = f", {self.not_put} registered and not yet in its place" if self.not_put else ""
        return f"{self.before} as before, {self.after} as after{between}{said}{wrong or '; none half'}"


class _Trial:
    """One action on one kind of study, interrupted again and again on copies of it."""

    def __init__(self, action: LongAction, passphrase: str | None, place: Path, met: _Met) -> None:
        self._action, self._passphrase, self._met = action, passphrase, met
        self._template, self._now = place / "template", place / "now"
        self._template.mkdir()
        action.make(self._template, passphrase)
        self._backups = sound_backups(self._template)[0]
        self._before = seen(self._template)
        self.deeds = 0
        self.prepare()
        began = time.perf_counter()
        with watched(self._count):
            action.act(self._now, passphrase)
        self._takes = time.perf_counter() - began
        self._after = seen(self._now)

    def _count(self, _: Done) -> None:
        self.deeds += 1

    def prepare(self) -> None:
        """The study as it was."""
        shutil.rmtree(self._now, ignore_errors=True)
        shutil.copytree(self._template, self._now)

    def kill(self, chance: Random) -> None:
        """Do it in a child, and kill that."""
        left = None if chance.random() < AT_A_RANDOM_TIME else chance.randint(1, self.deeds)
        child = os.fork()
        if child == 0:
            try:
                with watched(_deadly(left)):
                    self._action.act(self._now, self._passphrase)
            finally:
                os._exit(0)
        if left is None:
            time.sleep(chance.uniform(0, self._takes))
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    def fail(self, watcher: Callable[[Done], object]) -> None:
        """Do it while the disk fails; whatever is said must be a Problem."""
        try:
            with watched(watcher):
                self._action.act(self._now, self._passphrase)
        except Problem:
            self._met.refused += 1
        except CRASHES as error:
            self._met.faults.append(f"crashed with {type(error).__name__}: {error}"[:200])

    def judge(self) -> None:
        """Look what is there, open it, and do it once more."""
        self._met.times += 1
        now = seen(self._now)
        was_before, not_put = now == self._before, {**self._before, STUDY: self._after[STUDY]}
        if was_before:
            self._met.before += 1
        elif now == self._after:
            self._met.after += 1
        elif self._action.leaves and now == not_put:
            self._met.not_put += 1
        else:
            self._met.faults.append(f"neither before nor after: {_difference(now, self._before, self._after)}")
        listed, whole = sound_backups(self._now)
        if listed != whole:
            self._met.faults.append("a file is listed as a backup and is none")
        if listed < self._backups:
            self._met.faults.append("no backup")
        self._open()
        if was_before and self._met.times % AGAIN_EVERY == 0:
            self._again()
        self._met.faults += [
            f"left behind: {path.name}"
            for path in self._now.iterdir()
            if beside(path) and not path.name.startswith(NEVER_NAMED)
        ]

    def _open(self) -> None:
        """As the user does next; then only whole files are left, and of what was erased not a word."""
        for path in [path for path in self._now.iterdir() if path.suffix == studyfile.SUFFIX]:
            erased = self._open_one(path)
            if path.name == STUDY and erased and self._action.forgets and self._passphrase is None:
                files = [one for one in self._now.rglob("*") if one.is_file()]
                self._met.faults += ["erased words" for one in files if CANARY.encode() in one.read_bytes()]

    def _open_one(self, path: Path) -> bool:
        """Whether a source is gone that was there."""
        for passphrase in dict.fromkeys((self._passphrase, *reversed(PASSPHRASES))):
            with (
                suppress(WrongPassphrase, PassphraseNeeded),
                studyfile.open_study(path, passphrase, home=self._now / "home") as project,
            ):
                self._met.faults += [fault for one in studyfile.check(project) for fault in one.faults]
                return _sources(seen(self._now)) != _sources(self._before)
        self._met.faults.append("opens with no passphrase")
        return False

    def _again(self) -> None:
        try:
            self._action.act(self._now, self._passphrase)
        except CRASHES as error:
            self._met.faults.append(f"again: {type(error).__name__}: {error}"[:200])
            return
        if seen(self._now) != self._after:
            self._met.faults.append(f"again: {_difference(seen(self._now), self._before, self._after)}")


def _deadly(left: int | None) -> Callable[[Done], object]:
    """Kill this process before so many deeds are done."""
    waiting = iter(range((left or 0) - 1))

    def watch(_: Done) -> None:
        if left is not None and next(waiting, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    return watch


def full_from(deed: int) -> Callable[[Done], object]:
    """From this deed on no file grows; what is there can be written over, cut and removed."""
    so_far = 0

    def watch(done: Done) -> None:
        nonlocal so_far
        so_far += 1
        if so_far >= deed and done.deed in (Deed.MADE, Deed.WRITTEN) and _grows(done):
            raise Refused(FULL, written=len(done.data) // 2)

    return watch


def _grows(done: Done) -> bool:
    if done.whole:
        return True
    with suppress(FileNotFoundError):
        return done.at + len(done.data) > os.path.getsize(done.path)
    return True


def broken_at(deed: int) -> Callable[[Done], object]:
    """This one deed fails, of a write half is done; those after it succeed."""
    so_far = 0

    def watch(done: Done) -> None:
        nonlocal so_far
        so_far += 1
        if so_far == deed and done.deed in _REFUSALS:
            raise Refused(_REFUSALS[done.deed], written=len(done.data) // 2)

    return watch


def _sources(found: Seen) -> object:
    return found.get(STUDY, {}).get("source")


def _difference(now: Seen, before: Seen, after: Seen) -> str:
    """Which files are neither, and in what."""
    told = []
    for name in sorted({*now, *before, *after}):
        one, old, new = now.get(name), before.get(name), after.get(name)
        if one in (old, new):
            told.append(f"{name} {'unchanged' if old == new else 'before' if one == old else 'after'}")
        elif isinstance(one, dict) and isinstance(new, dict):
            told.append(f"{name} in {', '.join(sorted(key for key in one if one[key] != new.get(key)))}")
        else:
            told.append(f"{name} {'gone' if one is None else 'there'}")
    return "; ".join(told)
