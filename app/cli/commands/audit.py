"""The audit on the command line: what was done, when and by whom, never a word of the study."""

import argparse
import json

from app.cli.terminal import Terminal
from app.reports.audit_table import when, write_audit
from app.store.audit import AuditRow, check_audit, entries


def audit(given: argparse.Namespace, terminal: Terminal) -> int:
    """Say what was done; 1 when the audit is not as it was written."""
    with (
        terminal.study(given.study, given.passphrase_file, writing=False) as project,
        project.reading() as session,
    ):
        done, faults = entries(session), [fault for finding in check_audit(session) for fault in finding.faults]
        name = project.name
    if given.out is not None:
        write_audit(name, done, faults, given.out)
        terminal.say(f"Audit written: {given.out}")
    elif given.json:
        terminal.say_json({"sound": not faults, "entries": [_as_json(row) for row in done]})
    else:
        for row in done:
            terminal.say("  ".join((when(row), row.who or "-", row.action)))
    for fault in faults:
        terminal.warn(fault)
    return 1 if faults else 0


def _as_json(row: AuditRow) -> dict[str, object]:
    return {
        "entry": row.id,
        "when": when(row),
        "who": row.who,
        "what": row.action,
        "rows": json.loads(row.rows),
        "seal": row.seal,
    }
