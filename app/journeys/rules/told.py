"""Times in words, no more precise than they were told (DOMAIN J-01); for reports by age alone (J-02)."""

from collections.abc import Mapping
from datetime import date

from app.journeys.rules.timeline import DAYS_A_YEAR, Bounds
from app.journeys.rules.when import RELATIVE, Precision, When

_MONTHS = "January February March April May June July August September October November December".split()
NOT_KNOWN = "not known"
COUNTED_IN_MONTHS = 24
"""Below this age, in months, nobody counts in years."""


def when_told(when: When, names: Mapping[int, str] | None = None) -> str:
    """A time in words (J-01): "March 2012", "about age 7", "before the move"; `names` are those of events."""
    if when.precision in RELATIVE:
        other = (names or {}).get(when.event or 0, "an event that is gone")
        return f"{when.precision.value} {other}"
    if when.precision is Precision.AGE:
        return _age(when.low, when.high)
    if when.precision is Precision.UNKNOWN or when.low is None or when.high is None:
        return f"“{when.words}”" if when.words else NOT_KNOWN
    first, last = date.fromordinal(when.low), date.fromordinal(when.high)
    if when.precision is Precision.EXACT:
        return f"{first.day} {_month(first)} {first.year}"
    if when.precision is Precision.YEAR:
        return _pair(str(first.year), str(last.year), last.year - first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_month(first)} {first.year}"
    if first.year == last.year:
        return f"{_month(first)} to {_month(last)} {first.year}"
    return f"{_month(first)} {first.year} to {_month(last)} {last.year}"


def age_told(bounds: Bounds) -> str:
    """Bounds in days of age as words for a report (J-02): "age 7", "age 7 or 8", "before age 9"."""
    first = None if bounds.earliest is None else _whole_years(bounds.earliest + 1)
    last = None if bounds.latest is None else _whole_years(bounds.latest)
    if first is None and last is None:
        return "age not known"
    if first is None:
        return f"before age {(last or 0) + 1}"
    if last is None:
        return f"age {first} or older"
    return f"age {_pair(str(first), str(max(first, last)), max(first, last) - first)}"


def _whole_years(days: int) -> int:
    return max(int(days // DAYS_A_YEAR), 0)


def _age(low: int | None, high: int | None) -> str:
    if low is None:
        return f"before {_age_of(high + 1)}" if high is not None else "age not known"
    if high is None:
        return f"{_age_of(low)} or older"
    if low % 12 == 0 and high % 12 == 11:
        return f"about age {_pair(str(low // 12), str(high // 12), high // 12 - low // 12)}"
    if low % 12 == 3 and high - low == 5:
        return f"about age {low // 12}½"
    if high < COUNTED_IN_MONTHS:
        return f"about {_pair(str(low), str(high), high - low)} months old"
    return f"about {_pair(_months_told(low), _months_told(high), high - low)} old"


def _age_of(months: int) -> str:
    return f"age {months // 12}" if months % 12 == 0 else f"{_months_told(months)} old"


def _months_told(months: int) -> str:
    """Months of age as people say them: "18 months", "9 years 3 months"."""
    if months < COUNTED_IN_MONTHS:
        return f"{months} months"
    years, left = divmod(months, 12)
    return f"{years} years {left} month{'' if left == 1 else 's'}"


def _pair(first: str, last: str, apart: int) -> str:
    if not apart:
        return first
    return f"{first} or {last}" if apart == 1 else f"{first}–{last}"


def _month(day: date) -> str:
    return _MONTHS[day.month - 1]
