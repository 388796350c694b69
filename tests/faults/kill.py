"""Killing the process at random moments of coding: ``python -m tests.faults.kill --times 200 --encrypted``.

A child codes without pause and says before each action what it will do and after it that it was done. It is
killed with SIGKILL after a random number of actions and a random time. Then the study is opened again:
everything acknowledged must be there, at most the one action under way may be there or not, and whatever is
there must be whole. One study lives through all the kills. POSIX only: the child is a fork, so that nothing
is loaded or derived anew.
"""

import argparse
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from sqlalchemy import text

from app import studyfile
from app.coding import actions as coding
from app.coding.rows import CodingId
from app.language.spans import Span
from app.store import keys
from app.store.project import Project
from app.study import queries
from app.study.rows import VersionId
from tests.builders import add, dialogue, new_study

PASSPHRASE = "three quiet herons"
LINES = [("Robin" if number % 2 else "Kim", f"line {number} about the bags and the car") for number in range(200)]
HALF_DONE = {
    "codings without a passage's speaker": """
        SELECT count(*) FROM coding WHERE segment_id NOT IN (SELECT segment_id FROM segment_turn)""",
    "passages that nobody coded": "SELECT count(*) FROM segment WHERE id NOT IN (SELECT segment_id FROM coding)",
    "codes made with a coding that is not there": """
        SELECT count(*) FROM code WHERE name LIKE 'New %' AND id NOT IN (SELECT code_id FROM coding)""",
    "codings that the audit does not know": """
        SELECT count(*) FROM coding WHERE id NOT IN (
            SELECT value FROM audit, json_each(audit.rows, '$.coding.insert'))""",
    "a source that was coded and is new": """
        SELECT count(*) FROM source WHERE status = 'new' AND EXISTS (SELECT 1 FROM coding)""",
}


@dataclass(slots=True)
class Tally:
    """What became of all the kills."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    come_back: int = 0
    """Codings whose removal was acknowledged and that are there again."""
    out_of_nowhere: int = 0
    half_done: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    cut_short: int = 0
    """Kills that met an action under way."""
    longest_opening: float = 0.0

    @property
    def sound(self) -> bool:
        """Whether every promise held."""
        return not (self.lost or self.come_back or self.out_of_nowhere or self.half_done or self.broken)


def work(path: Path, passphrase: str | None, chance: Random, out: int, run: int) -> None:
    """Code, take codes off, fold the log in and back up, until killed."""

    def say(mark: str, word: str) -> None:
        os.write(out, f"{mark} {word}\n".encode())

    with studyfile.open_study(path, passphrase, home=path.parent / "home") as project:
        coder = coding.coder_named(project, name=f"Ada {run}")
        code = coding.make_code_path(project, path="Bags / Car")
        with project.reading() as session:
            version, characters = session.execute(text("SELECT id, characters FROM text_version")).one()
        mine: list[tuple[str, CodingId]] = []
        for number, start in enumerate(chance.sample(range(characters - 40), characters - 40)):
            word = f"{run}-{number}"
            span = Span(start, start + chance.randint(20, 40))
            say("?+", word)
            if chance.random() < 0.3:
                with project.step("Code with new code"):
                    _, made = coding.apply_new_code(
                        project,
                        version=VersionId(version),
                        span=span,
                        name=f"New {word}",
                        parent=None,
                        coder=coder,
                    )
                    coding.set_memo(project, coding=made, memo=word)
            else:
                made = coding.apply_code(
                    project, version=VersionId(version), span=span, code=code, coder=coder, memo=word
                )
                mine.append((word, made))
            say("+", word)
            if mine and chance.random() < 0.2:
                word, made = mine.pop(chance.randrange(len(mine)))
                say("?-", word)
                coding.remove_coding(project, coding=made)
                say("-", word)
            if chance.random() < 0.03:
                project.checkpoint()
            if chance.random() < 0.01:
                project.back_up()


def killed(path: Path, passphrase: str | None, chance: Random, run: int) -> list[str]:
    """What a child said before it was killed after a random time."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            work(path, passphrase, chance, write, run)
        finally:
            os._exit(1)
    os.close(write)
    lines = []
    with os.fdopen(read) as said:
        for _ in range(2 * chance.choice((0, *range(25)))):  # two lines an action; often it has yet to begin
            lines.append(said.readline().rstrip())
        time.sleep(chance.expovariate(1 / 0.01))
        os.kill(child, signal.SIGKILL)
        lines += said.read().splitlines()
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError("the child ended by itself")
    return lines


def judge(tally: Tally, project: Project, said: Iterable[str], known: set[str]) -> set[str]:
    """Compare what is stored with what was said; returns what is there now."""
    there_must, may = set(known), set[str]()
    for line in said:
        mark, word = line.split()
        if mark.startswith("?"):
            may = {word}
            continue
        may = set()
        tally.acknowledged += 1
        (there_must.add if mark == "+" else there_must.discard)(word)
    tally.cut_short += bool(may)
    with project.reading() as session:
        there = set(session.scalars(text("SELECT memo FROM coding WHERE memo <> ''")))
        half = {what: session.scalar(text(query)) for what, query in HALF_DONE.items()}
    tally.lost += len(there_must - there - may)
    strangers = there - there_must - may
    tally.come_back += len(strangers & known)
    tally.out_of_nowhere += len(strangers - known)
    tally.half_done += [f"{many} {what}" for what, many in half.items() if many]
    tally.broken += [fault for finding in studyfile.check(project) for fault in finding.faults]
    return there


def run(times: int, *, encrypted: bool, seed: int) -> Tally:
    """Kill so many times, one after the other, on one study."""
    keys._derive = cache(keys._derive)
    passphrase = PASSPHRASE if encrypted else None
    chance, tally, known = Random(seed), Tally(), set[str]()
    with tempfile.TemporaryDirectory() as folder:
        with new_study(Path(folder), passphrase=passphrase) as project:
            source, *_ = add(project, dialogue("Visit", LINES))
            with project.reading() as session:
                assert len(queries.transcript(session, source).turns) == len(LINES)
        for number in range(times):
            said = killed(project.path, passphrase, Random(chance.random()), number)
            began = time.perf_counter()
            with studyfile.open_study(project.path, passphrase, home=Path(folder) / "home") as again:
                tally.longest_opening = max(tally.longest_opening, time.perf_counter() - began)
                known = judge(tally, again, said, known)
            tally.kills += 1
    return tally


def main() -> int:
    """Kill as often as asked; 0 when every promise held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--encrypted", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    tally = run(asked.times, encrypted=asked.encrypted, seed=asked.seed)
    print(json.dumps(asdict(tally)))
    return 0 if tally.sound else 1


if __name__ == "__main__":
    sys.exit(main())
