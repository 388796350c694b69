"""The arguments of commands on what may leave the study: signoff, concerns, exports."""

from app.cli.arguments.shared import Commands, command, day, position, reading


def add_safeguarding(commands: Commands) -> None:
    """signoff, concerns, exports."""
    signoff = command(commands, "signoff", "say that no real name is left in sources, so that they can be quoted")
    signoff.add_argument("sources", nargs="*", metavar="SOURCE")
    signoff.add_argument("--all", action="store_true", help="every source")
    signoff.add_argument("--by", metavar="NAME", help="who read them; you unless said otherwise")
    signoff.add_argument("--on", type=day, metavar="DAY", help="when; today unless said otherwise")
    signoff.add_argument("--withdraw", action="store_true", help="they are to be read once more")

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
