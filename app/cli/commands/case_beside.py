"""One case on the command line: a child's account beside those of its carers and practitioners."""

import argparse
from typing import Any

from app.cli.terminal import Terminal
from app.journeys.queries import case_named
from app.journeys.rules import Status
from app.perspectives.case_rows import CaseComparison, CaseLine
from app.perspectives.queries import compare_case
from app.perspectives.rows import LineKind
from app.perspectives.wording import agreement_words, case_cell_words, left_out_words, raised_words


def case_beside(given: argparse.Namespace, terminal: Terminal) -> int:
    """Say how the accounts of a case's events stand, and what each teller raises in their interviews."""
    kind = LineKind.THEMES if given.rows == "themes" else LineKind.CODES
    with terminal.reading(given.study, given.passphrase_file) as session:
        found = compare_case(session, case_named(session, given.case), kind)
    lines = [line for line in found.lines if given.rows != "top" or line.depth == 0]
    if given.json:
        terminal.say_json(_as_json(found, lines))
        return 0
    terminal.say(f"{found.pseudonym}: {agreement_words(found)}")
    for row in found.events.events:
        terminal.say(f"{row.compared.event.title}: {row.status}")
        for cell in row.cells:
            terminal.say(f"    {cell.teller.name}: {'; '.join(cell.told.splitlines())}")
    terminal.say(f"{len(lines)} {kind.value} raised: {raised_words(lines)}")
    for line in lines:
        cells = (
            f"{column.teller.name} {case_cell_words(cell, column)}"
            for column, cell in zip(found.columns, line.cells, strict=True)
            if column.teller.participant is not None
        )
        terminal.say(f"{line.path}: {'; '.join(cells)} — {line.raised.value}")
    if left_out := left_out_words(found):
        terminal.warn(left_out)
    return 0


def _as_json(found: CaseComparison, lines: list[CaseLine]) -> dict[str, Any]:
    return {
        "case": found.pseudonym,
        "area": found.area_name,
        "tellers": [
            {
                "name": column.teller.name,
                "perspective": column.teller.perspective_name,
                "relation": None if column.teller.relation is None else column.teller.relation.value,
                "pending": column.pending,
            }
            for column in found.columns
        ],
        "left_out": [teller.name for teller in found.left_out],
        "agreement": {
            "agree": found.agree,
            "partly": found.partly,
            "conflict": found.conflict,
            "child_only": found.child_only,
            "one_account": found.one_account,
            "not_comparable": found.not_comparable,
        },
        "events": [
            {
                "title": row.compared.event.title,
                "status": row.compared.status.value,
                "judged": not row.compared.unjudged,
                "child_only": row.compared.status is Status.ONE_ACCOUNT and row.by_child_only,
                "accounts": {cell.teller.name: cell.told.splitlines() for cell in row.cells},
            }
            for row in found.events.events
        ],
        "rows": [_line_as_json(line, found) for line in lines],
    }


def _line_as_json(line: CaseLine, found: CaseComparison) -> dict[str, Any]:
    kind, _ = line.key
    return {
        "theme" if kind is LineKind.THEMES else "code": line.path,
        "raised_by": line.raised.value,
        "tellers": {
            column.teller.name: {
                "passages": len(cell.passages),
                "withheld": cell.withheld,
                "asked": cell.asked,
                "quotes": [passage.speech or passage.text for passage in cell.passages],
            }
            for column, cell in zip(found.columns, line.cells, strict=True)
            if column.teller.participant is not None
        },
    }
