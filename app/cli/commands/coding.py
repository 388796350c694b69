"""Coding on the command line."""

import argparse
import re
from collections.abc import Iterable, Sequence

from app.cli.leaving import passages_to_leave
from app.cli.terminal import Terminal
from app.coding import actions, queries
from app.coding.passages import passages as passages_of
from app.coding.rows import CodingDraft, PassageRow
from app.exchange.speakers import read_codings
from app.problems import Problem
from app.safeguards.typed import codes_to_leave


def code(given: argparse.Namespace, terminal: Terminal) -> int:
    """Code one passage, or every row of a list; all of them or none."""
    rows = {0: _one(given)} if given.list is None else read_codings(given.list, terminal.warn)
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        try:
            many = actions.code_passages(project, rows=list(rows.values()))
        except Problem as problem:
            raise _of_row(problem, list(rows)) from None
    terminal.say("1 passage coded." if many == 1 else f"{many} passages coded.")
    return 0


def _of_row(problem: Problem, numbers: Sequence[int]) -> Problem:
    """What is wrong with one draft of many, told by the number its row has in a spreadsheet."""
    found = _DRAFT_FAULT.fullmatch(problem.sentence)
    if found is None:
        return problem
    number, fault = numbers[int(found["draft"]) - 1], found["fault"]
    if not number:
        return Problem(fault[0].upper() + fault[1:], "Nothing was coded.")
    return Problem(f"Row {number} of the table: {fault[0].lower()}{fault[1:]}", "Nothing was coded; correct it.")


_DRAFT_FAULT = re.compile(r"Line (?P<draft>\d+): (?P<fault>.+)", re.DOTALL)


def codes(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the codes in tree order."""
    with (
        terminal.study(given.study, given.passphrase_file, writing=False) as project,
        project.reading() as session,
    ):
        rows = queries.codes(session)
        if given.quotable:
            rows = codes_to_leave(session, rows)
        people = queries.people_by_code(session)
    if given.json:
        terminal.say_json(
            [
                {
                    "code": row.path,
                    "definition": row.definition,
                    "when_to_use": row.when_to_use,
                    "when_not": row.when_not,
                    "example": row.example,
                    "colour": row.colour,
                    "passages": row.passages_below,
                    "participants": people[row.id],
                }
                for row in rows
            ]
        )
        return 0
    for row in rows:
        terminal.say(f"{'  ' * row.depth}{row.name}  ({row.passages_below} passages, {people[row.id]} people)")
    return 0


def passages(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the passages of a code and of the codes below it."""
    with (
        terminal.study(given.study, given.passphrase_file, writing=False) as project,
        project.reading() as session,
    ):
        every = passages_of(session, queries.code_at(session, given.code).id)
        if given.quotable:
            every = passages_to_leave(session, every, terminal)
    rows = [row for row in every if not row.restricted]
    if len(rows) < len(every):
        terminal.warn(f"{len(every) - len(rows)} left out: a safeguarding concern stands on their words.")
    if given.json:
        terminal.say_json([passage_as_json(row) for row in rows])
        return 0
    for row in rows:
        terminal.say(passage_line(row))
    return 0


def _one(given: argparse.Namespace) -> CodingDraft:
    return CodingDraft(given.source, given.start, given.end, given.code, given.coder, given.memo)


def passage_line(row: PassageRow) -> str:
    """A passage on one line: whose, where, which code, the words."""
    whose = _joined(voice.pseudonym for voice in row.voices) or "nobody's words"
    return f"{whose}, {row.source_name} {row.start}–{row.end}, {row.code_path}: {row.text!r}"


def passage_as_json(row: PassageRow) -> dict[str, object]:
    """A passage; several people heard in it are parted by "; "."""
    return {
        "source": row.source_name,
        "participant": _joined(voice.pseudonym for voice in row.voices) or None,
        "perspective": _joined(voice.perspective_name for voice in row.voices) or None,
        "start": row.start,
        "end": row.end,
        "text": row.text,
        "code": row.code_path,
        "coder": row.coder,
    }


def _joined(names: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(name for name in names if name))
