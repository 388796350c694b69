"""The arguments of the command that replaces names in transcripts."""

from pathlib import Path

from app.cli.arguments.shared import Commands, reading, with_key_passphrase


def add_pseudonyms(commands: Commands) -> None:
    """pseudonymise."""
    made = reading(
        commands, "pseudonymise", "replace names in transcripts; what stood there is kept in the identity key only"
    )
    made.add_argument("sources", nargs="*", metavar="SOURCE", help="only these; every transcript unless said so")
    made.add_argument(
        "--key", type=Path, metavar="FILE", help="the identity key of the study; only a dry run does without"
    )
    with_key_passphrase(made)
    made.add_argument(
        "--dry-run",
        action="store_true",
        help="replace nothing: list what may give somebody away, where, why, and what is decided of it, with the "
        "real names",
    )
    made.add_argument(
        "--decisions",
        type=Path,
        metavar="TABLE",
        help="a CSV table with the columns words, kind, replacement, keep, source: decide as it says, besides "
        "what the key knows already",
    )
    made.add_argument(
        "--people",
        type=Path,
        metavar="TABLE",
        help="a CSV table with the columns called, pseudonym, keep: first give these pseudonyms to participants "
        "who go by their real names; keep=yes says that one is a pseudonym already",
    )
    made.add_argument(
        "--keep-unedited", action="store_true", help="keep the whole unedited text in the identity key too"
    )
    made.add_argument(
        "--remove-unedited",
        action="store_true",
        help="replace nothing: delete for good what signed-off transcripts were before; it cannot be undone",
    )
    made.add_argument("--by", metavar="NAME", help="who decided; you unless said otherwise")
