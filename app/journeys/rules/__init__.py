"""What must be exactly right about journeys and networks, in plain Python (DOMAIN §1.2–1.6)."""

from app.journeys.rules.timeline import Axis, Birth, Bounds, Timeline, certainly_before, days_between
from app.journeys.rules.told import age_told, when_told
from app.journeys.rules.typed import read_when
from app.journeys.rules.when import Precision, When

__all__ = [
    "Axis",
    "Birth",
    "Bounds",
    "Precision",
    "Timeline",
    "When",
    "age_told",
    "certainly_before",
    "days_between",
    "read_when",
    "when_told",
]
