"""What still asks to be looked at before anything is claimed, on the command line."""

import argparse

from app.cli.terminal import Terminal
from app.perspectives.queries import worklist as asked
from app.perspectives.worklist_rows import Prompt

_ASKED = {True: "asked", False: "not asked", None: "not recorded"}


def worklist(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the prompts, what was put aside last."""
    with terminal.reading(given.study, given.passphrase_file) as session:
        rows = asked(session)
    if given.json:
        terminal.say_json([_as_json(row) for row in rows])
        return 0
    for row in sorted(rows, key=lambda row: row.put_aside is not None):
        terminal.say(f"{row.about}: {row.found.sentence}")
        if row.put_aside is not None:
            terminal.say(f"  put aside by {row.put_aside.by or 'somebody'}: {row.put_aside.reason}")
            continue
        terminal.say(f"  {row.found.to_do}")
        if row.people:
            terminal.say(f"  {', '.join(f'{name} ({_ASKED[told]})' for _, name, told in row.people)}")
    return 0


def _as_json(row: Prompt) -> dict[str, object]:
    aside = row.put_aside
    return {
        "asks": row.key.kind.value,
        "about": row.about,
        "sentence": row.found.sentence,
        "to_do": row.found.to_do,
        "participants": [{"participant": name, "asked": told} for _, name, told in row.people],
        "put_aside": None if aside is None else {"reason": aside.reason, "by": aside.by},
    }
