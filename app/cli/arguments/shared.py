"""What the arguments of every command have in common."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TypeAlias

PASSPHRASE_VARIABLE = "COUNTERPOINT_PASSPHRASE"
KEY_PASSPHRASE_VARIABLE = "COUNTERPOINT_KEY_PASSPHRASE"

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def command(commands: Commands, name: str, help_text: str) -> argparse.ArgumentParser:
    """A command on a study, with the routes of its passphrase."""
    made = commands.add_parser(name, help=help_text, description=help_text[0].upper() + help_text[1:] + ".")
    made.set_defaults(parser=made)
    made.add_argument("study", type=Path, metavar="STUDY", help="the study's file")
    made.add_argument(
        "--passphrase-file",
        "--recovery-file",
        dest="passphrase_file",
        type=Path,
        metavar="FILE",
        help="read the passphrase from a file, or open the study by the recovery sheet in one; "
        f"else the passphrase is taken from {PASSPHRASE_VARIABLE}, else it is asked for",
    )
    return made


def keyed(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """A command whose words are looked through for real names before they leave, where the key is given."""
    made.add_argument(
        "--key",
        type=Path,
        metavar="FILE",
        help="the identity key: what holds a real name of it is neither written nor printed",
    )
    made.set_defaults(looked_through=True)
    return with_key_passphrase(made)


def with_key_passphrase(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """A command that opens the identity key."""
    made.add_argument(
        "--key-passphrase-file",
        type=Path,
        metavar="FILE",
        help=f"read the key’s passphrase from a file; else from {KEY_PASSPHRASE_VARIABLE}, else it is asked for",
    )
    return made


def quotable(made: argparse.ArgumentParser, *, key: bool = True) -> None:
    """A command that prints words, and may be asked for those alone that may leave the study.

    With a `key` it is looked through for real names; without, it does something else with the key.
    """
    if key:
        keyed(made)
    made.add_argument(
        "--quotable",
        action="store_true",
        help="only words that may leave the study: of people who agreed to be quoted, from sources signed off, "
        "without those of a safeguarding concern",
    )


def reading(commands: Commands, name: str, help_text: str) -> argparse.ArgumentParser:
    """A command that reads, and can answer in JSON."""
    made = command(commands, name, help_text)
    made.add_argument("--json", action="store_true", help="as JSON")
    return made


def position(typed: str) -> int:
    """A place in a text; no text is as long as the longest numbers."""
    if not re.fullmatch(r"-?[0-9]{1,12}", typed):
        raise argparse.ArgumentTypeError("it must be a whole number, counted from 0")
    return int(typed)


def day(typed: str) -> date:
    """A day as a person types it."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError("it must be a day such as 2026-03-31") from None
