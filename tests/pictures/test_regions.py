"""Regions: what is valid, what they cover, what they share, and what the hand does to them."""

import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.pictures.regions.outline import covered, rows, winding
from app.pictures.regions.region import MOST_POINTS, Bounds, Point, Region, Shape
from app.pictures.regions.shaping import (
    Handle,
    drawn,
    fitted,
    handles,
    moved,
    resized,
    simplified,
    with_corner_at,
    with_new_corner,
    without_corner,
)
from app.problems import Problem

QUICK = settings(deadline=None)
fractions = st.floats(0, 1).map(lambda value: round(value, 3))
places = st.tuples(fractions, fractions)


@st.composite
def regions(draw: st.DrawFn) -> Region:
    """Any valid region."""
    shape = draw(st.sampled_from(Shape))
    points = draw(st.lists(places, min_size=2, max_size=2) if shape.is_boxed else st.lists(places, min_size=3))
    try:
        return Region.of(shape, points)
    except Problem:
        assume(False)
        raise


def square(left: float, top: float, side: float) -> Region:
    return Region.of(Shape.RECTANGLE, [(left, top), (left + side, top + side)])


@QUICK
@given(regions())
def test_a_region_is_the_same_after_it_was_stored(region: Region) -> None:
    assert Region.from_text(region.text) == region
    assert Region.from_text(region.text).text == region.text


@QUICK
@given(st.sampled_from(Shape), st.lists(st.tuples(st.floats(), st.floats()), max_size=5))
def test_whatever_is_made_lies_in_the_picture_and_covers_something(
    shape: Shape, points: list[tuple[float, float]]
) -> None:
    try:
        region = Region.of(shape, points)
    except Problem:
        return
    left, top, right, bottom = region.bounds
    assert 0 <= left < right <= 1
    assert 0 <= top < bottom <= 1
    assert region.area > 0


@pytest.mark.parametrize(
    ("shape", "points", "said"),
    [
        (Shape.RECTANGLE, [(0.1, 0.1), (0.1, 0.5)], "too small"),
        (Shape.ELLIPSE, [(0.1, 0.1)], "two corners"),
        (Shape.POLYGON, [(0.1, 0.1), (0.5, 0.5)], "too small"),
        (Shape.POLYGON, [(0.1, 0.1), (0.5, 0.5), (0.9, 0.9)], "too small"),
        (Shape.FREEHAND, [(0.1, 0.1), (0.5, 0.1), (1.1, 0.9)], "out of the picture"),
        (Shape.RECTANGLE, [(math.nan, 0.1), (0.5, 0.5)], "out of the picture"),
        (Shape.POLYGON, [(n % 7 / 7, n % 11 / 11) for n in range(MOST_POINTS + 1)], "more than 200"),
    ],
)
def test_what_is_no_region_is_refused_in_a_sentence(
    shape: Shape, points: list[tuple[float, float]], said: str
) -> None:
    with pytest.raises(Problem, match=said):
        Region.of(shape, points)


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[1]", '{"shape":"star","points":[]}', '{"shape":"polygon","points":[["a",1]]}', "[" * 99_999],
)
def test_a_stored_text_that_is_no_region_is_refused(text: str) -> None:
    with pytest.raises(Problem, match="cannot be read"):
        Region.from_text(text)


def test_corners_may_come_in_any_order_and_a_line_may_close_itself() -> None:
    assert Region.of(Shape.RECTANGLE, [(0.9, 0.2), (0.1, 0.7)]).bounds == Bounds(0.1, 0.2, 0.9, 0.7)
    closed = Region.of(Shape.POLYGON, [(0, 0), (0.5, 0), (0.5, 0), (0, 0.5), (0, 0)])
    assert closed.points == ((0, 0), (0.5, 0), (0, 0.5))


def test_areas_are_those_of_geometry() -> None:
    assert square(0.1, 0.1, 0.5).area == pytest.approx(0.25)
    assert Region.of(Shape.ELLIPSE, [(0, 0), (1, 1)]).area == pytest.approx(math.pi / 4)
    assert Region.of(Shape.POLYGON, [(0, 0), (1, 0), (0, 1)]).area == pytest.approx(0.5)
    bow_tie = Region.of(Shape.FREEHAND, [(0, 0), (1, 1), (1, 0), (0, 1)])
    assert bow_tie.area == pytest.approx(0.5)


def test_a_line_that_goes_around_twice_leaves_no_hole() -> None:
    star = [
        (0.5 + 0.4 * math.sin(n * 4 * math.pi / 5), 0.5 - 0.4 * math.cos(n * 4 * math.pi / 5)) for n in range(5)
    ]
    region = Region.of(Shape.POLYGON, star)
    assert region.contains(0.5, 0.5)
    assert region.shared_area(square(0.45, 0.45, 0.1)) == pytest.approx(0.01)


@QUICK
@given(regions(), regions())
def test_what_two_regions_share_is_the_same_from_either_side_and_no_more_than_either(
    one: Region, other: Region
) -> None:
    shared = one.shared_area(other)
    assert shared == pytest.approx(other.shared_area(one), abs=1e-9)
    assert 0 <= shared <= min(one.area, other.area) + 1e-9
    assert one.overlaps(other) == other.overlaps(one)


@QUICK
@given(regions())
def test_a_region_shares_with_itself_and_with_the_whole_picture_all_of_it(region: Region) -> None:
    exact = region.area if region.shape is not Shape.ELLIPSE else covered(region.outline)
    assert region.shared_area(region) == pytest.approx(exact, abs=1e-9)
    assert region.shared_area(square(0, 0, 1)) == pytest.approx(exact, abs=1e-9)
    assert exact == pytest.approx(region.area, rel=0.002)


@QUICK
@given(regions(), regions())
def test_what_is_shared_is_what_counting_points_finds(one: Region, other: Region) -> None:
    """A grid of points meets each region as often as its area says, but for its edges."""
    steps = 25
    grid = [(n + 0.5) / steps for n in range(steps)]
    both = sum(one.contains(x, y) and other.contains(x, y) for x in grid for y in grid)
    edges = length(one.outline) + length(other.outline)
    assert both / steps**2 == pytest.approx(one.shared_area(other), abs=0.001 + edges * 1.5 / steps)


def length(outline: Sequence[Point]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise([*outline, outline[0]]))


def test_regions_that_only_touch_do_not_overlap() -> None:
    assert not square(0.1, 0.1, 0.2).overlaps(square(0.3, 0.1, 0.2))
    corner = Region.of(Shape.POLYGON, [(0.3, 0.1), (0.5, 0.1), (0.5, 0.3)])
    assert not square(0.1, 0.1, 0.2).overlaps(corner)
    assert square(0.1, 0.1, 0.2).overlaps(square(0.29, 0.1, 0.2))


@QUICK
@given(st.lists(places, min_size=3, max_size=30), places)
def test_a_row_of_a_polygon_is_where_its_points_are(
    polygon: list[tuple[float, float]], place: tuple[float, float]
) -> None:
    x, y = place[0] + 0.00037, place[1] + 0.00037
    (stretches,) = rows(polygon, [y])
    assert any(start <= x < end for start, end in stretches) == (winding(polygon, x, y) != 0)


@QUICK
@given(st.lists(places, min_size=3, max_size=60), st.floats(0, 0.1))
def test_a_simplified_line_stays_near_and_keeps_its_ends(
    points: list[tuple[float, float]], tolerance: float
) -> None:
    line = [Point(x, y) for x, y in points]
    simple = simplified(line, tolerance)
    assert (simple[0], simple[-1]) == (line[0], line[-1])
    assert set(simple) <= set(line)
    for point in line:
        assert min(distance(point, a, b) for a, b in pairwise(simple)) <= tolerance + 1e-6


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a stretch, by the cosine rule."""
    a, b, c = math.dist(point, start), math.dist(point, end), math.dist(start, end)
    if c == 0 or a * a > b * b + c * c or b * b > a * a + c * c:
        return min(a, b)
    along = (a * a - b * b + c * c) / (2 * c)
    return math.sqrt(max(0.0, a * a - along * along))


def test_a_long_freehand_line_becomes_a_region_that_can_be_stored() -> None:
    wild = [(0.5 + (0.3 + n % 2 * 0.1) * math.cos(n / 300), 0.5 + 0.3 * math.sin(n / 300)) for n in range(1885)]
    region = drawn(Shape.FREEHAND, wild)
    assert len(region.points) <= MOST_POINTS
    circle = [(0.5 + 0.3 * math.cos(n / 300), 0.5 + 0.3 * math.sin(n / 300)) for n in range(1885)]
    assert drawn(Shape.FREEHAND, circle).area == pytest.approx(math.pi * 0.09, rel=0.01)
    assert len(drawn(Shape.FREEHAND, circle).points) < 60


def test_drawing_beyond_the_edge_ends_at_the_edge() -> None:
    assert drawn(Shape.RECTANGLE, [(-0.3, 0.2), (0.4, 1.9)]).bounds == Bounds(0, 0.2, 0.4, 1)


@QUICK
@given(regions(), st.floats(-2, 2), st.floats(-2, 2))
def test_a_moved_region_keeps_its_size_and_stays_in_the_picture(
    region: Region, across: float, down: float
) -> None:
    there = moved(region, across, down)
    before, after = region.bounds, there.bounds
    assert after.right - after.left == pytest.approx(before.right - before.left, abs=3e-6)
    assert after.bottom - after.top == pytest.approx(before.bottom - before.top, abs=3e-6)
    assert there.shape is region.shape


@QUICK
@given(regions(), st.sampled_from(Handle), st.floats(-0.5, 1.5), st.floats(-0.5, 1.5))
def test_pulling_a_handle_never_leaves_the_picture_and_never_loses_the_region(
    region: Region, handle: Handle, x: float, y: float
) -> None:
    pulled = resized(region, handle, x, y)
    assert pulled.area > 0
    assert len(pulled.points) <= len(region.points)


@pytest.mark.parametrize("handle", Handle)
def test_the_side_that_is_not_pulled_stays(handle: Handle) -> None:
    region = square(0.2, 0.2, 0.4)
    pulled = resized(region, handle, 0.3, 0.35).bounds
    moves = handle.value
    for number, (side, before) in enumerate(zip(pulled, region.bounds, strict=True)):
        assert (side == pytest.approx(before)) == (not moves[number])


def test_a_handle_stands_where_its_sides_meet_and_pulled_beyond_the_other_turns_the_region_over() -> None:
    region = square(0.2, 0.2, 0.4)
    assert handles(region)[Handle.BOTTOM_RIGHT] == pytest.approx((0.6, 0.6))
    assert handles(region)[Handle.LEFT] == pytest.approx((0.2, 0.4))
    assert resized(region, Handle.LEFT, 0.9, 0).bounds == pytest.approx((0.6, 0.2, 0.9, 0.6))
    assert resized(region, Handle.LEFT, 0.6, 0) == region


def test_a_polygon_is_stretched_with_its_box_and_its_corners_move_alone() -> None:
    triangle = Region.of(Shape.POLYGON, [(0.2, 0.2), (0.4, 0.2), (0.2, 0.4)])
    assert fitted(triangle, Bounds(0, 0, 1, 0.5)).points == ((0, 0), (1, 0), (0, 0.5))
    assert with_corner_at(triangle, 1, 2.0, 0.2).points[1] == (1, 0.2)
    square_now = with_new_corner(triangle, 1, 0.4, 0.4)
    assert square_now.points == ((0.2, 0.2), (0.4, 0.2), (0.4, 0.4), (0.2, 0.4))
    assert without_corner(square_now, 2) == triangle
    with pytest.raises(Problem, match="too small"):
        without_corner(triangle, 0)
