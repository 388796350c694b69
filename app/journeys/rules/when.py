"""When something was, only as precisely as somebody said it (DOMAIN J-01); no date is ever invented."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.problems import Problem

FIRST_DAY, LAST_DAY = date(1900, 1, 1).toordinal(), date(2100, 12, 31).toordinal()
OLDEST = 99 * 12 + 11
"""The last month of age that can be told."""


class Precision(StrEnum):
    """How a time was told; the values are stored."""

    EXACT = "exact"
    MONTH = "month"
    YEAR = "year"
    AGE = "age"
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


CALENDAR_TOLD = frozenset({Precision.EXACT, Precision.MONTH, Precision.YEAR})
RELATIVE = frozenset({Precision.BEFORE, Precision.AFTER})


@dataclass(frozen=True, slots=True)
class When:
    """A time as it was told (J-01), as plain values that fit columns of a table.

    `low` and `high` are the first and last day it may have been (`date.toordinal`) where it was told by the
    calendar, and the first and last completed month of age where it was told by age; an age may be open at one
    end ("before 7"). Before and after another event have neither, and name the event. `words` keeps the wording,
    and is all there is of "when I was little".
    """

    precision: Precision
    low: int | None = None
    high: int | None = None
    event: int | None = None
    words: str = ""

    def __post_init__(self) -> None:
        if (self.precision in RELATIVE) != (self.event is not None):
            raise Problem("A time before or after something needs to say what.", "Choose the other event.")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise Problem("The time ends before it begins.", "Write the earlier one first.")
        if self.precision in CALENDAR_TOLD:
            self._check_within(FIRST_DAY, LAST_DAY, "The date is not between 1900 and 2100.", both=True)
        elif self.precision is Precision.AGE:
            self._check_within(0, OLDEST, "The age is not between 0 and 99 years.", both=False)
        elif self.low is not None or self.high is not None:
            raise Problem("Only a date or an age can have limits.", "Give a date or an age.")

    def _check_within(self, lowest: int, highest: int, sentence: str, *, both: bool) -> None:
        limits = [limit for limit in (self.low, self.high) if limit is not None]
        enough = len(limits) == 2 if both else bool(limits)
        if not enough or not all(lowest <= limit <= highest for limit in limits):
            raise Problem(sentence, "Check the figures.")

    @classmethod
    def exact(cls, day: date, words: str = "") -> "When":
        """On a day of the calendar (J-01)."""
        return cls(Precision.EXACT, day.toordinal(), day.toordinal(), words=words)

    @classmethod
    def month(cls, year: int, month: int, until: tuple[int, int] | None = None, words: str = "") -> "When":
        """In a month of the calendar, or in one of several up to `until` (year, month), inclusive (J-01)."""
        last_year, last_month = until or (year, month)
        if not all(1 <= number <= 12 for number in (month, last_month)):
            raise Problem("There is no such month.", "Write the month as a name or as 1 to 12.")
        return cls(Precision.MONTH, _first_day(year, month), _last_day(last_year, last_month), words=words)

    @classmethod
    def year(cls, year: int, until: int | None = None, words: str = "") -> "When":
        """In a year of the calendar, or in one of several up to `until`, inclusive (J-01)."""
        return cls(
            Precision.YEAR, _first_day(year, 1), _last_day(year if until is None else until, 12), words=words
        )

    @classmethod
    def age(cls, years: int, until: int | None = None, words: str = "") -> "When":
        """At an age in completed years, or at one of several up to `until`, inclusive (J-01)."""
        return cls(Precision.AGE, years * 12, (years if until is None else until) * 12 + 11, words=words)

    @classmethod
    def months_old(cls, first: int | None, last: int | None, words: str = "") -> "When":
        """At an age in completed months from `first` to `last`, inclusive; either end may be open (J-01)."""
        return cls(Precision.AGE, first, last, words=words)

    @classmethod
    def before(cls, event: int, words: str = "") -> "When":
        """Some time before another event (J-01)."""
        return cls(Precision.BEFORE, event=event, words=words)

    @classmethod
    def after(cls, event: int, words: str = "") -> "When":
        """Some time after another event (J-01)."""
        return cls(Precision.AFTER, event=event, words=words)

    @classmethod
    def unknown(cls, words: str = "") -> "When":
        """At a time nobody can say, with the words that were used for it (J-01)."""
        return cls(Precision.UNKNOWN, words=words)


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later (earlier if negative), or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _first_day(year: int, month: int) -> int:
    return date(_a_year(year), month, 1).toordinal()


def _last_day(year: int, month: int) -> int:
    return date(_a_year(year), month, monthrange(year, month)[1]).toordinal()


def _a_year(year: int) -> int:
    if not 1900 <= year <= 2100:
        raise Problem("The date is not between 1900 and 2100.", "Write the year with four digits.")
    return year
