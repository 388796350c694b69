"""The arguments of the framework matrix: charted, written and saved."""

from pathlib import Path

from app.cli.arguments.shared import Commands, day, quotable, reading


def add_framework(commands: Commands) -> None:
    """framework."""
    framework = reading(
        commands, "framework", "chart each person against each theme, in the researchers' summaries"
    )
    quotable(framework)
    columns = framework.add_mutually_exclusive_group()
    columns.add_argument("--themes", action="store_true", help="the themes are columns; so without a choice")
    columns.add_argument("--codes", nargs="+", metavar="PATH", help="these codes or themes are columns")
    framework.add_argument(
        "--set",
        nargs=3,
        metavar=("PERSON", "THEME", "TEXT"),
        help="write the summary of one person under a theme or code; an empty one empties the cell",
    )
    framework.add_argument(
        "--out", type=Path, metavar="FILE", help="save the matrix as a .docx, .xlsx or .csv file"
    )
    framework.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="of the file; today unless given")
