"""What can be typed: every command with its help."""

import argparse
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from app import __version__

PASSPHRASE_VARIABLE = "COUNTERPOINT_PASSPHRASE"

COMMANDS = (
    "new",
    "sample",
    "import",
    "sources",
    "text",
    "participants",
    "status",
    "code",
    "codes",
    "passages",
    "compare",
    "report",
    "check",
)


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands; a usage error ends with exit code 2."""
    parser = argparse.ArgumentParser(
        prog="counterpoint",
        description="Code interviews by theme and set perspectives against each other. Without a command, "
        "the window opens (on STUDY, if one is named).",
        epilog="Exit codes: 0 done; 1 a problem, said in one sentence; 2 a command that cannot be understood.",
    )
    parser.add_argument("--version", action="version", version=f"Counterpoint {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_files(commands)
    _add_study(commands)
    _add_coding(commands)
    _add_findings(commands)
    return parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was typed; a usage error also where options do not go together."""
    given = make_parser().parse_args(arguments)
    fault = _fault(given)
    if fault:
        given.parser.error(fault)
    return given


def _fault(given: argparse.Namespace) -> str:
    if given.command == "status" and given.all == bool(given.sources):
        return "name the sources, or give --all"
    if given.command == "code":
        named = [name for name in _ONE_PASSAGE if getattr(given, name) is not None]
        if given.list is not None and named:
            return f"--from names the passages itself: leave out --{', --'.join(named)}"
        if given.list is None and len(named) < len(_ONE_PASSAGE):
            missing = [name for name in _ONE_PASSAGE if name not in named]
            return f"give --{', --'.join(missing)}, or --from FILE.csv"
    return ""


_ONE_PASSAGE = ("source", "start", "end", "code", "coder")

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_files(commands: _Commands) -> None:
    new = _command(commands, "new", "make an empty study")
    new.add_argument("--plain", action="store_true", help="without a passphrase: anyone with the file can read it")
    new.add_argument("--name", help="the study's name; the file's name unless given")

    sample = _command(commands, "sample", "make the sample study: invented people only")
    sample.add_argument("--encrypted", action="store_true", help="protect it with a passphrase")
    sample.add_argument("--plain", action="store_true", help="without a passphrase (as it is unless --encrypted)")

    brought = _command(commands, "import", "bring transcripts into a study")
    brought.add_argument("files", nargs="+", type=Path, metavar="FILE", help="transcripts, or folders of them")
    brought.add_argument(
        "--speakers",
        type=Path,
        metavar="FILE.csv",
        help="whose labels these are: source,label,participant,perspective,role,area "
        "(an empty participant is the interviewer)",
    )
    brought.add_argument("--keep-files", action="store_true", help="keep the original files inside the study")
    brought.add_argument("--json", action="store_true", help="say what was done as JSON")

    check = _command(commands, "check", "verify that a study is whole")
    check.add_argument("--json", action="store_true", help="as JSON")


def _add_study(commands: _Commands) -> None:
    _reading(commands, "sources", "list the sources")
    text = _command(commands, "text", "print the stored text of a source, exactly")
    text.add_argument("source", help="the source's name")

    people = _reading(commands, "participants", "list the participants, or update them from a list")
    people.add_argument(
        "--set",
        type=Path,
        metavar="FILE.csv",
        dest="list",
        help="columns participant,perspective,role,area,quote_consent,excluded and any attribute",
    )

    status = _command(commands, "status", "say how far the coding of sources has come")
    status.add_argument("sources", nargs="*", metavar="SOURCE")
    status.add_argument("--set", choices=("new", "coding", "coded"), required=True, dest="status")
    status.add_argument("--all", action="store_true", help="every source")


def _add_coding(commands: _Commands) -> None:
    code = _command(commands, "code", "code a passage, or many from a list")
    code.add_argument("--source", help="the source's name")
    code.add_argument("--start", type=_position, help="first code point of the passage")
    code.add_argument("--end", type=_position, help="one past its last code point")
    code.add_argument("--code", help="path of the code, “Parent / Child”; made when missing")
    code.add_argument("--coder", help="who codes; made when missing")
    code.add_argument("--memo", default="", help="a note on this coding")
    code.add_argument(
        "--from", type=Path, metavar="FILE.csv", dest="list", help="columns source,start,end,code,coder,memo"
    )

    _reading(commands, "codes", "list the codes")
    passages = _reading(commands, "passages", "list the passages of a code and of the codes below it")
    passages.add_argument("--code", required=True, help="path of the code")


def _add_findings(commands: _Commands) -> None:
    compare = _reading(commands, "compare", "set the groups of participants beside each other, code by code")
    compare.add_argument(
        "--by", default="perspective", metavar="WHAT", help="perspective, area, role or an attribute's name"
    )

    report = _command(commands, "report", "write the Word theme summary")
    report.add_argument("--out", required=True, type=Path, metavar="FILE.docx")
    report.add_argument(
        "--code", action="append", default=[], metavar="PATH", help="a theme to report; all unless given"
    )
    report.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="today unless given")


def _command(commands: _Commands, name: str, help_text: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_text, description=help_text[0].upper() + help_text[1:] + ".")
    command.set_defaults(parser=command)
    command.add_argument("study", type=Path, metavar="STUDY", help="the study's file")
    command.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=f"read the passphrase from a file; else from {PASSPHRASE_VARIABLE}, else it is asked for",
    )
    return command


def _reading(commands: _Commands, name: str, help_text: str) -> argparse.ArgumentParser:
    command = _command(commands, name, help_text)
    command.add_argument("--json", action="store_true", help="as JSON")
    return command


def _position(typed: str) -> int:
    """A place in a text; no text is as long as the longest numbers."""
    if not re.fullmatch(r"-?[0-9]{1,12}", typed):
        raise argparse.ArgumentTypeError("it must be a whole number, counted from 0")
    return int(typed)


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError("it must be a day such as 2026-03-31") from None
