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
from app.safeguards.identity.copies import copy_of
from app.store.keys import key_for
from app.store.problems import PassphraseNeeded, WrongPassphrase
from tests.faults.coding_work import PASSPHRASE
from tests.faults.disk import FULL, IOERR_FSYNC, IOERR_TRUNCATE, IOERR_WRITE, Deed, Done, Refused, watched
from tests.faults.keyed_actions import KEYED_ACTIONS, opened_key
from tests.faults.long_actions import (
    CANARY,
    KEY_PASSPHRASE,
    LONG_ACTIONS,
    PASSPHRASES,
    STUDY,
    LongAction,
    Seen,
    beside,
    contents,
    key_in,
    opened,
    seen,
    sound_backups,
    study_in,
)
from tests.faults.pages import all_bytes
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
ACTIONS = (*LONG_ACTIONS, *KEYED_ACTIONS)
_REFUSALS = {
    Deed.WRITTEN: IOERR_WRITE,
    Deed.CUT: IOERR_TRUNCATE,
    Deed.FLUSHED: IOERR_FSYNC,
    Deed.FOLDER_FLUSHED: IOERR_FSYNC,
}


def kills(times: int, seed: int) -> Iterator[Result]:
    """Kill every long action so many times, by turns plain and encrypted."""
    for action in ACTIONS:
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
    for action in ACTIONS:
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
    between: dict[str, int] = field(default_factory=dict)
    """How often it stood between the two, and where."""
    refused: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        return self.times > 0 and not self.faults

    def told(self, how: str) -> str:
        said = f", {self.refused} said in words" if how == "refused" else ""
        wrong = "" if self.sound else f"; {len(self.faults)} faults: {'; '.join(sorted(set(self.faults)))[:600]}"
        between = "".join(f", {many} {where}" for where, many in self.between.items())
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
        was_before = now == self._before
        between = self._action.between
        if was_before:
            self._met.before += 1
        elif now == self._after:
            self._met.after += 1
        elif between is not None and between.is_it(self._before, now, self._after):
            self._met.between[between.where] = self._met.between.get(between.where, 0) + 1
        else:
            self._met.faults.append(f"neither before nor after: {_difference(now, self._before, self._after)}")
        listed, whole = sound_backups(self._now)
        if listed != whole:
            self._met.faults.append("a file is listed as a backup and is none")
        if listed < self._backups:
            self._met.faults.append("no backup")
        self._open()
        if was_before and self._met.times % AGAIN_EVERY == 0:
            self._again(self._action.act)
        elif between is not None and between.finish is not None and now not in (self._before, self._after):
            self._again(between.finish)
        if self._action.forgets and seen(self._now)[STUDY] != self._before[STUDY]:
            self._look_for_erased()
        self._met.faults += [
            f"left behind: {path.name}"
            for path in self._now.iterdir()
            if beside(path) and not path.name.startswith(NEVER_NAMED)
        ]

    def _open(self) -> None:
        """As the user does next; then only whole files are left."""
        for path in [path for path in self._now.iterdir() if path.suffix == studyfile.SUFFIX]:
            self._open_one(path)
        if key_in(self._now).exists():
            with opened(self._now, self._passphrase) as project, opened_key(self._now, project):
                pass
            if contents(copy_of(key_in(self._now))) != contents(key_in(self._now)):
                self._met.faults.append("the copy of the key is not as the key is")

    def _open_one(self, path: Path) -> None:
        for passphrase in dict.fromkeys((self._passphrase, *reversed(PASSPHRASES))):
            with (
                suppress(WrongPassphrase, PassphraseNeeded),
                studyfile.open_study(path, passphrase, home=self._now / "home") as project,
            ):
                self._met.faults += [fault for one in studyfile.check(project) for fault in one.faults]
                return
        self._met.faults.append("opens with no passphrase")

    def _look_for_erased(self) -> None:
        """Of what was erased there is not a word, as far as the bytes can be read."""
        known = [key_for(study_in(self._now), self._passphrase)]
        if self._action.key_forgets:
            known.append(key_for(key_in(self._now), KEY_PASSPHRASE))
        for path in [path for path in self._now.rglob("*") if path.is_file()]:
            if any(CANARY.encode() in all_bytes(path, key).lower() for key in known):
                self._met.faults.append(f"erased words in a file {path.suffix}")

    def _again(self, act: Callable[[Path, str | None], object]) -> None:
        try:
            act(self._now, self._passphrase)
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
