"""What the study says: comparison and report on the command line."""

import argparse
from datetime import datetime

from app.cli.terminal import Terminal
from app.coding import queries
from app.perspectives.queries import compare as compare_by
from app.perspectives.rows import CellRow
from app.reports.spec import Appendix, ReportSpec, ThemeChoice
from app.reports.theme_summary import theme_summary


def compare(given: argparse.Namespace, terminal: Terminal) -> int:
    """Set the groups beside each other, the largest difference first."""
    with (
        terminal.study(given.study, given.passphrase_file, writing=False) as project,
        project.reading() as session,
    ):
        found = compare_by(session, given.by)
    if given.json:
        terminal.say_json(
            {
                "by": found.by,
                "groups": [
                    {"name": group.name, "participants": group.participants, "pending": group.pending}
                    for group in found.groups
                ],
                "rows": [
                    {
                        "code": line.path,
                        "groups": {
                            group.name: _as_json(cell)
                            for group, cell in zip(found.groups, line.cells, strict=True)
                        },
                        "difference": line.difference,
                    }
                    for line in found.lines
                ],
            }
        )
        return 0
    for group in found.groups:
        pending = f", {group.pending} pending" if group.pending else ""
        terminal.say(f"{group.name}: {group.participants} participants{pending}")
    for line in found.lines:
        cells = (f"{g.name} {c.k} of {c.n}" for g, c in zip(found.groups, line.cells, strict=True))
        terminal.say(f"{line.path}: {'; '.join(cells)}")
    return 0


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


def _as_json(cell: CellRow) -> dict[str, int]:
    return {"k": cell.k, "n": cell.n, "passages": cell.passages, "areas": cell.areas}
