"""P3: the disk refuses in the middle of coding.

A transcript is imported and coded 50 times; at the k-th write, cut or flush the disk is full and stays so, or
fails once. The app must say so of every action that was not saved, keep all that it said was done, show nothing
that it said was not, and work again, on the same open study, once there is space.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import text

from app import studyfile
from app.coding import actions as coding
from app.language.spans import Span
from app.problems import Problem
from app.store.project import Project
from app.study.rows import VersionId
from tests.builders import add, dialogue
from tests.faults.coding_work import PASSPHRASE, Tally, filled, judge_whole
from tests.faults.disk import Done, watched
from tests.faults.interrupted import CRASHES, broken_at, full_from
from tests.faults.suites import Result, in_words, quick_folder, quick_keys

CODINGS = 50


def suite(times: int, seed: int) -> Iterator[Result]:
    """Refuse at so many deeds, spread over all of them; at each, where there are no more."""
    for passphrase in (None, PASSPHRASE):
        for name, refuse in (("disk full", full_from), ("input/output error", broken_at)):
            with quick_keys(), quick_folder() as folder:
                trial = _Trial(folder, passphrase)
                many = min(times, trial.deeds)
                for number in range(many):
                    trial.refuse(refuse(1 + (seed + number * trial.deeds // many) % trial.deeds))
            tally = trial.tally
            figure = (
                f"{tally.acknowledged:,} actions acknowledged, {tally.lost} lost; {trial.said:,} refused in words,"
                f" of them {tally.out_of_nowhere} there all the same; {len(tally.broken)} other faults"
            )
            if tally.broken:
                figure += f": {'; '.join(sorted(set(tally.broken)))[:400]}"
            what = f"{name} at one of {trial.deeds} deeds of coding, {in_words(passphrase)}"
            yield Result("P3", what, many, figure, tally.sound and trial.said > 0)


class _Trial:
    """The same work on copies of one study, refused elsewhere each time."""

    def __init__(self, folder: Path, passphrase: str | None) -> None:
        self._passphrase, self._folder = passphrase, folder
        self._template = filled(folder, passphrase)
        self.tally, self.said, self.deeds = Tally(), 0, 0
        self.refuse(self._count)
        assert not self.said

    def _count(self, _: Done) -> None:
        self.deeds += 1

    def refuse(self, watcher: Callable[[Done], object]) -> None:
        """Do it once more, and judge."""
        place = self._folder / "now"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        path = place / "study.counterpoint"
        shutil.copyfile(self._template, path)
        done: list[str] = []
        disk = _Plug(watcher)
        try:
            with watched(disk):
                self._work(path, done, disk)
        except CRASHES as error:
            self.tally.broken.append(f"crashed with {type(error).__name__}: {error}"[:200])
        with studyfile.open_study(path, self._passphrase, home=place / "home") as again:
            judge_whole(self.tally, again, [f"+ {word}" for word in done], set())
            self._add_a_text(again, "At last")
        self.tally.times += 1

    def _work(self, path: Path, done: list[str], disk: "_Plug") -> None:
        try:
            project = studyfile.open_study(path, self._passphrase, home=path.parent / "home")
        except Problem:
            self.said += 1
            return
        with project:
            self._say(partial(self._add_a_text, project, "New"))
            for number in range(CODINGS):
                if self._say(partial(_code, project, number)):
                    done.append(f"w-{number}")
            disk.well = True
            _code(project, CODINGS)
            done.append(f"w-{CODINGS}")

    def _add_a_text(self, project: Project, name: str) -> None:
        add(project, dialogue(name, [("Robin", "many words " * 200)] * 5))

    def _say(self, do: Callable[[], object]) -> bool:
        """Whether something was done; otherwise it was said in words that it was not."""
        try:
            do()
        except Problem as problem:
            self.said += 1
            if "not saved" not in problem.sentence:
                self.tally.broken.append(f"said only: {problem.sentence}")
            return False
        return True


class _Plug:
    """A watcher that stops refusing once all is well."""

    def __init__(self, watcher: Callable[[Done], object]) -> None:
        self._watcher = watcher
        self.well = False

    def __call__(self, done: Done) -> None:
        if not self.well:
            self._watcher(done)


def _code(project: Project, number: int) -> None:
    with project.step("Code"):
        coder = coding.coder_named(project, name="Ada")
        code = coding.make_code_path(project, path="Bags / Car")
        with suppress(driver.Error), project.reading() as session:
            version = session.scalar(text("SELECT id FROM text_version"))
        coding.apply_code(
            project,
            version=VersionId(version or 0),
            span=Span(10 + 40 * number, 40 + 40 * number),
            code=code,
            coder=coder,
            memo=f"w-{number}",
        )
