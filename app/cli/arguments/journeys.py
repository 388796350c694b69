"""The arguments of commands on care journeys: journey, journeys, network, networks, import-record."""

from pathlib import Path

from app.cli.arguments.shared import Commands, command, day, quotable, reading


def add_journeys(commands: Commands) -> None:
    """journey, journeys, network, networks, import-record."""
    journey = command(commands, "journey", "say what is told of a child's care journey")
    quotable(journey)
    journey.add_argument("case", metavar="CASE", help="the pseudonym of the case")
    form = journey.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything, as JSON")
    form.add_argument("--table", action="store_true", help="the lifegrid: a row a year, a column a lane")

    form.add_argument("--png", type=Path, metavar="FILE", help="the map as a picture for Word and print")
    form.add_argument("--svg", type=Path, metavar="FILE", help="the map as a drawing that stays sharp")
    form.add_argument("--docx", type=Path, metavar="FILE", help="map, lifegrid, measures and accounts for Word")
    journey.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="on the document; today unless given")
    journey.add_argument(
        "--axis",
        choices=("age", "calendar"),
        help="what the map is laid along (age, which tells less of who it is)",
    )
    journey.add_argument(
        "--hide",
        action="append",
        default=[],
        metavar="LANE",
        help="leave a lane off the map: its name, or wellbeing, events, accounts; may be given several times",
    )
    journey.add_argument("--pages", action="store_true", help="over pages of A4 on their side, numbered")

    _add_journeys(commands)
    _add_network(commands)

    record = command(
        commands, "import-record", "bring a child's official record in from tables of the SSDA903 return"
    )
    record.add_argument("case", metavar="CASE", help="the pseudonym of the case")
    record.add_argument(
        "tables", nargs="+", type=Path, metavar="FILE.csv", help="episodes, social workers, missing, OC2"
    )
    record.add_argument(
        "--child", metavar="ID", help="which child of the tables it is; the identifier is not stored"
    )
    record.add_argument("--replace", action="store_true", help="replace what the record told before")
    record.add_argument("--dry-run", action="store_true", help="only say what the record tells")
    record.add_argument("--json", action="store_true", help="as JSON")


def _add_journeys(commands: Commands) -> None:
    journeys = command(
        commands, "journeys", "list the care journeys with their moves, gaps and how accounts agree"
    )
    quotable(journeys)
    form = journeys.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--png", type=Path, metavar="FILE", help="all beside each other, as a picture")
    form.add_argument("--svg", type=Path, metavar="FILE", help="the same as a drawing that stays sharp")
    journeys.add_argument(
        "--by",
        choices=("age", "entry"),
        help="what the pictured journeys are laid along: the child's age (if nothing is said), or the years since "
        "care began",
    )


def _add_network(commands: Commands) -> None:
    network = command(commands, "network", "say who is around a child, as somebody sees it")
    quotable(network)
    network.add_argument("case", metavar="CASE", help="the pseudonym of the case")
    network.add_argument("--teller", metavar="NAME", help="whose view (the child's, where there is one)")
    network.add_argument("--at", metavar="WHEN", help="of which time, as in 9, March 2014 (the last one)")
    network.add_argument("--over", metavar="NAME", help="compare it with somebody else's view, one over the other")
    network.add_argument("--beside", metavar="WHEN", help="compare it with another time, side by side")
    form = network.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything, as JSON")
    form.add_argument("--table", action="store_true", help="a row for each person, pet and place")
    form.add_argument("--png", type=Path, metavar="FILE", help="the drawing as a picture for Word and print")
    form.add_argument("--svg", type=Path, metavar="FILE", help="the drawing so that it stays sharp")

    reading(commands, "networks", "list every snapshot of who is around a child, with how many are in it")
