"""The curve of wellbeing: solid, dashed or broken, and never across silence (DOMAIN §1.4)."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journeys.rules.timeline import Axis, Bounds
from app.journeys.rules.wellbeing import (
    LONGEST_UNTOLD,
    Method,
    Point,
    Stroke,
    between_low_and_rise,
    check_point,
    curve_of,
    lowest_of,
    value_on,
    widest_gap,
)
from app.problems import Problem


def at(first: int, last: int | None = None) -> Bounds:
    return Bounds(Axis.AGE, first, first if last is None else last)


def drawn(key: int, day: int, value: int, drawing: int | None = None) -> Point:
    return Point(key, at(day), value, Method.DRAWN, drawing)


def inferred(key: int, day: int, value: int) -> Point:
    return Point(key, at(day), value, Method.INFERRED)


def silence(key: int, day: int, last: int | None = None) -> Point:
    return Point(key, at(day, last), None, Method.INFERRED)


def strokes(*points: Point) -> list[Stroke]:
    return [piece.stroke for piece in curve_of(points).pieces]


def test_solid_where_it_was_drawn_or_rated_dashed_where_it_was_inferred() -> None:
    points = [drawn(1, 0, 1), Point(2, at(100), 0, Method.RATED), inferred(3, 200, -1), inferred(4, 300, -1)]
    assert strokes(*points) == [Stroke.SOLID, Stroke.DASHED, Stroke.DASHED]


@pytest.mark.parametrize(
    ("apart", "stroke"), [(LONGEST_UNTOLD, Stroke.SOLID), (LONGEST_UNTOLD + 1, Stroke.BROKEN)]
)
def test_broken_where_nothing_was_told_for_too_long(apart: int, stroke: Stroke) -> None:
    assert strokes(drawn(1, 0, 1), drawn(2, apart, 1)) == [stroke]


def test_points_of_one_drawing_are_joined_for_the_line_between_them_was_drawn_too() -> None:
    assert strokes(drawn(1, 0, 1, 7), drawn(2, 3000, -1, 7)) == [Stroke.SOLID]
    assert strokes(drawn(1, 0, 1, 7), drawn(2, 3000, -1, 8)) == [Stroke.BROKEN]


@pytest.mark.parametrize(
    ("silent_from", "stroke"),
    [
        (-1, Stroke.SOLID),
        (0, Stroke.BROKEN),
        (50, Stroke.BROKEN),
        (99, Stroke.BROKEN),
        (100, Stroke.SOLID),
        (101, Stroke.SOLID),
    ],
)
def test_broken_where_the_teller_gives_no_account_even_within_one_drawing(
    silent_from: int, stroke: Stroke
) -> None:
    assert strokes(drawn(1, 0, 1, 7), silence(2, silent_from), drawn(3, 100, 1, 7)) == [stroke]


def test_a_silence_without_a_time_breaks_nothing_and_is_listed() -> None:
    when = Point(3, Bounds(Axis.AGE), None, Method.INFERRED)
    found = curve_of([drawn(1, 0, 1), drawn(2, 100, 1), when])
    assert [piece.stroke for piece in found.pieces] == [Stroke.SOLID]
    assert found.unplaced == (when,)


def test_a_point_stands_in_the_middle_of_its_time_and_has_no_place_without_one() -> None:
    known = Point(1, at(100, 200), 1, Method.RATED)
    after = Point(2, Bounds(Axis.AGE, 100, None), 1, Method.RATED)
    unknown = Point(3, Bounds(Axis.AGE), 1, Method.RATED)
    found = curve_of([unknown, after, known])
    assert [place.day for place in found.places] == [150]
    assert found.unplaced == (after, unknown)
    assert found.pieces == ()


def test_the_lowest_point_and_what_may_have_changed_it() -> None:
    curve = curve_of([drawn(1, 0, 1), drawn(2, 100, -2), drawn(3, 200, -2), drawn(4, 300, 0), drawn(5, 400, -2)])
    lowest = lowest_of(curve)
    assert lowest is not None
    assert (lowest.low.point.key, lowest.last_low.point.key) == (2, 3)
    assert lowest.rise is not None
    assert lowest.rise.point.key == 4
    assert not lowest.across_silence
    events = [
        (1, at(150)),
        (2, at(290)),
        (3, at(180, 220)),
        (4, at(301)),
        (5, Bounds(Axis.AGE, 250, None)),
        (6, Bounds(Axis.AGE)),
        (7, Bounds(Axis.AGE, None, 199)),
    ]
    assert between_low_and_rise(lowest, events) == (3, 5, 2)


def test_a_rise_after_silence_says_so_and_a_low_that_lasts_has_none() -> None:
    broken = lowest_of(curve_of([drawn(1, 0, -2), drawn(2, 1000, 2)]))
    assert broken is not None
    assert broken.across_silence
    lasting = lowest_of(curve_of([drawn(1, 0, 1), drawn(2, 100, -1)]))
    assert lasting is not None
    assert lasting.rise is None
    assert between_low_and_rise(lasting, [(1, at(150))]) == ()
    assert lowest_of(curve_of([])) is None


def test_the_widest_gap_is_looked_for_only_where_both_give_an_account() -> None:
    child = curve_of([drawn(1, 0, 1), drawn(2, 100, -2), drawn(3, 1000, -2), drawn(4, 1100, -2)])
    practitioner = curve_of([inferred(5, 50, 0), inferred(6, 150, 1), inferred(7, 500, 2)])
    gap = widest_gap([(30, practitioner), (10, child)])
    assert gap is not None
    assert (gap.day, gap.one, gap.other, gap.points) == (100, 10, 30, 2.5)
    assert widest_gap([(10, child)]) is None
    assert widest_gap([(10, child), (30, curve_of([inferred(8, 600, 2)]))]) is None


def test_wellbeing_has_five_steps() -> None:
    for value in range(-2, 3):
        check_point(value)
    for value in (-3, 3):
        with pytest.raises(Problem, match="between −2"):
            check_point(value)


days = st.integers(0, 3000)
some_points = st.lists(
    st.builds(
        Point,
        st.integers(),
        st.tuples(days, st.integers(0, 300)).map(lambda told: at(told[0], told[0] + told[1])),
        st.sampled_from([None, -2, -1.5, -1, 0, 0.5, 1, 2]),
        st.sampled_from(Method),
        st.sampled_from([None, 1, 2]),
    ),
    max_size=10,
    unique_by=lambda point: point.key,
)


@given(some_points, st.randoms(use_true_random=False))
def test_the_order_of_points_never_matters(points: list[Point], random: Random) -> None:
    shuffled = points[:]
    random.shuffle(shuffled)
    assert curve_of(shuffled) == curve_of(points)


@given(some_points, days)
def test_no_value_is_ever_shown_inside_a_silence(points: list[Point], day: int) -> None:
    curve = curve_of(points)
    told = [place.day for place in curve.places]
    quiet = [point.at.middle for point in points if point.value is None and point.at.middle is not None]
    shown = value_on(curve, day)
    assert shown is None or -2 <= shown <= 2
    if day not in told:
        last = max((place for place in told if place < day), default=None)
        if last is None or day > max(told) or any(last <= start <= day for start in quiet):
            assert shown is None


@given(some_points)
def test_pieces_join_all_points_in_order(points: list[Point]) -> None:
    curve = curve_of(points)
    assert len(curve.pieces) == max(len(curve.places) - 1, 0)
    for place, piece in zip(curve.places, curve.pieces, strict=False):
        assert piece.start == place
        assert piece.start.day <= piece.end.day
    lowest = lowest_of(curve)
    if lowest is not None:
        assert lowest.low.value == min(point.value for point in points if point.value is not None)
        assert lowest.rise is None or lowest.rise.value > lowest.low.value
