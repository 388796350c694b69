"""The arguments of commands on the study: sources, text, participants, status."""

from pathlib import Path

from app.cli.arguments.shared import Commands, command, keyed, quotable, reading


def add_study(commands: Commands) -> None:
    """sources, text, participants, pictures, picture, status."""
    reading(commands, "sources", "list the sources")
    text = command(
        commands,
        "text",
        "print the stored text of a source, exactly; people left out of the study stand as dots. It is for "
        "reading: before it goes to a file for others, add --quotable",
    )
    text.add_argument("source", help="the source's name")
    quotable(text)

    people = reading(commands, "participants", "list the participants, or update them from a list")
    people.add_argument(
        "--set",
        type=Path,
        metavar="FILE.csv",
        dest="list",
        help="columns participant,perspective,role,area,quote_consent,excluded and any attribute; "
        "an empty cell leaves what is known. Also take_part_, audio_, drawings_, link_, administrative_, archive_ "
        "and recontact_consent, own_, permission_ and gatekeeper_agreement, each also with _on and _until",
    )
    people.add_argument(
        "--out", type=Path, metavar="FILE.csv", help="write that list: who they are and what they agreed to"
    )

    reading(commands, "pictures", "list the drawings and scanned maps")
    picture = command(commands, "picture", "write the safe copy of a picture: nothing else of it can leave")
    picture.add_argument("source", help="the name of the source it is in")
    picture.add_argument("--page", type=int, default=1, metavar="N", help="of a source of several pages")
    picture.add_argument("--out", type=Path, required=True, metavar="FILE", help="a .png or .jpg file")
    keyed(picture)

    status = command(commands, "status", "say how far the coding of sources has come")
    status.add_argument("sources", nargs="*", metavar="SOURCE")
    status.add_argument("--set", choices=("new", "coding", "coded"), required=True, dest="status")
    status.add_argument("--all", action="store_true", help="every source")
