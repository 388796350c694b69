"""P5: backups are taken at random moments while another thread codes without pause; each must be whole."""

import threading
from collections.abc import Iterator
from contextlib import closing

from sqlalchemy import text

from app import studyfile
from app.coding import actions as coding
from app.coding.rows import CodingId
from app.language.spans import Span
from app.store.backup import verify
from app.store.engine import connect
from app.store.keys import key_for
from app.store.project import Project
from app.study.rows import VersionId
from tests.faults.coding_work import PASSPHRASE, Tally, filled, judge_quickly
from tests.faults.suites import Result, in_words, quick_folder, quick_keys

KEPT = 30
"""So many codings at most, for the study not to grow."""


def suite(times: int, seed: int) -> Iterator[Result]:
    """Take so many backups, half of them plain, half encrypted."""
    for passphrase, many in ((None, times - times // 2), (PASSPHRASE, times // 2)):
        tally, done = Tally(), 0
        with quick_keys(), quick_folder() as folder:
            path = filled(folder, passphrase)
            with studyfile.open_study(path, passphrase, home=folder / "home") as project:
                writer = _Writer(project, seed)
                thread = threading.Thread(target=writer.write)
                thread.start()
                try:
                    while tally.times < many:
                        _take_one(project, writer, passphrase, tally)
                finally:
                    writer.stop.set()
                    thread.join()
                done = writer.done
        figure = (
            f"{done:,} actions meanwhile; {tally.lost} acknowledged codings missing, {len(tally.half_done)} half"
            f" done, {len(tally.broken)} damaged"
        )
        what = f"backups while somebody codes, {in_words(passphrase)}"
        yield Result("P5", what, tally.times, figure, tally.sound and not writer.failed)


class _Writer:
    """Codes and takes codes off, and knows what must be there."""

    def __init__(self, project: Project, seed: int) -> None:
        self._project, self._first = project, seed
        self.stop, self.guard = threading.Event(), threading.Lock()
        self.there: dict[str, CodingId] = {}
        self.done = 0
        self.failed = False

    def write(self) -> None:
        """Until told to stop."""
        self.failed = True
        coder = coding.coder_named(self._project, name="Ada")
        code = coding.make_code_path(self._project, path="Bags")
        with self._project.reading() as session:
            version, characters = session.execute(text("SELECT id, characters FROM text_version")).one()
        while not self.stop.is_set():
            start = (self._first + 37 * self.done) % (characters - 40)  # never where another still stands
            word, span = f"w-{self.done}", Span(start, start + 30)
            made = coding.apply_code(
                self._project, version=VersionId(version), span=span, code=code, coder=coder, memo=word
            )
            with self.guard:
                self.there[word] = made
                gone = self.there.pop(next(iter(self.there))) if len(self.there) > KEPT else None
            if gone is not None:
                coding.remove_coding(self._project, coding=gone)
            self.done += 1
        self.failed = False


def _take_one(project: Project, writer: _Writer, passphrase: str | None, tally: Tally) -> None:
    with writer.guard:
        before = set(writer.there)
    taken = project.back_up()
    if taken is None:
        return
    with writer.guard:
        must = before & set(writer.there)
    key = key_for(taken.path, passphrase)
    with closing(connect(taken.path, key, mode="ro")) as copy:
        verify(copy)
        there = {memo for (memo,) in copy.execute("SELECT memo FROM coding")}
        [(last,)] = copy.execute("SELECT max(id) FROM audit").fetchall()
    tally.broken += ["fewer changes than its name says"] if last < taken.change else []
    tally.lost += len(must - there)
    judge_quickly(tally, taken.path, key, [f"+ {word}" for word in there], set())
    tally.times += 1
    taken.path.unlink()
