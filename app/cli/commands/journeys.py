"""Care journeys on the command line: one in words, as a lifegrid or as JSON; all as a list."""

import argparse
from collections.abc import Sequence

from app.cli.commands.journey_json import head_as_json, journey_as_json
from app.cli.commands.journey_picture import journey_on_paper, journey_picture, multiples_picture
from app.cli.commands.lifegrid_text import lifegrid_lines
from app.cli.terminal import Terminal
from app.journeys import queries
from app.journeys.fact_rows import JourneyHead
from app.journeys.journey_rows import JourneyRow
from app.journeys.layout import Options
from app.journeys.measuring import facts, head_of, lifegrid
from app.journeys.measuring.told import facts_told
from app.journeys.rules import Status, age_told


def journey(given: argparse.Namespace, terminal: Terminal) -> int:
    """Say what is told of a case: its glance header, its lifegrid, its map, or everything as JSON."""
    leaves = given.docx or given.png or given.svg
    with terminal.study(given.study, given.passphrase_file, writing=leaves is not None) as project:
        with project.reading() as session:
            case = queries.case_named(session, given.case)
            row = queries.journey(session, case)
        if given.docx is not None:
            return journey_on_paper(project, row, given, terminal)
        if leaves is not None:
            return journey_picture(project, row, given, terminal)
    if given.quotable:
        row = _to_leave(row, terminal)
    if given.json:
        terminal.say_json(journey_as_json(row))
        return 0
    for line in lifegrid_lines(lifegrid(row)) if given.table else facts_told(facts(row), row):
        terminal.say(line)
    return 0


def journeys(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the journeys of all cases, or draw them beside each other."""
    leaves = given.png is not None or given.svg is not None
    with terminal.study(given.study, given.passphrase_file, writing=leaves) as project:
        with project.reading() as session:
            rows = queries.journeys(session)
        if leaves:
            return multiples_picture(project, rows, given, terminal)
    heads = _all_to_leave(rows, terminal) if given.quotable else [head_of(row) for row in rows]
    if given.json:
        terminal.say_json([head_as_json(head) for head in heads])
        return 0
    for head in heads:
        terminal.say(f"{head.pseudonym}: {_line(head)}")
    return 0


def _to_leave(row: JourneyRow, terminal: Terminal) -> JourneyRow:
    from app.reports.pictures import leaving  # here, so that only leaving loads it

    allowed = leaving(row, Options())
    for sentence in allowed.warnings:
        terminal.warn(sentence)
    return allowed.journey


def _all_to_leave(rows: Sequence[JourneyRow], terminal: Terminal) -> list[JourneyHead]:
    from app.reports.pictures import all_leaving

    allowed = all_leaving(rows)
    for sentence in allowed.warnings:
        terminal.warn(sentence)
    return [child.head for child in allowed.children]


def _line(head: JourneyHead) -> str:
    if head.empty:
        return "nothing told yet"
    parts = []
    if head.placed_by is not None:
        counted = (
            f"{many} {thing}" if many == 1 else f"{many} {thing}s"
            for many, thing in ((head.placements, "placement"), (head.moves, "move"), (head.gaps, "gap"))
        )
        parts.append(f"{', '.join(counted)} ({head.placed_by.name})")
    if head.entry is not None and head.entry_by is not None:
        parts.append(f"came into care at {age_told(head.entry)} ({head.entry_by.name})")
    if head.lowest is not None and head.lowest_by is not None:
        parts.append(f"lowest {head.lowest:+g} ({head.lowest_by.name})")
    agree, conflict = head.accounts[Status.AGREE], head.accounts[Status.CONFLICT]
    if sum(head.accounts.values()):
        parts.append(f"{agree} of {sum(head.accounts.values())} events agreed, {conflict} in conflict")
    return "; ".join(parts) or "nothing to measure yet"
