"""From days to places on the page, and the lines of the grid with what stands above them (§1.4)."""

from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from app.journeys.layout.drawing import Tick
from app.journeys.rules.timeline import DAYS_A_YEAR, Axis, Birth

ROOM_DAYS = 12 * DAYS_A_YEAR
LITTLE_TOLD = 3 * DAYS_A_YEAR
LEAST_DAYS = 366.0
"""A map never shows less than a year."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of days laid on a stretch of the page."""

    first: float
    last: float
    left: float
    right: float
    cut_before: bool = False
    """What was earlier stands on another page."""
    cut_after: bool = False

    def x(self, day: float) -> float:
        """Where a day stands, at the edge where it lies outside."""
        share = (day - self.first) / (self.last - self.first)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    @property
    def a_year(self) -> float:
        """How wide a year is."""
        return DAYS_A_YEAR / (self.last - self.first) * (self.right - self.left)


def days_to_show(days: list[float], now: float | None, axis: Axis) -> tuple[float, float]:
    """The first and last day of the axis: whole years before the first thing told, a little after the last."""
    known = [*days, *([] if now is None else [now])]
    if not known:
        return (0.0, 18 * DAYS_A_YEAR) if axis is Axis.AGE else _around(date(2000, 1, 1))
    first, last = min(known), max(known)
    if axis is Axis.AGE:
        begin = max(floor((first + 1) / DAYS_A_YEAR), 0) * DAYS_A_YEAR
    else:
        begin = float(date(date.fromordinal(max(floor(first), 1)).year, 1, 1).toordinal())
    return begin, max(last, begin + LEAST_DAYS) + max(last - begin, LEAST_DAYS) * 0.02


def with_room(first: float, last: float, axis: Axis, now: float | None) -> tuple[float, float]:
    """The axis for who is about to tell more: a year on before, and years enough to point at.

    After the review nothing is told: where it is known, the years are those before it.
    """
    begin = first - DAYS_A_YEAR
    if now is not None and last - first < LITTLE_TOLD:
        begin = last - ROOM_DAYS
    if axis is Axis.AGE:
        begin = max(begin, 0.0)
    return begin, last if now is not None else max(last, begin + ROOM_DAYS)


def years_of(scale: Scale, axis: Axis, closest: float) -> tuple[Tick, ...]:
    """A line for each year of age or of the calendar; named so often that the names stand `closest` apart."""
    starts = _year_starts(scale, axis)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200) if scale.a_year * step >= closest or step == 200)
    return tuple(
        Tick(day, scale.x(day), str(number) if number % step == 0 else "", number % step == 0)
        for number, day in starts
    )


def school_years(scale: Scale, axis: Axis, birth: Birth | None) -> tuple[tuple[float, float, str], ...]:
    """From, to and name of each year of school in sight: where the birth tells which cohort; else none."""
    cohort = _cohort(birth)
    if cohort is None or birth is None:
        return ()
    shift = 0 if axis is Axis.CALENDAR else birth.middle
    found = []
    for group in range(14):
        start = date(cohort + 4 + group, 9, 1).toordinal() - shift
        end = date(cohort + 5 + group, 9, 1).toordinal() - shift
        if end > scale.first and start < scale.last:
            found.append((float(start), float(end), "Reception" if group == 0 else f"Year {group}"))
    return tuple(found)


def school_year_at_age(age: int) -> str:
    """The years of school a child of that age may be in (England): two, for it turns on the day of birth."""
    if not 3 <= age <= 18:
        return ""
    one, other = age - 5, age - 4
    names = [_short(group) for group in (one, other) if 0 <= group <= 13]
    return "–".join(dict.fromkeys(names)).replace("–Y", "–")


def ages_on_calendar(scale: Scale, birth: Birth | None) -> tuple[tuple[float, float, str], ...]:
    """From, to and words of each year of age in sight, on the axis of the calendar."""
    if birth is None:
        return ()
    first = max(floor((scale.first - birth.middle) / DAYS_A_YEAR), 0)
    last = ceil((scale.last - birth.middle) / DAYS_A_YEAR)
    return tuple(
        (birth.middle + age * DAYS_A_YEAR, birth.middle + (age + 1) * DAYS_A_YEAR, f"age {age}")
        for age in range(first, max(last, first))
    )


def _short(group: int) -> str:
    return "R" if group == 0 else f"Y{group}"


def _cohort(birth: Birth | None) -> int | None:
    """The calendar year in whose August, or the one before whose September, the child was born."""
    if birth is None:
        return None
    ends = {
        day.year + (day.month >= 9) for day in (date.fromordinal(birth.earliest), date.fromordinal(birth.latest))
    }
    return ends.pop() if len(ends) == 1 else None


def _year_starts(scale: Scale, axis: Axis) -> list[tuple[int, float]]:
    if axis is Axis.AGE:
        first, last = ceil(scale.first / DAYS_A_YEAR - 1e-9), floor(scale.last / DAYS_A_YEAR)
        return [(age, age * DAYS_A_YEAR) for age in range(first, last + 1)]
    first = date.fromordinal(max(floor(scale.first), 1)).year
    last = date.fromordinal(floor(scale.last)).year
    starts = [(year, float(date(year, 1, 1).toordinal())) for year in range(first, last + 1)]
    return [(year, day) for year, day in starts if day >= scale.first]


def _around(day: date) -> tuple[float, float]:
    return float(day.toordinal()), day.toordinal() + 10 * DAYS_A_YEAR
