"""What a command prints, looked through for the real names of the identity key before it is printed.

A line with a name in it is not printed, nor is such a string of JSON; how many is said, not which name.
"""

import argparse
import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.cli.arguments.shared import KEY_PASSPHRASE_VARIABLE, PASSPHRASE_VARIABLE
from app.cli.identity import names_of
from app.cli.terminal import Terminal
from app.safeguards.gates import NamesIn
from app.store.keys import is_encrypted

NOT_PRINTED = "[a real name stands here: not printed]"

Command = Callable[[argparse.Namespace, Terminal], int]


def look_through(do: Command, given: argparse.Namespace, terminal: Terminal) -> int:
    """Do a command and print what it says as far as no real name stands there; 1 where one does."""
    asked = _asked_once(given, terminal)
    with (
        asked.study(given.study, given.passphrase_file, writing=False) as project,
        names_of(given, asked, project) as names_in,
    ):
        pass
    said = io.StringIO()
    code = do(given, replace(asked, out=said))
    written, kept = without_names(said.getvalue(), names_in, as_json=bool(getattr(given, "json", False)))
    terminal.out.write(written)
    if kept:
        lines = "1 line holds a real name and is" if kept == 1 else f"{kept:,} lines hold a real name and are"
        terminal.warn(f"{lines} not printed. Replace the names first: counterpoint pseudonymise.")
    return code or (1 if kept else 0)


def without_names(written: str, names_in: NamesIn, *, as_json: bool = False) -> tuple[str, int]:
    """What was written without the lines, or the strings of JSON, that hold a name; and how many those are."""
    kept = 0

    def looked(words: str) -> str:
        nonlocal kept
        if not names_in(words):
            return words
        kept += 1
        return NOT_PRINTED

    def through(value: Any) -> Any:
        match value:
            case str():
                return looked(value)
            case list():
                return [through(one) for one in value]
            case dict():
                return {looked(name): through(one) for name, one in value.items()}
        return value

    if as_json and written:
        return json.dumps(through(json.loads(written)), ensure_ascii=False, indent=2) + "\n", kept
    return "\n".join(looked(line) for line in written.split("\n")), kept


def _asked_once(given: argparse.Namespace, terminal: Terminal) -> Terminal:
    """The same terminal, with the passphrases that somebody had to type: they are not asked for twice."""
    known = dict(terminal.environ)
    if given.passphrase_file is None and is_encrypted(given.study):
        typed = terminal.passphrase(None)
        known |= {PASSPHRASE_VARIABLE: typed} if isinstance(typed, str) else {}
    if given.key_passphrase_file is None:
        known[KEY_PASSPHRASE_VARIABLE] = terminal.key_passphrase(None)
    return replace(terminal, environ=known)
