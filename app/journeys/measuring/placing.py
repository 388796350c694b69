"""Times for places on the axis: what somebody points at is told in years, or in months of the calendar."""

from datetime import date
from math import floor

from app.journeys.measuring.times import in_years
from app.journeys.rules import Axis, Precision, When
from app.journeys.rules.timeline import DAYS_A_YEAR
from app.journeys.rules.when import FIRST_DAY, LAST_DAY


def told_at(day: float, axis: Axis, *, by_month: bool = False) -> When:
    """The time at a place on the axis, never told to the day: nobody points so exactly (J-01)."""
    if axis is Axis.AGE:
        return When.age(max(floor(day / DAYS_A_YEAR), 0))
    there = date.fromordinal(min(max(round(day), FIRST_DAY), LAST_DAY))
    return When.month(there.year, there.month) if by_month else When.year(there.year)


def one_step(when: When) -> int:
    """How many days the smallest step is by which a time can be moved as precisely as it was told (J-01)."""
    if when.precision is Precision.EXACT:
        return 1
    if when.precision is Precision.MONTH or (when.precision is Precision.AGE and not in_years(when)):
        return 31
    return 366
