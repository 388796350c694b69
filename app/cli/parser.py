"""What can be typed: every command with its help."""

import argparse
from collections.abc import Sequence

from app import __version__
from app.cli.arguments import (
    asking,
    claims,
    codebook,
    coding,
    comparing,
    consent,
    correcting,
    files,
    finding,
    findings,
    framework,
    identity,
    journeys,
    notes,
    pseudonyms,
    reporting,
    safeguarding,
    study,
)

COMMANDS = (
    "new",
    "sample",
    "import",
    "sources",
    "text",
    "participants",
    "pictures",
    "picture",
    "status",
    "signoff",
    "leaks",
    "key",
    "pseudonymise",
    "concerns",
    "consent",
    "correct",
    "versions",
    "unplaced",
    "place",
    "code",
    "codes",
    "codebook",
    "passages",
    "suggest",
    "search",
    "autocode",
    "progress",
    "themes",
    "notes",
    "words",
    "query",
    "cooccurrence",
    "matrix",
    "assumptions",
    "evidence",
    "compare",
    "framework",
    "report",
    "exports",
    "withdraw",
    "journey",
    "journeys",
    "network",
    "networks",
    "import-record",
    "check",
    "audit",
    "lock",
    "rekey",
    "backup",
    "restore",
    "rescue",
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
    files.add_files(commands)
    study.add_study(commands)
    safeguarding.add_safeguarding(commands)
    identity.add_identity(commands)
    pseudonyms.add_pseudonyms(commands)
    consent.add_consent(commands)
    correcting.add_correcting(commands)
    coding.add_coding(commands)
    codebook.add_codebook(commands)
    finding.add_finding(commands)
    asking.add_asking(commands)
    notes.add_notes(commands)
    claims.add_claims(commands)
    comparing.add_comparing(commands)
    framework.add_framework(commands)
    findings.add_findings(commands)
    reporting.add_reporting(commands)
    journeys.add_journeys(commands)
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
    if given.command == "signoff" and given.all == bool(given.sources):
        return "name the sources, or give --all"
    if given.command in ("new", "rekey") and given.reason is not None and not given.plain:
        return "--reason goes with --plain"
    if given.command == "exports" and (given.published is None) != (given.on is None):
        return "--published and --on go together"
    if given.command == "withdraw":
        return _fault_of_withdrawal(given)
    if given.command == "concerns":
        return _fault_of_concern(given)
    if given.command == "import":
        if given.drawn_by and given.speakers is not None:
            return "--speakers is for transcripts: leave it out with --drawn-by"
        if not given.drawn_by and (given.case or given.kind or given.relation):
            return "--case, --relation and --kind go with --drawn-by"
    if given.command == "codebook":
        if given.dry_run and given.table is None and given.frame is None:
            return "--dry-run goes with --import or --frame"
        if given.diff is not None and len(given.diff) > 2:
            return "--diff compares two versions, or one with today"
    if given.command == "notes" and given.add is None and given.title:
        return "--title goes with --add"
    if given.command == "code":
        named = [name for name in _ONE_PASSAGE if getattr(given, name) is not None]
        if given.list is not None and named:
            return f"--from names the passages itself: leave out --{', --'.join(named)}"
        if given.list is None and len(named) < len(_ONE_PASSAGE):
            missing = [name for name in _ONE_PASSAGE if name not in named]
            return f"give --{', --'.join(missing)}, or --from FILE.csv"
    if given.command == "compare" and given.case is not None:
        named = [
            name for name in ("beside", "where", "coder", "kind", "between", "figures") if getattr(given, name)
        ]
        if named:
            return f"--{'and' if named[0] == 'beside' else named[0]} does not go with --case"
    if given.command == "report":
        return _fault_of_report(given)
    if given.command == "assumptions":
        return _fault_of_assumptions(given)
    if given.command == "evidence":
        return _fault_of_evidence(given)
    if given.command == "journey" and given.png is None and given.svg is None:
        named = [name for name in ("axis", "hide", "pages") if getattr(given, name)]
        if named:
            return f"--{named[0]} goes with --png or --svg"
    if given.command == "journeys" and given.by and given.png is None and given.svg is None:
        return "--by goes with --png or --svg"
    if given.command == "autocode" and given.around and given.reach != "sentence":
        return "--around goes with --scope sentence"
    return ""


def _fault_of_report(given: argparse.Namespace) -> str:
    if given.spec is not None and given.saved:
        return "--spec and --saved are two sources of settings: give one"
    if given.table and (given.out is None or given.out.suffix.lower() not in (".xlsx", ".csv")):
        return "--table needs --out FILE.xlsx or FILE.csv"
    if not (given.out or given.save or given.list or given.print_spec):
        return "give --out FILE.docx, or --save NAME, --list or --print-spec"
    return ""


def _fault_of_withdrawal(given: argparse.Namespace) -> str:
    if given.list or given.deadline is not None:
        return "name nobody with --list or --deadline" if given.person or given.kind else ""
    if not given.person:
        return "" if given.key is not None and not given.kind else "name the participant"
    if given.kind == "take-back" and (given.dry_run or given.yes):
        return "--take-back can itself be taken back: it needs neither --dry-run nor --yes"
    if given.kind != "delete" and (given.case or given.picture or given.replace) and given.kind:
        return "--case, --picture and --replace go with --delete"
    return ""


def _fault_of_concern(given: argparse.Namespace) -> str:
    place = [given.source, given.start, given.end]
    if given.kind is not None and given.close is not None:
        return "raise one concern or close one, not both"
    if given.kind is not None and None in place:
        return "--raise needs --source, --start and --end"
    if given.kind is None and (given.immediate or place != [None] * 3):
        return "--source, --start, --end and --immediate go with --raise"
    if given.close is None and (given.release or given.outcome is not None):
        return "--release and --outcome go with --close"
    return ""


def _fault_of_assumptions(given: argparse.Namespace) -> str:
    doing = [name for name in ("add", "list", "decide", "look") if getattr(given, name) is not None]
    if len(doing) > 1:
        return "give one of --add, --from, --decide and --look"
    if (given.decide is None) != (given.status is None):
        return "--decide and --status go together"
    if given.look is not None and (given.found is None) == (given.none_found is None):
        return "with --look, give --found or --none-found"
    return ""


def _fault_of_evidence(given: argparse.Namespace) -> str:
    named = [name for name in _ONE_JUDGEMENT if getattr(given, name) is not None]
    if given.list is not None and (given.add or named):
        return "--from names the passages itself: leave out --add and what goes with it"
    if given.add and len(named) < len(_ONE_JUDGEMENT):
        return f"give --{', --'.join(name for name in _ONE_JUDGEMENT if name not in named)} too"
    if named and not given.add:
        return f"--{named[0]} goes with --add"
    if not given.ref and given.list is None and given.remove is None:
        return "name the assumption, such as A-02"
    return ""


_ONE_JUDGEMENT = ("source", "start", "end", "stance", "coder")
_ONE_PASSAGE = ("source", "start", "end", "code", "coder")
