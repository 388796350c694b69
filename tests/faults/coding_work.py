"""What is done to a study while it is killed or the power fails, and whether it kept what it said it had done.

Before each action a line says what will be done ("?+ word" or "?- word"), and after it that it was. Whatever is
interrupted, everything said to be done must be there, at most the one action under way may be there or not, and
whatever is there must be whole.
"""

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import text

from app import studyfile
from app.coding import actions as coding
from app.coding.rows import CodingId
from app.language.spans import Span
from app.store.engine import connect
from app.store.keys import Key
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
        SELECT count(*) FROM source WHERE status = 'new' AND EXISTS (
            SELECT 1 FROM text_version JOIN segment ON version_id = text_version.id
            JOIN coding ON segment_id = segment.id WHERE source_id = source.id)""",
}
Say = Callable[[str], object]
Ask = Callable[[str], list[Any]]
"""SQL -> the first column of what it finds."""


@dataclass(slots=True)
class Tally:
    """What became of a study that was interrupted again and again."""

    times: int = 0
    acknowledged: int = 0
    lost: int = 0
    come_back: int = 0
    """Codings whose removal was acknowledged and that are there again."""
    out_of_nowhere: int = 0
    half_done: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    cut_short: int = 0
    """Interruptions that met an action under way."""
    longest_opening: float = 0.0

    @property
    def sound(self) -> bool:
        """Whether every promise held."""
        return not (self.lost or self.come_back or self.out_of_nowhere or self.half_done or self.broken)


def filled(folder: Path, passphrase: str | None) -> Path:
    """A closed study with a transcript to code."""
    with new_study(folder, passphrase=passphrase) as project:
        source, *_ = add(project, dialogue("Visit", LINES))
        with project.reading() as session:
            assert len(queries.transcript(session, source).turns) == len(LINES)
    return project.path


def work(path: Path, passphrase: str | None, chance: Random, say: Say, run: int, most: int = 1_000_000) -> None:
    """Code, take codes off, fold the log in and back up, so often or until interrupted."""
    with studyfile.open_study(path, passphrase, home=path.parent / "home") as project:
        coder = coding.coder_named(project, name=f"Ada {run}")
        code = coding.make_code_path(project, path="Bags / Car")
        with project.reading() as session:
            version, characters = session.execute(text("SELECT id, characters FROM text_version")).one()
        mine: list[tuple[str, CodingId]] = []
        for number, start in enumerate(chance.sample(range(characters - 40), min(most, characters - 40))):
            word = f"{run}-{number}"
            span = Span(start, start + chance.randint(20, 40))
            say(f"?+ {word}")
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
            say(f"+ {word}")
            if mine and chance.random() < 0.2:
                word, made = mine.pop(chance.randrange(len(mine)))
                say(f"?- {word}")
                coding.remove_coding(project, coding=made)
                say(f"- {word}")
            if chance.random() < 0.03:
                project.checkpoint()
            if chance.random() < 0.01:
                project.back_up()


def judge(tally: Tally, ask: Ask, said: Iterable[str], known: set[str]) -> set[str]:
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
    there = set(ask("SELECT memo FROM coding WHERE memo <> ''"))
    tally.lost += len(there_must - there - may)
    strangers = there - there_must - may
    tally.come_back += len(strangers & known)
    tally.out_of_nowhere += len(strangers - known)
    for what, query in HALF_DONE.items():
        [many] = ask(query)
        tally.half_done += [f"{many} {what}"] if many else []
    return there


def judge_whole(tally: Tally, project: Project, said: Iterable[str], known: set[str]) -> set[str]:
    """The same of a study that is open, and the app's own check."""
    with project.reading() as session:
        there = judge(tally, lambda sql: list(session.scalars(text(sql))), said, known)
    tally.broken += [fault for finding in studyfile.check(project) for fault in finding.faults]
    return there


def judge_quickly(tally: Tally, path: Path, key: Key | None, said: Iterable[str], known: set[str]) -> set[str]:
    """The same of a file, by the database alone: a tenth of the time."""
    with closing(connect(path, key, mode="rw")) as bare:
        tally.broken += [words for (words,) in bare.execute("PRAGMA integrity_check") if words != "ok"]
        tally.broken += ["a reference" for _ in bare.execute("PRAGMA foreign_key_check")]
        return judge(tally, lambda sql: [first for (first,) in bare.execute(sql).fetchall()], said, known)


def told(tally: Tally) -> str:
    """A tally in words."""
    faults = tally.come_back + tally.out_of_nowhere + len(tally.half_done) + len(tally.broken)
    return (
        f"{tally.acknowledged:,} codings acknowledged, {tally.lost} lost; {faults} half done or damaged;"
        f" {tally.cut_short:,} met an action under way; opened again in {tally.longest_opening:.2f} s at most"
    )
