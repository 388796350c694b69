"""The arguments of commands on findings: compare, report."""

from pathlib import Path

from app.cli.arguments.shared import Commands, command, day, reading


def add_findings(commands: Commands) -> None:
    """compare, report."""
    compare = reading(commands, "compare", "set the groups of participants beside each other, code by code")
    compare.add_argument(
        "--by", default="perspective", metavar="WHAT", help="perspective, area, role or an attribute's name"
    )

    report = command(commands, "report", "write the Word theme summary")
    report.add_argument("--out", required=True, type=Path, metavar="FILE.docx")
    report.add_argument(
        "--code", action="append", default=[], metavar="PATH", help="a theme to report; all unless given"
    )
    report.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="today unless given")
