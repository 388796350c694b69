"""The arguments of commands on what may leave the study, and who: signoff, leaks, concerns, exports, withdraw."""

from pathlib import Path

from app.cli.arguments.shared import Commands, command, day, position, quotable, reading, with_key_passphrase


def add_safeguarding(commands: Commands) -> None:
    """signoff, leaks, concerns, exports, withdraw."""
    signoff = command(commands, "signoff", "say that no real name is left in sources, so that they can be quoted")
    signoff.add_argument("sources", nargs="*", metavar="SOURCE")
    signoff.add_argument("--all", action="store_true", help="every source")
    signoff.add_argument("--by", metavar="NAME", help="who read them; you unless said otherwise")
    signoff.add_argument("--on", type=day, metavar="DAY", help="when; today unless said otherwise")
    signoff.add_argument("--withdraw", action="store_true", help="they are to be read once more")

    leaks = reading(commands, "leaks", "look through everything in a study for what may give somebody away")
    leaks.add_argument("--key", type=Path, metavar="FILE", help="the identity key: its names are looked for too")
    with_key_passphrase(leaks)
    leaks.add_argument("--sure", action="store_true", help="only what surely does")
    leaks.add_argument("--show", action="store_true", help="print the names too; without it only where they stand")

    concerns = reading(
        commands, "concerns", "list safeguarding concerns, or raise or close one; nobody is told of it by this"
    )
    concerns.add_argument("--open", action="store_true", help="those that are not closed yet")
    concerns.add_argument("--raise", metavar="KIND", dest="kind", help="raise one on words, such as “Neglect”")
    concerns.add_argument("--source", help="with --raise, the source’s name")
    concerns.add_argument("--start", type=position, help="with --raise, the first code point of the words")
    concerns.add_argument("--end", type=position, help="with --raise, one past their last code point")
    concerns.add_argument("--immediate", action="store_true", help="with --raise, somebody is in danger now")
    concerns.add_argument("--close", type=int, metavar="NUMBER", help="close the concern of this number")
    concerns.add_argument("--release", action="store_true", help="with --close, its words may be quoted again")
    concerns.add_argument("--outcome", metavar="TEXT", help="with --close, what came of it")
    concerns.add_argument("--by", metavar="NAME", help="who raises or closes it; you unless said otherwise")

    exports = reading(commands, "exports", "list what left the study")
    exports.add_argument("--person", metavar="NAME", help="only what holds words or pictures of this participant")
    exports.add_argument(
        "--published", type=int, metavar="NUMBER", help="say that the export of this number is public"
    )
    exports.add_argument("--on", metavar="DAY", help="with --published, since when; empty: it is not after all")

    withdraw = reading(
        commands, "withdraw", "say what withdrawing would do, and stop, leave out or delete a participant"
    )
    quotable(withdraw, key=False)
    withdraw.add_argument("person", nargs="?", metavar="PERSON", help="the participant’s pseudonym")
    kinds = withdraw.add_mutually_exclusive_group()
    for kind, what in (
        ("stop", "keep what they gave and ask for nothing more"),
        ("exclude", "leave them out of every count and output; can be taken back"),
        ("delete", "delete them for good with all that is theirs; nothing brings it back"),
        ("take-back", "they take part again after all: of stopping and of leaving out"),
    ):
        kinds.add_argument(f"--{kind}", dest="kind", action="store_const", const=kind, help=what)
    withdraw.add_argument("--dry-run", action="store_true", help="only say what it would do")
    withdraw.add_argument("--yes", action="store_true", help="with --delete: yes, for good")
    withdraw.add_argument("--on", type=day, metavar="DAY", help="when they asked; today unless said otherwise")
    withdraw.add_argument("--by", metavar="NAME", help="who decided it; you unless said otherwise")
    withdraw.add_argument(
        "--case", action="append", default=[], metavar="CASE", help="with --delete, this case of theirs too"
    )
    withdraw.add_argument(
        "--picture",
        action="append",
        default=[],
        metavar="SOURCE[=FATE]",
        help="with --delete, what becomes of a picture others drew, too: “whole”, it goes (so without a fate); "
        "“bare”, it stays and what is marked on it goes (so for pictures not named here); “cover”, it stays with "
        "what is marked on it, and their part is to be painted over in the window",
    )
    withdraw.add_argument(
        "--replace",
        choices=("quotes", "perhaps", "all"),
        help="with --delete, put “[participant withdrew]” where notes and the like quote them, also where they "
        "perhaps do, or also name them",
    )
    withdraw.add_argument(
        "--key",
        type=Path,
        metavar="FILE",
        help="the identity key: it forgets them, too; without a PERSON, everybody deleted while it was closed",
    )
    with_key_passphrase(withdraw)
    withdraw.add_argument("--list", action="store_true", help="list who withdrew")
    withdraw.add_argument(
        "--deadline", metavar="DAY", help="the last day for withdrawal the study promises; or “”"
    )
