"""What opens the files made to harm, as a worker process is asked to do it: time and memory are held there."""

import io
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from app import settings, studyfile
from app.cli.run import PROBLEM, run
from app.exchange.tables import read_table
from app.problems import Problem
from app.safeguards.identity import form, keyfile
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.problems import told
from app.store.engine import connect
from app.store.keys import Key
from tests.builders import add, dialogue, new_study
from tests.exchange import hostile_keys
from tests.faults.suites import quick_keys
from tests.store.rows import all_rows

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "codebook": ("codebook", "{study}", "--import", "{file}"),
    "participants": ("participants", "{study}", "--set", "{file}"),
    "codings": ("code", "{study}", "--from", "{file}"),
    "record": ("import-record", "{study}", "Robin", "{file}", "--child", "A"),
    "assumptions": ("assumptions", "{study}", "--from", "{file}"),
    "evidence": ("evidence", "{study}", "--from", "{file}"),
    "speakers": ("import", "{study}", "{text}", "--speakers", "{file}"),
    "correct": ("correct", "{study}", "v", "--text", "{file}"),
    "spec": ("report", "{study}", "--spec", "{file}", "--out", "{out}"),
    "where": ("query", "{study}", "--where", "{file}"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: stored, or refused in a sentence; and whether a refused one left a trace."""

    refused: str
    unchanged: bool


def by_command(kind: str, file: str) -> tuple[str, bool]:
    """Give the file to its command, with a small study; anything but a sentence or success is a bug."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        with new_study(folder) as project:
            add(project, dialogue("v", [("Robin", "They put my things in bin bags."), ("Interviewer", "mm")]))
        text = folder / "talk.txt"
        text.write_text("Interviewer: How was it?\nRobin: Loud.\n", "utf-8")
        before = stored(project.path, folder)
        known = {"study": project.path, "file": file, "text": text, "out": folder / "report.docx"}
        words = [word.format(**known) for word in COMMANDS[kind]]
        out, err = io.StringIO(), io.StringIO()
        try:
            code = run(
                words, stdin=io.StringIO(), out=out, err=err, environ={}, home=folder / "home", person="Tester"
            )
        except SystemExit:
            raise RuntimeError("the command was not understood: the test is wrong") from None
        said = err.getvalue().strip() if code == PROBLEM else ""
        return (said, not said or stored(project.path, folder) == before)


def stored(path: Path, folder: Path) -> object:
    """Everything a study holds; its bytes alone change a little with every opening."""
    with studyfile.open_study(path, home=folder / "home", read_only=True) as project:
        return all_rows(project)


def by_table(file: str) -> tuple[str, bool]:
    """Only read the table."""
    return _told(lambda: read_table(Path(file)))


_HEAD = 100
"""Bytes of a database in which it counts how often it was changed."""


def by_settings(file: str) -> tuple[str, bool]:
    """A settings file that makes no sense is as good as none."""
    settings.load(Path(file))
    return ("", True)


def by_study(file: str, passphrase: str | None) -> tuple[str, bool]:
    """Open a study and look over all of it, as the window does and as its check does."""
    before, opened = Path(file).read_bytes(), []

    def look() -> object:
        with (
            tempfile.TemporaryDirectory() as home,
            studyfile.open_study(Path(file), passphrase, home=Path(home)) as project,
        ):
            opened.append(project)
            return studyfile.check(project)

    outcome = _told(look)
    after = Path(file).read_bytes()
    # What opened and is refused by its check was counted in its head as opened to write: nothing else changes.
    return (outcome[0], not outcome[0] or after[_HEAD * len(opened) :] == before[_HEAD * len(opened) :])


def by_key(file: str) -> tuple[str, bool]:
    """Open an identity key and read all of it; a copy, for the program puts another beside it."""
    with tempfile.TemporaryDirectory() as folder, quick_keys():
        path = Path(shutil.copy(file, folder))
        before = hostile_keys.bytes_beside(path)

        def do() -> None:
            with keyfile.open_key(path, hostile_keys.PASSPHRASE, study=hostile_keys.STUDY) as key:
                hostile_keys.look(key)

        outcome = _told(do)
        return (outcome[0], hostile_keys.bytes_beside(path) == before if outcome[0] else len(before) == 1)


def by_plain_key(file: str) -> tuple[str, bool]:
    """The same with what is inside of a key: it was broken before it was encrypted."""

    def do() -> None:
        with told(), closing(connect(Path(file), None, mode="ro")) as bare:
            form.check(bare, hostile_keys.STUDY)
            key = IdentityKey(Path(file), Key(""), bare, lock=None, study=hostile_keys.STUDY)
            hostile_keys.look(key)

    return _told(do)


def _told(do: Callable[[], object]) -> tuple[str, bool]:
    try:
        do()
    except Problem as problem:
        return (str(problem), True)
    return ("", True)
