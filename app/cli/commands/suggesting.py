"""Passages like those of a code, on the command line: told with why, and never coded here."""

import argparse

from app.cli.leaving import suggestions_to_leave
from app.cli.terminal import Terminal
from app.coding import queries
from app.coding.found_rows import Reach
from app.coding.suggesting import MEMORY, SECONDS, suggestions
from app.coding.suggesting.telling import found_told, not_reached_told, reasons_told, trust_told, why_none
from app.coding.suggestion_rows import SuggestionRow, Suggestions
from app.language.suggesting import Trial
from app.workers.worker import Worker


def suggest(given: argparse.Namespace, terminal: Terminal) -> int:
    """List what may belong under a code, and how far that can be trusted."""
    with terminal.reading(given.study, given.passphrase_file) as session:
        code = queries.code_at(session, given.code).id
        reach = None if given.reach is None else Reach(given.reach)
        with Worker(seconds=SECONDS, memory=MEMORY) as worker:
            found = suggestions(session, code, call=worker.call, reach=reach)
        target = given.right / 10
        trial, rows = found.trial(target), found.reaching(target)
        if given.quotable:
            rows = suggestions_to_leave(session, rows, terminal)
    if given.json:
        terminal.say_json(_as_json(found, trial, rows))
        return 0
    for row in rows:
        where = f"{row.voice.pseudonym}, {row.source_name} {row.span.start}–{row.span.end}"
        terminal.say(f"{where}: {' '.join(row.words.split())}")
        for line in reasons_told(row).splitlines():
            terminal.say(f"    {line}")
    if trial is None:
        terminal.say(why_none(found.basis))
    elif trial.threshold is None:
        terminal.say(not_reached_told(trial, found.reach))
    else:
        terminal.say(found_told(found, trial))
        terminal.say(trust_told(trial, found.parts))
    return 0


def _as_json(found: Suggestions, trial: Trial | None, rows: tuple[SuggestionRow, ...]) -> dict[str, object]:
    reached = trial is not None and trial.threshold is not None
    tested = None
    if trial is not None:
        tested = {
            "suggested": trial.suggested,
            "right": trial.right,
            "passages": trial.passages,
            "found": trial.found,
            "parts": found.parts,
            "reached": reached,
        }
    return {
        "code": found.code_path,
        "reach": found.reach.value,
        "standing": found.basis.standing.value,
        "passages": found.basis.passages,
        "interviews": found.basis.interviews,
        "interviews_fully_coded": found.basis.reviewed,
        "interviews_to_look_through": found.basis.open,
        "tested": tested,
        "waiting": trial.waiting if trial is not None and reached else 0,
        "suggestions": [
            {
                "source": row.source_name,
                "turn": row.turn_number,
                "participant": row.voice.pseudonym,
                "perspective": row.voice.perspective_name or None,
                "start": row.span.start,
                "end": row.span.end,
                "words": row.words,
                "score": row.score,
                "because_of": list(row.reason_words),
            }
            for row in rows
        ],
    }
