"""The arguments of commands on a transcript's words: correct, versions, unplaced, place."""

from pathlib import Path

from app.cli.arguments.shared import Commands, command, position, quotable, reading


def add_correcting(commands: Commands) -> None:
    """correct, versions, unplaced, place."""
    correct = reading(commands, "correct", "store a corrected text of a coded transcript; its passages go along")
    quotable(correct)
    correct.add_argument("source", help="the source's name")
    correct.add_argument(
        "--text",
        required=True,
        type=Path,
        metavar="FILE",
        help="the whole corrected text, in a format of import",
    )
    correct.add_argument("--dry-run", action="store_true", help="only say what would become of turns and passages")

    versions = reading(commands, "versions", "list the texts a source has had, or what differs between two")
    quotable(versions)
    versions.add_argument("source", help="the source's name")
    versions.add_argument(
        "--compare", type=position, metavar="N", help="what was changed since version N; 1 is what was imported"
    )
    versions.add_argument("--print", type=position, metavar="N", dest="shown", help="print version N, exactly")

    unplaced = reading(commands, "unplaced", "list the passages that wait for a place in a corrected text")
    quotable(unplaced)
    unplaced.add_argument("--source", help="only of this source")

    place = command(commands, "place", "put a passage that waits on words of the corrected text")
    place.add_argument("--passage", required=True, type=position, metavar="ID", help="as “unplaced” lists it")
    place.add_argument("--start", required=True, type=position, help="first code point of its words")
    place.add_argument("--end", required=True, type=position, help="one past their last code point")
