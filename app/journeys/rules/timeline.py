"""Where times stand on an axis of days, by age or by calendar, and in what order (DOMAIN J-01, J-02).

Days of age are counted from birth, 365.25 to a year; days of the calendar are `date.toordinal`. One is turned into
the other only where it is known when the child was born, and then only as precisely as that is known.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import ceil, floor

from app.journeys.rules.when import CALENDAR_TOLD, RELATIVE, Precision, When, months_after
from app.problems import Problem

DAYS_A_YEAR = 365.25

Key = tuple[float, ...]


class Axis(StrEnum):
    """What a map is laid along (J-02)."""

    AGE = "age"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The earliest and the latest day something may have been, both inclusive; None where nobody can say."""

    axis: Axis
    earliest: int | None = None
    latest: int | None = None

    @property
    def unknown(self) -> bool:
        """Nothing at all is known of when it was."""
        return self.earliest is None and self.latest is None

    @property
    def exact(self) -> bool:
        """It is known to the day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def middle(self) -> float | None:
        """Half way between the earliest and the latest day; None unless both are known."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.earliest + self.latest) / 2


@dataclass(frozen=True, slots=True)
class Birth:
    """The first and last day on which the child may have been born (`date.toordinal`), inclusive."""

    earliest: int
    latest: int

    @classmethod
    def in_year(cls, year: int, month: int | None = None) -> "Birth":
        """Born in a year, or in a month of it."""
        told = When.year(year) if month is None else When.month(year, month)
        return cls(told.low or 0, told.high or 0)

    @classmethod
    def aged(cls, years: int, on: date) -> "Birth":
        """Born so as to have that age in completed years on a day, such as the day of review."""
        first = months_after(on, -12 * (years + 1)).toordinal() + 1
        return cls(first, months_after(on, -12 * years).toordinal())

    @classmethod
    def aged_months(cls, months: int, on: date) -> "Birth":
        """Born so as to have that age in completed months on a day; only where it was really told in months."""
        first = months_after(on, -(months + 1)).toordinal() + 1
        return cls(first, months_after(on, -months).toordinal())

    @classmethod
    def written(cls, text: str) -> "Birth":
        """Born as it is kept, in a year or a month: "2004" or "2004-05"; a Problem for anything else."""
        found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", text.strip())
        if not found:
            raise Problem(
                "This is no year or month of birth.", "Write it as 2004 or 2004-05; the day is not kept."
            )
        return cls.in_year(int(found[1]), int(found[2]) if found[2] else None)

    @property
    def middle(self) -> int:
        """The day to draw by: half way between the first and the last."""
        return (self.earliest + self.latest) // 2

    def narrowed(self, other: "Birth") -> "Birth":
        """What both of two facts leave possible; a Problem where they contradict each other."""
        first, last = max(self.earliest, other.earliest), min(self.latest, other.latest)
        if first > last:
            raise Problem("The age and the date of birth do not fit together.", "Correct one of them.")
        return Birth(first, last)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything needed to say where a time of one case stands: its events, and its birth where that is kept."""

    events: Mapping[int, When] = field(default_factory=dict)
    birth: Birth | None = None

    def root(self, when: When) -> tuple[When, tuple[Precision, ...]]:
        """The time at the end of a chain of before and after, and the chain from here (J-01).

        A chain that comes back to itself, or leads to an event that is gone, ends in an unknown time.
        """
        chain: list[Precision] = []
        met: set[int] = set()
        while when.precision in RELATIVE and when.event is not None:
            if when.event in met:
                return When.unknown(), tuple(chain)
            met.add(when.event)
            chain.append(when.precision)
            when = self.events.get(when.event, When.unknown())
        return when, tuple(chain)

    def bounds(self, when: When, axis: Axis) -> Bounds:
        """The earliest and latest day on an axis (J-01, J-02), as wide as all that is not known makes them."""
        root, chain = self.root(when)
        return _limited(self._own_bounds(root, axis, None), chain)

    def drawn(self, when: When, axis: Axis) -> Bounds:
        """Where a map shows it (J-02): as `bounds`, but with the birth taken to be in the middle of its limits.

        All marks of a map then shift together, and the distance between two told alike stays what it is; so say
        beside the map how well the birth is known. Not for measures.
        """
        root, chain = self.root(when)
        return _limited(self._own_bounds(root, axis, None if self.birth is None else self.birth.middle), chain)

    def _own_bounds(self, when: When, axis: Axis, as_if_born: int | None) -> Bounds:
        if when.precision is Precision.AGE:
            if axis is Axis.AGE:
                return Bounds(axis, _first_of_month_of_age(when.low), _last_of_month_of_age(when.high))
            return Bounds(axis, *self._calendar_of_age(when, as_if_born))
        if when.precision not in CALENDAR_TOLD or when.low is None or when.high is None:
            return Bounds(axis)
        if axis is Axis.CALENDAR:
            return Bounds(axis, when.low, when.high)
        if as_if_born is not None:
            return Bounds(axis, when.low - as_if_born, when.high - as_if_born)
        if self.birth is None:
            return Bounds(axis)
        return Bounds(axis, when.low - self.birth.latest, when.high - self.birth.earliest)

    def _calendar_of_age(self, when: When, as_if_born: int | None) -> tuple[int | None, int | None]:
        if self.birth is None:
            return None, None
        born_first = self.birth.earliest if as_if_born is None else as_if_born
        born_last = self.birth.latest if as_if_born is None else as_if_born
        return (
            None if when.low is None else months_after(date.fromordinal(born_first), when.low).toordinal(),
            None
            if when.high is None
            else months_after(date.fromordinal(born_last), when.high + 1).toordinal() - 1,
        )

    def axis_for(self, times: Iterable[When]) -> Axis:
        """The axis on which most of these times were told, the calendar's where they balance (J-02)."""
        roots = [self.root(when)[0].precision for when in times]
        by_age = sum(precision is Precision.AGE for precision in roots)
        by_calendar = sum(precision in CALENDAR_TOLD for precision in roots)
        return Axis.AGE if by_age > by_calendar else Axis.CALENDAR

    def apart(self, one: When, other: When) -> int | None:
        """Days between two times at the least: 0 where they may be the same day; None where nobody can say (§1.6).

        A time that is open at one end may be any day on that side.
        """
        axis = self.axis_for((one, other))
        first, second = self.bounds(one, axis), self.bounds(other, axis)
        return None if first.unknown or second.unknown else days_between(first, second)

    def order(self, when: When, axis: Axis) -> Key:
        """What to sort times by (J-01): the middle, then the more precise first; unknown times come last.

        A time before another event sorts just before that event's, one after it just after.
        """
        root, chain = self.root(when)
        own = self.bounds(root, axis)
        sides = tuple(-1.0 if side is Precision.BEFORE else 1.0 for side in reversed(chain))
        if own.earliest is None or own.latest is None:
            known = own.latest if own.earliest is None else own.earliest
            if known is None:
                return (1.0, 0.0, 0.0, *sides, 0.0)
            side = -1.0 if own.earliest is None else 1.0
            return (0.0, float(known), 0.0, side, *sides, 0.0)
        return (0.0, (own.earliest + own.latest) / 2, float(own.latest - own.earliest), *sides, 0.0)


def days_between(one: Bounds, other: Bounds) -> int:
    """Days from the end of the earlier of two bounds to the start of the later, on one axis; 0 if they overlap."""
    if one.axis is not other.axis:
        raise ValueError("Bounds on two axes cannot be compared.")
    return max(_days_from(one.latest, other.earliest), _days_from(other.latest, one.earliest), 0)


def certainly_before(one: Bounds, other: Bounds) -> bool | None:
    """Whether the first was before the second; None where what is known allows both (J-01)."""
    if one.latest is not None and other.earliest is not None and one.latest < other.earliest:
        return True
    if one.earliest is not None and other.latest is not None and one.earliest >= other.latest:
        return False
    return None


def _days_from(end: int | None, start: int | None) -> int:
    return -1 if end is None or start is None else start - end


def _limited(bounds: Bounds, chain: tuple[Precision, ...]) -> Bounds:
    for side in reversed(chain):
        if side is Precision.BEFORE:
            bounds = Bounds(bounds.axis, None, bounds.latest)
        else:
            bounds = Bounds(bounds.axis, bounds.earliest, None)
    return bounds


def _first_of_month_of_age(months: int | None) -> int | None:
    return None if months is None else floor(months * DAYS_A_YEAR / 12)


def _last_of_month_of_age(months: int | None) -> int | None:
    """A year of age may be a day shorter or longer than another: the limits leave room for both."""
    return None if months is None else ceil((months + 1) * DAYS_A_YEAR / 12) - 1
