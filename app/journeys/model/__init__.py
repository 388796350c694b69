"""The tables of journeys and networks. Every mark of them is a segment: its row has the segment's id."""

from app.journeys.model.events import Account, JourneyEvent
from app.journeys.model.journeys import Journey, Lane, Spell, Term, WellbeingPoint
from app.journeys.model.networks import Network, NetworkNode, NetworkPerson

__all__ = [
    "Account",
    "Journey",
    "JourneyEvent",
    "Lane",
    "Network",
    "NetworkNode",
    "NetworkPerson",
    "Spell",
    "Term",
    "WellbeingPoint",
]
