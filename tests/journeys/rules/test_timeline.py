"""Where times stand: as wide as what is not known, and never a date nobody gave (DOMAIN J-01, J-02)."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journeys.rules.timeline import (
    Axis,
    Birth,
    Bounds,
    Timeline,
    certainly_before,
    days_between,
)
from app.journeys.rules.when import Precision, When, months_after
from app.problems import Problem
from tests.journeys.rules import times

NOBODY = Timeline()


def day(year: int, month: int = 1, of_month: int = 1) -> int:
    return date(year, month, of_month).toordinal()


def test_a_time_of_the_calendar_needs_no_birth_on_the_calendar_and_has_no_place_by_age_without_one() -> None:
    march = When.month(2012, 3)
    assert NOBODY.bounds(march, Axis.CALENDAR) == Bounds(Axis.CALENDAR, day(2012, 3), day(2012, 3, 31))
    assert NOBODY.bounds(march, Axis.AGE).unknown


def test_an_age_needs_no_birth_by_age_and_has_no_place_on_the_calendar_without_one() -> None:
    assert NOBODY.bounds(When.age(7), Axis.AGE) == Bounds(Axis.AGE, 2556, 2921)
    assert NOBODY.bounds(When.age(7), Axis.CALENDAR).unknown


def test_an_age_becomes_the_days_it_may_have_been_given_the_month_of_birth() -> None:
    known = Timeline(birth=Birth.in_year(2004, 5))
    assert known.bounds(When.age(7), Axis.CALENDAR) == Bounds(Axis.CALENDAR, day(2011, 5), day(2012, 5, 30))
    assert known.bounds(When.exact(date(2012, 3, 1)), Axis.AGE) == Bounds(
        Axis.AGE, day(2012, 3) - day(2004, 5, 31), day(2012, 3) - day(2004, 5, 1)
    )


def test_the_age_at_review_says_within_a_year_when_somebody_was_born() -> None:
    assert Birth.aged(11, date(2015, 6, 30)) == Birth(day(2003, 7, 1), day(2004, 6, 30))
    assert Birth.aged_months(140, date(2015, 6, 30)) == Birth(day(2003, 10), day(2003, 10, 30))
    both = Birth.aged(11, date(2015, 6, 30)).narrowed(Birth.in_year(2004))
    assert both == Birth(day(2004), day(2004, 6, 30))
    with pytest.raises(Problem, match="do not fit together"):
        Birth.in_year(2009).narrowed(both)


def test_a_birth_is_kept_as_a_year_or_a_month_and_never_a_day() -> None:
    assert Birth.written("2004") == Birth.in_year(2004)
    assert Birth.written(" 2004-05 ") == Birth.in_year(2004, 5)
    for refused in ("", "2004-05-03", "2004-13", "1066", "May 2004"):
        with pytest.raises(Problem):
            Birth.written(refused)


def test_a_drawn_map_keeps_the_distance_between_days_that_are_known_exactly() -> None:
    known = Timeline(birth=Birth.aged(11, date(2015, 6, 30)))
    first, second = (known.drawn(When.exact(date(2012, 3, of_month)), Axis.AGE) for of_month in (1, 18))
    assert first.exact
    assert days_between(first, second) == 17


def test_before_and_after_an_event_are_open_on_the_other_side() -> None:
    line = Timeline({1: When.year(2012), 2: When.after(1), 3: When.before(2)})
    assert line.bounds(When.before(1), Axis.CALENDAR) == Bounds(Axis.CALENDAR, None, day(2012, 12, 31))
    assert line.bounds(When.after(1), Axis.CALENDAR) == Bounds(Axis.CALENDAR, day(2012), None)
    assert line.bounds(When.before(2), Axis.CALENDAR).unknown
    assert line.bounds(When.before(3), Axis.CALENDAR).unknown


@pytest.mark.parametrize("around", [[1], [1, 2], [1, 2, 3, 4]])
def test_events_told_by_each_other_in_a_circle_are_at_an_unknown_time(around: list[int]) -> None:
    line = Timeline({key: When.before(after) for key, after in zip(around, around[1:] + around[:1], strict=True)})
    assert all(line.bounds(When.after(key), axis).unknown for key in around for axis in Axis)


def test_a_very_long_chain_is_followed() -> None:
    line = Timeline({key: When.before(key + 1) for key in range(5_000)} | {5_000: When.year(2012)})
    assert line.bounds(When.before(0), Axis.CALENDAR).latest == day(2012, 12, 31)


def test_times_sort_by_their_middle_and_before_and_after_stand_beside_their_event() -> None:
    line = Timeline({1: When.month(2012, 6), 2: When.before(1), 3: When.year(2011)})
    wanted = [When.exact(date(2011, 2, 1)), When.year(2011), When.after(3), When.before(2), When.before(1)]
    wanted += [When.month(2012, 6), When.after(1), When.year(2012), When.year(2013), When.unknown("long ago")]
    backwards = wanted[::-1]
    shown = sorted(backwards, key=lambda when: line.order(when, Axis.CALENDAR))
    assert shown == wanted


def test_times_are_apart_by_the_days_that_nobody_left_open() -> None:
    line = Timeline({1: When.exact(date(2012, 3, 1))})
    assert line.apart(When.month(2012, 1), When.month(2012, 3)) == 30
    assert line.apart(When.before(1), When.year(2013)) == 306
    assert line.apart(When.before(1), When.year(2011)) == 0
    assert line.apart(When.age(7), When.age(9)) == 366
    assert line.apart(When.age(7), When.year(2012)) is None
    assert line.apart(When.unknown(), When.year(2012)) is None
    assert Timeline(birth=Birth.in_year(2000)).apart(When.age(7), When.year(2012)) == day(2012) - day(2008, 12, 30)


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ((1, 5), (6, 9), True),
        ((1, 5), (5, 9), None),
        ((5, 9), (1, 5), False),
        ((4, 9), (1, 5), None),
        ((5, 5), (5, 5), False),
        ((None, 5), (6, None), True),
        ((6, None), (None, 5), False),
        ((6, None), (None, None), None),
        ((None, None), (6, 6), None),
    ],
)
def test_what_was_certainly_before(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None], before: bool | None
) -> None:
    assert certainly_before(Bounds(Axis.AGE, *one), Bounds(Axis.AGE, *other)) is before


def test_a_journey_lies_along_the_axis_most_of_it_was_told_on() -> None:
    line = Timeline({1: When.age(7), 2: When.year(2012)})
    assert line.axis_for([]) is Axis.CALENDAR
    assert line.axis_for([When.age(7), When.year(2012)]) is Axis.CALENDAR
    assert line.axis_for([When.before(1), When.after(1), When.year(2012)]) is Axis.AGE
    assert line.axis_for([When.before(2), When.age(7), When.exact(date(2012, 3, 1))]) is Axis.CALENDAR
    assert line.axis_for([When.age(7), When.unknown(), When.before(9)]) is Axis.AGE


def test_ages_open_at_one_end_sort_beside_the_age_they_are_measured_from() -> None:
    wanted = [When.age(5), When.months_old(None, 83), When.age(7), When.months_old(96, None), When.age(9)]
    backwards = wanted[::-1]
    assert sorted(backwards, key=lambda when: NOBODY.order(when, Axis.AGE)) == wanted
    line = Timeline({1: When.months_old(84, None)})
    assert line.order(When.before(1), Axis.AGE) < line.order(When.months_old(84, None), Axis.AGE)
    assert line.order(When.months_old(84, None), Axis.AGE) < line.order(When.after(1), Axis.AGE)


def test_ages_reach_to_ninety_nine_and_dates_from_1900_to_2100() -> None:
    assert When.age(99).high == 1199
    assert When.year(1900).low == day(1900)
    assert When.year(2100).high == day(2100, 12, 31)


def test_a_time_must_make_sense() -> None:
    made: Callable[[], When]
    for made in (
        lambda: When(Precision.BEFORE),
        lambda: When(Precision.EXACT, 3, event=4),
        lambda: When(Precision.EXACT, day(2012), None),
        lambda: When(Precision.UNKNOWN, 1, 1),
        lambda: When(Precision.AGE),
        lambda: When.age(8, 7),
        lambda: When.age(100),
        lambda: When.year(1899),
        lambda: When.month(2012, 13),
    ):
        with pytest.raises(Problem):
            made()


@given(times.times, times.events, st.sampled_from(Axis))
def test_any_time_has_bounds_in_order_and_a_place_in_the_order(
    when: When, events: Mapping[int, When], axis: Axis
) -> None:
    for line in (Timeline(events), Timeline(events, Birth.in_year(2001))):
        for bounds in (line.bounds(when, axis), line.drawn(when, axis)):
            if bounds.earliest is not None and bounds.latest is not None:
                assert bounds.earliest <= bounds.latest
        assert line.order(when, axis) == line.order(when, axis)
        assert line.apart(when, when) in (0, None)


@given(st.lists(times.times, min_size=3, max_size=8), times.events, st.sampled_from(Axis))
def test_what_was_certainly_before_another_sorts_before_it(
    told: list[When], events: Mapping[int, When], axis: Axis
) -> None:
    line = Timeline(events, Birth.in_year(2001))
    keys = [line.order(when, axis) for when in told]
    for one, first in zip(told, keys, strict=True):
        for other, second in zip(told, keys, strict=True):
            one_at, other_at = line.bounds(one, axis), line.bounds(other, axis)
            closed = None not in (one_at.earliest, one_at.latest, other_at.earliest, other_at.latest)
            if closed and certainly_before(one_at, other_at):
                assert first < second


@given(times.times, times.times, times.events)
def test_how_far_apart_two_times_are_is_the_same_from_both_sides(
    one: When, other: When, events: Mapping[int, When]
) -> None:
    line = Timeline(events, Birth.in_year(2001))
    assert line.apart(one, other) == line.apart(other, one)


@given(times.days, st.integers(0, 30), st.dates(date(1990, 1, 1), date(1999, 12, 31)))
def test_the_truth_is_never_outside_the_bounds(happened: date, slack: int, born: date) -> None:
    """Whoever is truly born on a day within the limits is, on any day, truly of an age within the bounds."""
    line = Timeline(birth=Birth(born.toordinal() - slack, born.toordinal() + slack))
    years = max(year for year in range(50) if months_after(born, 12 * year) <= happened or not year)
    on_calendar = line.bounds(When.age(years), Axis.CALENDAR)
    assert on_calendar.earliest is not None
    assert on_calendar.latest is not None
    by_age = line.bounds(When.exact(happened), Axis.AGE)
    assert by_age.earliest is not None
    assert by_age.latest is not None
    if happened >= born:
        assert on_calendar.earliest <= happened.toordinal() <= on_calendar.latest
        said = NOBODY.bounds(When.age(years), Axis.AGE)
        assert said.earliest is not None
        assert said.latest is not None
        assert said.earliest <= happened.toordinal() - born.toordinal() <= said.latest
    assert by_age.earliest <= happened.toordinal() - born.toordinal() <= by_age.latest


@given(times.by_calendar, times.by_calendar)
def test_what_was_certainly_before_was_not_after(one: When, other: When) -> None:
    first, second = NOBODY.bounds(one, Axis.CALENDAR), NOBODY.bounds(other, Axis.CALENDAR)
    if certainly_before(first, second):
        assert certainly_before(second, first) is False
        assert days_between(first, second) > 0
