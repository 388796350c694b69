"""The arguments of commands on whole files: new, sample, import, check."""

from pathlib import Path

from app.cli.arguments.shared import Commands, command


def add_files(commands: Commands) -> None:
    """new, sample, import, check."""
    new = command(commands, "new", "make an empty study")
    new.add_argument("--plain", action="store_true", help="without a passphrase: anyone with the file can read it")
    new.add_argument("--name", help="the study's name; the file's name unless given")

    sample = command(commands, "sample", "make the sample study: invented people only")
    sample.add_argument("--encrypted", action="store_true", help="protect it with a passphrase")
    sample.add_argument("--plain", action="store_true", help="without a passphrase (as it is unless --encrypted)")

    brought = command(commands, "import", "bring transcripts into a study")
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

    check = command(commands, "check", "verify that a study is whole")
    check.add_argument("--json", action="store_true", help="as JSON")
