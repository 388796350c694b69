"""The audit on the command line: what was done, when and by whom, never a word of the study."""

import argparse
import json
from datetime import UTC, datetime

from app.cli.terminal import Terminal
from app.reports.tables import Column, Kind, PlainTable, write_csv, write_xlsx
from app.store.audit import AuditRow, check_audit, entries

COLUMNS = (
    Column("Entry", Kind.WHOLE),
    Column("When (UTC)", width=19),
    Column("Who"),
    Column("What", width=32),
    Column("Rows", width=60),
    Column("Seal", width=64),
)
SEALED = "Each seal is the SHA-256 of the seal before it and of what the entry says."


def audit(given: argparse.Namespace, terminal: Terminal) -> int:
    """Say what was done; 1 when the audit is not as it was written."""
    with (
        terminal.study(given.study, given.passphrase_file, writing=False) as project,
        project.reading() as session,
    ):
        done, faults = entries(session), [fault for finding in check_audit(session) for fault in finding.faults]
        name = project.name
    if given.out is not None:
        rows = [(row.id, _when(row), row.who, row.action, row.rows, row.seal) for row in done]
        table = PlainTable(f"Audit of {name}", COLUMNS, rows, (SEALED, *faults))
        if given.out.suffix.casefold() == ".csv":
            write_csv(table, given.out)
        else:
            write_xlsx([table], given.out, date=datetime.now(UTC).date())
        terminal.say(f"Audit written: {given.out}")
    elif given.json:
        terminal.say_json({"sound": not faults, "entries": [_as_json(row) for row in done]})
    else:
        for row in done:
            terminal.say("  ".join((_when(row), row.who or "-", row.action)))
    for fault in faults:
        terminal.warn(fault)
    return 1 if faults else 0


def _when(row: AuditRow) -> str:
    return datetime.fromtimestamp(row.at, UTC).strftime("%Y-%m-%d %H:%M:%S")


def _as_json(row: AuditRow) -> dict[str, object]:
    return {
        "entry": row.id,
        "when": _when(row),
        "who": row.who,
        "what": row.action,
        "rows": json.loads(row.rows),
        "seal": row.seal,
    }
