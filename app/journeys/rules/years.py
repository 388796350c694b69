"""Placements in each year from 1 April to 31 March, and whether there were three or more (DOMAIN §1.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.journeys.rules.amounts import Answer, Range, all_of
from app.journeys.rules.spells import Placement, last_day
from app.journeys.rules.timeline import Axis, Bounds

MANY = 3
"""So many placements in one year are many (§1.3)."""


@dataclass(frozen=True, slots=True)
class PlacementYear:
    """A year from 1 April to 31 March, and how many placements the child was in on any night of it."""

    first: int
    """The year of the calendar in which it began."""
    placements: Range

    @property
    def name(self) -> str:
        """As years of the return are written: "2012–13"."""
        return f"{self.first}–{(self.first + 1) % 100:02}"

    @property
    def many(self) -> bool | None:
        """Whether there were three or more; None where the dates told allow both."""
        if self.placements.at_least >= MANY:
            return True
        return False if self.placements.at_most is not None and self.placements.at_most < MANY else None


def placement_years(stays: Sequence[Placement], review: Bounds | None) -> tuple[PlacementYear, ...]:
    """Placements in each year, temporary ones already left out (§1.3); empty where ages are all that was told.

    A placement counts in every year in which the child slept there: one that ends on 1 April does not in the new
    year. The years run from the first day that is known to the last.
    """
    starts = [day for stay in stays for day in _known_days(stay.start)]
    nights = [day - 1 for stay in stays for day in _known_days(stay.end)]
    if not starts and not nights:
        return ()
    if any(stay.end is None or stay.end.unknown for stay in stays):
        nights += [day - 1 for day in _known_days(review)]
    years = range(_year_of(min(starts + nights)), _year_of(max(starts + nights)) + 1)
    return tuple(PlacementYear(year, _placements_in(year, stays, review)) for year in years)


def three_in_a_year(stays: Sequence[Placement], years: Sequence[PlacementYear]) -> Answer:
    """Whether any year from April to March had three placements or more (§1.3)."""
    if not stays:
        return Answer(False)
    if not years:
        return Answer(None, "The years run from April to March, and no dates of the calendar were told.")
    answer = all_of(None if year.many is None else not year.many for year in years)
    if answer is None:
        return Answer(None, "The dates told are too rough to say.")
    return Answer(not answer)


def _known_days(bounds: Bounds | None) -> list[int]:
    if bounds is None or bounds.axis is not Axis.CALENDAR:
        return []
    return [day for day in (bounds.earliest, bounds.latest) if day is not None]


def _placements_in(year: int, stays: Sequence[Placement], review: Bounds | None) -> Range:
    first, after = date(year, 4, 1).toordinal(), date(year + 1, 4, 1).toordinal()
    least = most = 0
    for stay in stays:
        start, end = stay.start, last_day(stay, review)
        starts_here = _between(start, first, after - 1)
        ends_here = _between(end, first + 1, after)
        spans = (
            start.latest is not None
            and end.earliest is not None
            and start.latest < end.earliest
            and start.latest < after
            and end.earliest > first
        )
        least += starts_here or ends_here or spans
        most += (start.earliest is None or start.earliest < after) and (end.latest is None or end.latest > first)
    return Range(least, most)


def _between(bounds: Bounds, first: int, last: int) -> bool:
    if bounds.earliest is None or bounds.latest is None:
        return False
    return first <= bounds.earliest and bounds.latest <= last


def _year_of(day: int) -> int:
    on = date.fromordinal(day)
    return on.year if (on.month, on.day) >= (4, 1) else on.year - 1
