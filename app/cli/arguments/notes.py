"""The arguments of the command on notes."""

from app.cli.arguments.shared import Commands, quotable, reading

KINDS = ("memo", "annotation", "interpretation", "journal", "link")


def add_notes(commands: Commands) -> None:
    """notes."""
    notes = reading(commands, "notes", "list the notes of a study, or write one")
    quotable(notes)
    notes.add_argument(
        "--about",
        metavar="WHAT",
        help="study, code:PATH, theme:NAME, participant:NAME, case:NAME or source:NAME; "
        "what touches it is listed, such as memos on passages",
    )
    notes.add_argument("--kind", choices=KINDS, help="notes of this kind only; with --add, memo unless given")
    notes.add_argument("--find", default="", metavar="WORDS", help="notes that hold all these words")
    notes.add_argument(
        "--private", action="store_true", help="your own private notes too; otherwise they are never printed"
    )
    notes.add_argument("--add", metavar="TEXT", help="write a note, about the study unless --about says otherwise")
    notes.add_argument("--title", default="", help="the title of the note that is added")
