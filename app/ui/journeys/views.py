"""The ways of looking at one child, and at all children, in the order the page offers them."""

from app.ui.commands.drawings import DRAWING
from app.ui.commands.journeys import ACCOUNTS, ALL, CODING, LIFEGRID, MAP, MEASURES, MOVING
from app.ui.commands.networks import NETWORK
from app.ui.journeys.case_view import ViewOf

OF_ONE: tuple[ViewOf, ...] = (
    ViewOf("Map", "map.map_view", "MapView", frozenset(command.name for command in (*MAP, *MOVING, *CODING))),
    ViewOf("Lifegrid", "lifegrid.lifegrid_view", "LifegridView", frozenset(command.name for command in LIFEGRID)),
    ViewOf("Accounts", "accounts.accounts_view", "AccountsView", frozenset(command.name for command in ACCOUNTS)),
    ViewOf("Measures", "measures.measures_view", "MeasuresView", frozenset(command.name for command in MEASURES)),
    ViewOf("Network", "network.network_view", "NetworkView", frozenset(command.name for command in NETWORK)),
    ViewOf("Drawings", "drawings.drawings_view", "DrawingsView", frozenset(one.name for one in DRAWING)),
)
OF_ALL: tuple[ViewOf, ...] = (
    ViewOf("Beside each other", "all.all_view", "AllView", frozenset(command.name for command in ALL)),
    ViewOf("All drawings", "drawings.drawings_view", "AllDrawingsView", frozenset(one.name for one in DRAWING)),
)
