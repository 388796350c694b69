"""The arguments of commands on findings: progress, themes, words, report."""

from pathlib import Path

from app.cli.arguments.shared import Commands, command, day, position, reading


def add_findings(commands: Commands) -> None:
    """progress, themes, words, report."""
    reading(commands, "progress", "say how far each source is coded, by whom, and what was asked in it")
    reading(commands, "themes", "list the themes with what stands behind and against each")

    words = reading(commands, "words", "list the words one perspective uses more than all others")
    words.add_argument("--of", metavar="PERSPECTIVE", help="whose words; the first perspective's unless given")
    words.add_argument("--limit", type=position, default=50, metavar="N", help="so many words at most; 50")

    report = command(commands, "report", "write the Word theme summary")
    report.add_argument("--out", required=True, type=Path, metavar="FILE.docx")
    report.add_argument(
        "--code", action="append", default=[], metavar="PATH", help="a theme to report; all unless given"
    )
    report.add_argument("--notes", action="store_true", help="with the notes ticked for reports, as an appendix")
    report.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="today unless given")
