"""Where the times of a journey stand: its events, its birth and its review as the rules take them."""

from datetime import date

from app.journeys.journey_rows import EventRow, JourneyRow
from app.journeys.rules import Account, Axis, Birth, Bounds, Precision, Timeline, When, time_of
from app.journeys.rules.timeline import DAYS_A_YEAR
from app.journeys.rules.when import months_after
from app.problems import Problem


def timeline_of(journey: JourneyRow) -> Timeline:
    """Where every time of a journey stands.

    What is before or after an event is placed by the first of its tellers who says when it was.
    """
    return Timeline({event.id: when_placed(event, journey) for event in journey.events}, birth_of(journey))


def when_placed(event: EventRow, journey: JourneyRow) -> When:
    """The time by which an event is put in order: no true one, only the first told, child first, record last."""
    place = {teller.participant: place for place, teller in enumerate(journey.tellers)}
    return time_of(
        [
            Account(told.mark, None if told.teller is None else place[told.teller], told.teller, told.when)
            for told in event.accounts
        ]
    )


def birth_of(journey: JourneyRow) -> Birth | None:
    """When the child may have been born, by the year or month written down and by the age at the review."""
    return birth(journey.born, journey.reviewed_on, journey.age_at_review)


def birth(born: str, reviewed_on: str, age_at_review: int | None) -> Birth | None:
    """The days on which somebody may have been born; where two facts contradict each other, the first holds."""
    written = Birth.written(born) if born else None
    aged = birth_by_age(reviewed_on, age_at_review)
    if written is None or aged is None:
        return written or aged
    try:
        return written.narrowed(aged)
    except Problem:
        return written


def birth_by_age(reviewed_on: str, age_at_review: int | None) -> Birth | None:
    """When somebody was born who had an age in completed months, or in whole years, on a day."""
    on = day_of(reviewed_on)
    if on is None or age_at_review is None:
        return None
    years, months = divmod(age_at_review, 12)
    return Birth.aged_months(age_at_review, on) if months else Birth.aged(years, on)


def age_told_in_months(age_at_review: int) -> When:
    """The age at the review as a time: whole years are told in years, no month of them is made up (J-01)."""
    return When.months_old(age_at_review, age_at_review if age_at_review % 12 else age_at_review + 11)


def day_of(stored: str) -> date | None:
    """A day as it is stored."""
    return date.fromisoformat(stored) if stored else None


def review_of(journey: JourneyRow, axis: Axis, timeline: Timeline | None = None) -> Bounds | None:
    """The review date on an axis; None where it is not known there."""
    on, timeline = day_of(journey.reviewed_on), timeline or timeline_of(journey)
    day = None if on is None else timeline.bounds(When.exact(on), axis)
    age = journey.age_at_review
    by_age = None if age is None else timeline.bounds(age_told_in_months(age), axis)
    order = (day, by_age) if axis is Axis.CALENDAR else (by_age, day)
    return next((bounds for bounds in order if bounds is not None and not bounds.unknown), None)


def shifted(when: When, days: int) -> When:
    """A time so many days later, told as precisely as before: a drag makes no rough time exact (J-01).

    A Problem for a time that has no place of its own.
    """
    if not has_place(when):
        raise Problem("That time has no place to be moved from.", "Type a date or an age first.")
    if when.precision is Precision.AGE:
        months = round(days / DAYS_A_YEAR) * 12 if in_years(when) else round(days * 12 / DAYS_A_YEAR)
        return When.months_old(_plus(when.low, months), _plus(when.high, months))
    first, last = date.fromordinal(when.low or 1), date.fromordinal(when.high or 1)
    if when.precision is Precision.EXACT:
        return When.exact(date.fromordinal(first.toordinal() + days))
    if when.precision is Precision.YEAR:
        years = round(days / DAYS_A_YEAR)
        return When.year(first.year + years, last.year + years)
    months = round(days * 12 / DAYS_A_YEAR)
    first, last = months_after(first, months), months_after(last.replace(day=1), months)
    return When.month(first.year, first.month, (last.year, last.month))


def has_place(when: When) -> bool:
    """Whether a time stands at a place of its own, so that it can be moved."""
    return when.precision not in (Precision.BEFORE, Precision.AFTER, Precision.UNKNOWN)


def in_years(when: When) -> bool:
    """Whether an age was told in whole years, or in half ones: it moves by years alone."""
    low, high = when.low, when.high
    if low is None or high is None:
        return (low or 0) % 12 == 0 and (high is None or high % 12 == 11)
    return (high - low) % 12 == 11 or (low % 12 == 3 and high - low == 5)


def _plus(months: int | None, more: int) -> int | None:
    return None if months is None else months + more
