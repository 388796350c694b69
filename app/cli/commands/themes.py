"""The themes of the study, on the command line."""

import argparse

from app.cli.terminal import Terminal
from app.coding import queries


def themes(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the themes with what stands behind and against each."""
    with (
        terminal.study(given.study, given.passphrase_file, writing=False) as project,
        project.reading() as session,
    ):
        rows, paths = queries.themes(session), queries.code_paths(session)
    if given.json:
        terminal.say_json(
            [
                {
                    "theme": row.name,
                    "statement": row.statement,
                    "scope": row.scope,
                    "status": row.status.value,
                    "codes": [paths[code] for code in row.codes],
                    "people": row.people,
                    "passages": row.passages,
                    "for": row.named_for,
                    "against": row.named_against,
                    "contrary": row.contrary,
                    "lacks": list(row.incomplete),
                }
                for row in rows
            ]
        )
        return 0
    for row in rows:
        behind = (
            f"{row.people} people, {row.passages} passages; {row.named_for} for it, {row.named_against} against"
        )
        terminal.say(f"{row.name}  ({row.status.value}; {behind})")
        if row.statement:
            terminal.say(f"  {row.statement}")
    return 0
