"""A place somebody points at is told in years or months, and a step is as large as a time is precise (J-01)."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.journeys.measuring import has_place, one_step, shifted, told_at
from app.journeys.rules import Axis, Precision, When, read_when

TIMES = ["01/03/2012", "March 2012", "2012", "2011-2012", "7", "7-8", "7½", "18 months", "before 7", "12 or older"]


def test_who_points_at_an_axis_tells_a_year_or_a_month_never_a_day() -> None:
    assert told_at(7.9 * 365.25, Axis.AGE) == When.age(7)
    assert told_at(-3.0, Axis.AGE) == When.age(0)
    there = float(date(2012, 3, 31).toordinal())
    assert told_at(there, Axis.CALENDAR) == When.year(2012)
    assert told_at(there, Axis.CALENDAR, by_month=True) == When.month(2012, 3)


@given(st.sampled_from(TIMES), st.sampled_from((-1, 1)), st.integers(1, 3))
def test_a_step_moves_a_time_and_leaves_it_as_precise_as_it_was(typed: str, way: int, steps: int) -> None:
    when = read_when(typed)
    moved = shifted(when, way * steps * one_step(when))
    assert moved.precision is when.precision
    assert (moved.low, moved.high) != (when.low, when.high)
    back = shifted(moved, -way * steps * one_step(when))
    assert (back.low, back.high) == (when.low, when.high)


@given(st.sampled_from(TIMES), st.integers(-300, 2000))
def test_no_drag_makes_a_time_more_precise(typed: str, days: int) -> None:
    when = read_when(typed)
    moved = shifted(when, days)
    assert moved.precision is when.precision
    if when.precision is not Precision.EXACT and when.low is not None and when.high is not None:
        assert moved.low is not None
        assert moved.high is not None
        assert abs((moved.high - moved.low) - (when.high - when.low)) <= 3


def test_what_is_told_by_an_event_or_not_at_all_has_no_place() -> None:
    assert not has_place(When.unknown("when I was little"))
    assert not has_place(When.before(1))
    assert has_place(When.age(7))
