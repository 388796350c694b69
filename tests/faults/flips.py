"""P6: single bits of a study flip while it is closed.

Of an encrypted study every flip must be said at opening or found by the check; of a plain one those that hit words
or structure are, and the figure says how many. Whatever happened to it, its newest backup is offered, and what can
be read is rescued into a new file.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from app import studyfile
from app.problems import Problem
from app.store.project import Project
from app.store.restore import backups_for, restore
from tests.builders import add, dialogue
from tests.faults.coding_work import LINES, PASSPHRASE, filled
from tests.faults.suites import Result, in_words, quick_folder, quick_keys

RESCUED_EVERY = 20
HEADER = 100
"""Bytes at the beginning, of which every tenth flip is one."""


def suite(times: int, seed: int) -> Iterator[Result]:
    """Flip so many bits, one at a time, encrypted and plain."""
    for passphrase in (PASSPHRASE, None):
        with quick_keys(), quick_folder() as folder:
            trial = _Trial(folder, passphrase, Random(seed))
            for number in range(times):
                trial.flip(number)
        figure = (
            f"{trial.found} found, {trial.offered} with the newest backup offered;"
            f" {trial.rescued} of {trial.tried} rescued into a new file that is whole,"
            f" {trial.sent_to_backup} sent to the backup"
        )
        kept = trial.offered == times and trial.rescued + trial.sent_to_backup == trial.tried
        kept &= trial.found == times or passphrase is None
        yield Result("P6", f"a flipped bit, {in_words(passphrase)}", times, figure, kept)


class _Trial:
    """One study with a backup, damaged elsewhere each time."""

    def __init__(self, folder: Path, passphrase: str | None, chance: Random) -> None:
        self._passphrase, self._home, self._chance = passphrase, folder / "home", chance
        self._path = filled(folder, passphrase)
        with studyfile.open_study(self._path, passphrase, home=self._home) as project:
            add(project, dialogue("Second", LINES))
            project.back_up()
        self._whole = self._path.read_bytes()
        self.found = self.offered = self.rescued = self.sent_to_backup = self.tried = 0

    def flip(self, number: int) -> None:
        """Flip a bit, and see who notices."""
        damaged = bytearray(self._whole)
        at = self._chance.randrange(HEADER if number % 10 == 0 else len(damaged))
        damaged[at] ^= 1 << self._chance.randrange(8)
        self._path.write_bytes(bytes(damaged))
        self.found += self._is_found()
        self.offered += self._is_offered(number)
        if number % RESCUED_EVERY == 1 and at >= HEADER:
            self.tried += 1
            try:
                self.rescued += self._is_rescued()
            except Problem as told:
                # A page that says what the others are: nothing can be read without it, and that must be said.
                self.sent_to_backup += "backup" in str(told)

    def _is_found(self) -> bool:
        try:
            with self._open(self._path) as project:
                return any(finding.faults for finding in studyfile.check(project))
        except Problem:
            return True

    def _is_offered(self, number: int) -> bool:
        found = backups_for(self._path, self._home)
        if not found or number % RESCUED_EVERY:
            return bool(found)
        made = restore(found[0], self._path, self._passphrase)
        try:
            with self._open(made) as project:
                return not any(finding.faults for finding in studyfile.check(project))
        finally:
            made.unlink()

    def _is_rescued(self) -> bool:
        done, _ = studyfile.rescue(self._path, self._passphrase, home=self._home)
        try:
            with self._open(done.path) as project:
                return not any(finding.faults for finding in studyfile.check(project))
        finally:
            done.path.unlink()

    def _open(self, path: Path) -> Project:
        return studyfile.open_study(path, self._passphrase, home=self._home, read_only=True)
