"""What the study says: the report on the command line."""

import argparse
from datetime import datetime

from app.cli.terminal import Terminal
from app.coding import queries
from app.reports.spec import Appendix, ReportSpec, ThemeChoice
from app.reports.theme_summary import theme_summary


def report(given: argparse.Namespace, terminal: Terminal) -> int:
    """Write the Word theme summary."""
    with (
        terminal.study(given.study, given.passphrase_file, writing=False) as project,
        project.reading() as session,
    ):
        themes = tuple(ThemeChoice(code=queries.code_at(session, path).id) for path in given.code)
        day = given.date or datetime.now().astimezone().date()
        appendices = ReportSpec(day).appendices | ({Appendix.NOTES} if given.notes else set())
        spec = ReportSpec(day, themes=themes or None, appendices=frozenset(appendices))
        result = theme_summary(session, spec, given.out)
    for warning in result.warnings:
        terminal.warn(warning)
    terminal.say(f"Report written: {result.path}")
    return 0
