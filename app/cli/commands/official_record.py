"""Bringing in the official record of a child on the command line."""

import argparse
from typing import Any

from app.cli.terminal import Terminal
from app.exchange.record import read_return, record_draft, unlisted
from app.journeys import actions, queries
from app.journeys.draft_rows import RecordDraft
from app.journeys.measuring.record import lines_of, told_in_line
from app.journeys.rules import when_told
from app.problems import Problem


def import_record(given: argparse.Namespace, terminal: Terminal) -> int:
    """Say what the record tells and, unless it is only a rehearsal, put it on the map of the case."""
    told = read_return(given.tables, terminal.warn)
    for name in told.passed_over:
        terminal.warn(f"{name}: not a table that is read; passed over.")
    if given.child is None and len(told.children()) > 1:
        raise Problem(f"The tables tell of {len(told.children()):,} children.", "Say which one with --child ID.")
    record = told.of(given.child)
    with terminal.study(given.study, given.passphrase_file, writing=not given.dry_run) as project:
        with project.reading() as session:
            case = queries.case_named(session, given.case)
            words = queries.vocabulary(session)
        draft = record_draft(record, words)
        for sentence in unlisted(draft, words):
            terminal.warn(sentence)
        made = 0
        if not given.dry_run:
            made = actions.import_record(project, case=case, record=draft, replace=given.replace)
    if given.json:
        terminal.say_json({"stored": made, **_as_json(draft)})
        return 0
    for line in lines_of(draft):
        terminal.say(told_in_line(line))
    terminal.say("Nothing was stored." if given.dry_run else f"{made} marks stored, told by the official record.")
    return 0


def _as_json(draft: RecordDraft) -> dict[str, Any]:
    return {
        "spells": [
            {
                "lane": str(spell.lane),
                "code": spell.code,
                "label": spell.label,
                "from": when_told(spell.start),
                "to": None if spell.end is None else when_told(spell.end),
                "began_because": spell.began_because,
                "ended_because": spell.ended_because,
            }
            for spell in draft.spells
        ],
        "events": [
            {
                "kind": event.kind.value,
                "title": event.title,
                "when": when_told(account.when),
                "words": account.words,
            }
            for event, account in draft.events
        ],
    }
