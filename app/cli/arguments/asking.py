"""The arguments of commands that ask the coding: query, cooccurrence, matrix."""

from app.cli.arguments.shared import Commands, command, position, quotable, reading


def add_asking(commands: Commands) -> None:
    """query, cooccurrence, matrix."""
    query = command(commands, "query", "find passages by conditions in plain words")
    query.add_argument("--saved", metavar="NAME", help="ask a saved query")
    query.add_argument("--where", metavar="JSON", help="conditions as JSON, or a file that holds them")
    query.add_argument("--code", metavar="PATH", help="passages of this code and of the codes below it")
    query.add_argument("--overlaps", action="append", default=[], metavar="PATH", help="overlap this code")
    query.add_argument("--follows", action="append", default=[], metavar="PATH", help="follow this code")
    query.add_argument("--near", action="append", default=[], metavar="PATH", help="are near this code")
    query.add_argument("--without", action="append", default=[], metavar="PATH", help="do not overlap this code")
    query.add_argument(
        "--within", type=position, metavar="N", help="how far --follows and --near reach; 1 unless given"
    )
    query.add_argument("--unit", choices=("turns", "words", "characters"), default="turns", help="of --within")
    query.add_argument("--perspective", action="append", default=[], metavar="NAME", help="said from this one")
    query.add_argument("--area", action="append", default=[], metavar="NAME", help="said in this area")
    query.add_argument("--role", action="append", default=[], metavar="NAME", help="said by people of this role")
    query.add_argument("--participant", action="append", default=[], metavar="NAME", help="said by this one")
    query.add_argument(
        "--attribute", action="append", default=[], metavar="NAME=VALUE", help="also NAME>VALUE and NAME<VALUE"
    )
    query.add_argument("--words", metavar="WORDS", help="in which this is said, written as for search")
    query.add_argument("--save", metavar="NAME", help="keep the query under a name")
    query.add_argument("--list", action="store_true", dest="list_saved", help="list the saved queries instead")
    query.add_argument("--json", action="store_true", help="as JSON")
    quotable(query)

    pairs = reading(commands, "cooccurrence", "say which codes hold together, where most first")
    pairs.add_argument("--below", action="store_true", help="what is coded below a code counts as that code")
    pairs.add_argument("--code", metavar="PATH", help="only the pairs of this code")

    table = reading(commands, "matrix", "set the codes against anything, in passages and people")
    table.add_argument(
        "--by",
        default="perspective",
        metavar="WHAT",
        help="perspective, area, role, participant, source, coder, code or an attribute's name",
    )
    table.add_argument("--alone", action="store_true", help="a code counts only what is coded with itself")
    table.add_argument(
        "--against", action="append", default=[], metavar="PATH", help="with --by code: a code for the columns"
    )
