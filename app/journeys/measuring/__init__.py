"""What comes of a journey as it was told: plain calculation over frozen rows, without a database."""

from app.journeys.measuring.accounts import accounts_compared
from app.journeys.measuring.header import facts, head_of, tellers_of
from app.journeys.measuring.lanes import measures_of
from app.journeys.measuring.times import birth_of, review_of, shifted, timeline_of, when_placed
from app.journeys.measuring.wellbeing import curve_told

__all__ = [
    "accounts_compared",
    "birth_of",
    "curve_told",
    "facts",
    "head_of",
    "measures_of",
    "review_of",
    "shifted",
    "tellers_of",
    "timeline_of",
    "when_placed",
]
