"""The arguments of the command that sets groups of participants beside each other."""

from app.cli.arguments.shared import Commands, reading


def add_comparing(commands: Commands) -> None:
    """compare."""
    compare = reading(commands, "compare", "set the groups of participants beside each other, row by row")
    compare.add_argument(
        "--by", default="perspective", metavar="WHAT", help="perspective, area, role or an attribute's name"
    )
    compare.add_argument("--and", dest="beside", default="", metavar="WHAT", help="and by this at once")
    compare.add_argument(
        "--rows",
        choices=("codes", "top", "themes"),
        default="codes",
        help="all codes, top-level codes, or themes; all codes unless given",
    )
    compare.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="WHAT=ANSWER",
        help="only people of this answer, to be given again for more; an empty answer is none",
    )
    compare.add_argument(
        "--case", metavar="NAME", help="instead: the accounts of a child and of those around it, beside each other"
    )
    compare.add_argument("--coder", action="append", default=[], metavar="NAME", help="only what this one coded")
    compare.add_argument(
        "--kind", action="append", default=[], metavar="KIND", help="only sources of this kind, such as interview"
    )
    compare.add_argument(
        "--sort",
        default="difference",
        metavar="HOW",
        help="difference, pattern, codebook, name, or a group's name for its share",
    )
    compare.add_argument(
        "--between", nargs=2, metavar="GROUP", help="sort by the difference between these two groups"
    )
    compare.add_argument(
        "--figures",
        action="store_true",
        help="with the ranges and mean differences that help to look, and prove nothing",
    )
