"""The arguments of the command that writes reports."""

import argparse
from pathlib import Path

from app.cli.arguments.shared import Commands, command, day, keyed

KINDS = ("theme summary", "two-pager", "assumption sheet", "journey sheet", "codebook")
TABLES = ("matrix", "assumptions", "evidence", "journeys")


def add_reporting(commands: Commands) -> None:
    """report."""
    report = command(commands, "report", "write a report for Word, or its tables for a spreadsheet")
    keyed(report)
    report.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="where it goes: a .docx, or with --table an .xlsx or .csv",
    )
    report.add_argument("--spec", type=Path, metavar="FILE.json", help="the settings, as --print-spec writes them")
    report.add_argument("--saved", metavar="NAME", help="the settings of a saved report")
    report.add_argument("--kind", choices=KINDS, help="the whole report unless said otherwise")
    _contents(report)
    _manner(report)
    report.add_argument(
        "--save", metavar="NAME", help="keep the settings in the study under a name, over older ones"
    )
    report.add_argument("--list", action="store_true", help="list the saved reports")
    report.add_argument("--print-spec", action="store_true", help="print the settings and write nothing")
    report.add_argument(
        "--table",
        action="append",
        default=[],
        choices=TABLES,
        help="a table in the place of the document; several make sheets of one .xlsx",
    )
    report.add_argument("--by", metavar="NAME", help="who writes it, for the register; you unless said otherwise")
    report.add_argument("--json", action="store_true", help="say what was written as JSON")


def _contents(report: argparse.ArgumentParser) -> None:
    """What the report is about."""
    report.add_argument(
        "--theme",
        action="append",
        default=[],
        metavar="NAME",
        help="a theme to report; all unless anything is named",
    )
    report.add_argument(
        "--code", action="append", default=[], metavar="PATH", help="a code to report in the place of a theme"
    )
    report.add_argument(
        "--assumption",
        action="append",
        default=[],
        metavar="REF",
        help="an assumption; all unless anything is named",
    )
    report.add_argument(
        "--journey", action="append", default=[], metavar="CHILD", help="a child whose journey is shown"
    )
    report.add_argument("--notes", action="store_true", help="with the notes ticked for reports, as an appendix")


def _manner(report: argparse.ArgumentParser) -> None:
    """How it says it."""
    report.add_argument("--title", metavar="WORDS")
    report.add_argument("--report-version", metavar="WORDS", help="which version it is, on the first page")
    report.add_argument("--final", action="store_true", help="a finished report; a draft unless given")
    report.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="today unless given")
    report.add_argument(
        "--traits", action="store_true", help="say what kind of person is quoted, in the place of pseudonyms"
    )
    report.add_argument(
        "--counts", choices=("words", "words and counts", "none"), help="how it says how many; words and counts"
    )
