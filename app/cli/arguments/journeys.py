"""The arguments of commands on care journeys: journey, journeys."""

from app.cli.arguments.shared import Commands, command, reading


def add_journeys(commands: Commands) -> None:
    """journey, journeys."""
    journey = command(commands, "journey", "say what is told of a child's care journey")
    journey.add_argument("case", metavar="CASE", help="the pseudonym of the case")
    form = journey.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything, as JSON")
    form.add_argument("--table", action="store_true", help="the lifegrid: a row a year, a column a lane")

    reading(commands, "journeys", "list the care journeys with their moves, gaps and how accounts agree")
