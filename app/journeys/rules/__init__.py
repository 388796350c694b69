"""What must be exactly right about journeys and networks, in plain Python (DOMAIN §1.2–1.6)."""

from app.journeys.rules.amounts import Answer, Range, Tally
from app.journeys.rules.coverage import Gap
from app.journeys.rules.placements import PlacementMeasures, Stay, measure_placements
from app.journeys.rules.spells import Move, Placement, SchoolSpell, WorkerSpell, check_placement, check_spell
from app.journeys.rules.timeline import Axis, Birth, Bounds, Timeline, certainly_before, days_between
from app.journeys.rules.told import age_told, when_told
from app.journeys.rules.turnover import SchoolMeasures, WorkerMeasures, measure_schools, measure_workers
from app.journeys.rules.typed import read_when
from app.journeys.rules.vocabulary import Group, Listed, Mark, PickList, Term, Vocabulary, networks, ssda903
from app.journeys.rules.when import Precision, When
from app.journeys.rules.years import PlacementYear

__all__ = [
    "Answer",
    "Axis",
    "Birth",
    "Bounds",
    "Gap",
    "Group",
    "Listed",
    "Mark",
    "Move",
    "PickList",
    "Placement",
    "PlacementMeasures",
    "PlacementYear",
    "Precision",
    "Range",
    "SchoolMeasures",
    "SchoolSpell",
    "Stay",
    "Tally",
    "Term",
    "Timeline",
    "Vocabulary",
    "When",
    "WorkerMeasures",
    "WorkerSpell",
    "age_told",
    "certainly_before",
    "check_placement",
    "check_spell",
    "days_between",
    "measure_placements",
    "measure_schools",
    "measure_workers",
    "networks",
    "read_when",
    "ssda903",
    "when_told",
]
