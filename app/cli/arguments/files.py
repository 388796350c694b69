"""The arguments of commands on whole files, and on how they are protected."""

from pathlib import Path

from app.cli.arguments.shared import Commands, command, position


def add_files(commands: Commands) -> None:
    """new, sample, import, check, audit, lock, rekey, backup, restore, rescue."""
    new = command(commands, "new", "make an empty study")
    new.add_argument("--plain", action="store_true", help="without a passphrase: anyone with the file can read it")
    new.add_argument("--reason", metavar="WORDS", help="with --plain: why anybody may read it; kept in the study")
    new.add_argument("--name", help="the study's name; the file's name unless given")

    sample = command(commands, "sample", "make the sample study: invented people only")
    sample.add_argument("--encrypted", action="store_true", help="protect it with a passphrase")
    sample.add_argument("--plain", action="store_true", help="without a passphrase (as it is unless --encrypted)")

    brought = command(commands, "import", "bring transcripts, drawings or scanned maps into a study")
    brought.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="transcripts, or folders of them; pictures with --drawn-by",
    )
    brought.add_argument(
        "--speakers",
        type=Path,
        metavar="FILE.csv",
        help="whose labels these are: source,label,participant,perspective,role,area "
        "(an empty participant is the interviewer)",
    )
    brought.add_argument(
        "--drawn-by",
        action="append",
        metavar="NAME",
        help="the files are drawings or scanned maps (pictures, or pages of a PDF) by this participant; "
        "may be given several times",
    )
    brought.add_argument("--case", metavar="CHILD", help="with --drawn-by: whose journey or network it is about")
    brought.add_argument(
        "--relation",
        choices=("self", "carer of", "practitioner for"),
        help="with --case: how those who drew stand to that child; the child drew unless said",
    )
    brought.add_argument(
        "--kind",
        choices=("drawing", "journey map", "network map", "photograph"),
        help="with --drawn-by: what the pictures are; drawings unless said",
    )
    brought.add_argument("--keep-files", action="store_true", help="keep the original files inside the study")
    brought.add_argument("--json", action="store_true", help="say what was done as JSON")

    check = command(commands, "check", "verify that a study is whole")
    check.add_argument("--json", action="store_true", help="as JSON")

    audit = command(commands, "audit", "say what was done in a study, when and by whom; it holds no words of it")
    how = audit.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="as JSON, with the rows touched and the seals")
    how.add_argument("--out", type=Path, metavar="FILE", help="write it into a table: .csv, else .xlsx")

    rekey = command(commands, "rekey", "give a study and its backups another passphrase")
    to = rekey.add_mutually_exclusive_group()
    to.add_argument(
        "--new-passphrase-file",
        type=Path,
        metavar="FILE",
        help="read the new one from a file; else it is asked for",
    )
    to.add_argument(
        "--plain", action="store_true", help="take the passphrase away: anybody can read the study then"
    )

    rekey.add_argument(
        "--reason", metavar="WORDS", help="with --plain: why anybody may read it; kept in the study"
    )

    lock = command(commands, "lock", "see that a study is encrypted, open nowhere, and whole in its one file")
    lock.add_argument(
        "--new-passphrase-file",
        type=Path,
        metavar="FILE",
        help="for a study without a passphrase: read the one it is to have; else it is asked for",
    )

    backup = command(commands, "backup", "take a verified backup now")
    backup.add_argument("--to", type=Path, metavar="FOLDER", help="put a copy of it there, on a stick for example")

    restore = command(commands, "restore", "list the backups of a study, or make a new file of one")
    restore.add_argument(
        "--number", type=position, metavar="N", help="which one, as they are listed: 1 is the newest"
    )
    restore.add_argument("--json", action="store_true", help="as JSON")

    rescue = command(commands, "rescue", "make a new file of all that can be read of a damaged study")
    rescue.add_argument("--json", action="store_true", help="as JSON")
