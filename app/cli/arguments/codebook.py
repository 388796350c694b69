"""The arguments of the command on the codebook."""

from pathlib import Path

from app.cli.arguments.shared import Commands, quotable, reading


def add_codebook(commands: Commands) -> None:
    """codebook."""
    book = reading(
        commands, "codebook", "show the codebook with its definitions, bring it in and out, compare versions"
    )
    quotable(book)
    what = book.add_mutually_exclusive_group()
    what.add_argument(
        "--out", type=Path, metavar="FILE", help="write it to a table (.csv) or a Word document (.docx)"
    )
    what.add_argument(
        "--import", type=Path, metavar="FILE.csv", dest="table", help="make and change codes from a table"
    )
    what.add_argument("--frame", metavar="NAME", help="begin with a starter frame; “list” lists them")
    what.add_argument("--freeze", metavar="NAME", help="keep the codebook as it is now under this name")
    what.add_argument("--versions", action="store_true", help="list the frozen versions")
    what.add_argument("--history", action="store_true", help="list every change, the newest first")
    what.add_argument(
        "--diff",
        nargs="+",
        metavar="VERSION",
        help="what changed between two versions, or since one; a version's name or number",
    )
    book.add_argument(
        "--dry-run", action="store_true", help="with --import or --frame: only say what would change"
    )
    book.add_argument("--reason", default="", help="why, for the codebook's history; with --freeze, a note")
    book.add_argument(
        "--no-recheck",
        action="store_true",
        help="with --import: do not ask for a second look at what was coded with codes that are redefined",
    )
