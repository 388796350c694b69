"""Whoever is around a child, the drawing shows all of them once, where they stand, and no words over others."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.journeys.layout.network import (
    NetworkDrawing,
    NetworkOptions,
    beside,
    draw_beside,
    draw_network,
    draw_overlay,
    reading_order,
)
from app.journeys.layout.network.glyphs import GLYPH
from app.journeys.layout.network.lines import tie_shapes
from app.journeys.layout.shapes import XY, Path, Rect, Shape
from app.journeys.network_rows import NetworkRow
from app.journeys.rules import Direction, Tie
from tests.journeys.layout.made_up import measure
from tests.journeys.layout.network.made_up import made_up
from tests.journeys.layout.test_any_journey import overlapping

OPTIONS = NetworkOptions()
SEED, SIZE = st.integers(0, 10**6), st.integers(0, 60)


def check(drawing: NetworkDrawing, *networks: NetworkRow) -> None:
    """All that holds of every drawing."""
    assert overlapping(drawing.labels) == []
    assert [label.text for label in drawing.labels if not label.rect.within(drawing.page)] == []
    assert [drawn.name for drawn in drawing.marks if not drawn.rect.within(drawing.page)] == []
    told = [node.mark for network in networks for node in network.nodes]
    assert sorted(mark for drawn in drawing.marks for mark in drawn.marks) == sorted(told)
    assert set(drawing.by_mark) == set(told)
    placed = {node.mark: node for network in networks for node in network.nodes}
    for drawn in drawing.marks:
        cell = drawing.frames[drawn.frame].cell_at(drawn.x, drawn.y)
        assert (cell.sector, cell.ring) == (placed[drawn.mark].sector, placed[drawn.mark].ring)
        assert drawn.name
        assert drawn.tooltip
    glyphs = {drawn.marks: glyph(drawn.x, drawn.y) for drawn in drawing.marks}
    for drawn in drawing.marks:
        assert not [other for other, box in glyphs.items() for label in drawn.labels if box.overlaps(label.rect)]
    assert not [one for one in glyphs for other in glyphs if one < other and glyphs[one].overlaps(glyphs[other])]


def glyph(x: float, y: float) -> Rect:
    return Rect(x - GLYPH, y - GLYPH, 2 * GLYPH, 2 * GLYPH)


def lines_of(shapes: tuple[Shape, ...]) -> list[tuple[XY, XY]]:
    return [pair for shape in shapes if isinstance(shape, Path) for pair in pairwise(shape.points)]


def runs_through(one: XY, other: XY, rect: Rect) -> bool:
    """Whether a line has a point well inside a rectangle, tried at many places."""
    inner = Rect(rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1)
    for axis, (low, high) in enumerate(((inner.x, inner.right), (inner.y, inner.bottom))):
        if max(one[axis], other[axis]) < low or min(one[axis], other[axis]) > high:
            return False
    for step in range(41):
        x = one[0] + (other[0] - one[0]) * step / 40
        y = one[1] + (other[1] - one[1]) * step / 40
        if inner.x < x < inner.right and inner.y < y < inner.bottom:
            return True
    return False


@settings(max_examples=16, deadline=None)
@given(SEED, SIZE)
def test_everybody_is_there_once_and_no_words_lie_over_others(seed: int, size: int) -> None:
    row = made_up(seed, size)
    check(draw_network(row, row.networks[0], OPTIONS, measure), row.networks[0])


@settings(max_examples=10, deadline=None)
@given(SEED, SIZE)
def test_two_views_over_each_other_are_as_clear(seed: int, size: int) -> None:
    row = made_up(seed, size)
    first, second = row.networks
    drawing = draw_overlay(row, first, second, OPTIONS, measure)
    check(drawing, first, second)
    both = {node.person.id for node in first.nodes} & {node.person.id for node in second.nodes}
    assert {drawn.person for drawn in drawing.marks if len(drawn.marks) == 2} <= both


@settings(max_examples=8, deadline=None)
@given(SEED, SIZE)
def test_two_dates_side_by_side_are_as_clear_in_circles_of_one_size(seed: int, size: int) -> None:
    row = made_up(seed, size)
    first, second = row.networks
    drawing = draw_beside(row, first, second, OPTIONS, measure)
    check(drawing, first, second)
    one, other = drawing.frames
    assert (one.radii, one.sectors) == (other.radii, other.sectors)
    assert one.x + one.radius < other.x - other.radius


@settings(max_examples=10, deadline=None)
@given(SEED, SIZE)
def test_no_tie_runs_under_words(seed: int, size: int) -> None:
    row = made_up(seed, size)
    drawing = draw_network(row, row.networks[0], OPTIONS, measure)
    for drawn in drawing.marks:
        for label in (*(label for other in drawing.marks for label in other.labels), *drawing.furniture):
            crossing = [pair for pair in lines_of(drawn.shapes) if runs_through(*pair, label.rect)]
            assert not crossing, (drawn.name, label.text)


@settings(max_examples=8, deadline=None)
@given(SEED, SIZE)
def test_the_same_network_gives_the_same_drawing(seed: int, size: int) -> None:
    row, again = made_up(seed, size), made_up(seed, size)
    one = draw_network(row, row.networks[0], OPTIONS, measure)
    assert one == draw_network(again, again.networks[0], OPTIONS, measure)


@settings(max_examples=8, deadline=None)
@given(SEED, SIZE)
def test_the_keyboard_reaches_everybody_once(seed: int, size: int) -> None:
    row = made_up(seed, size)
    drawing = draw_network(row, row.networks[0], OPTIONS, measure)
    order, at = [], beside(drawing, None, 1)
    while at is not None:
        order.append(at)
        at = beside(drawing, at.mark, 1)
    assert tuple(order) == reading_order(drawing)
    assert len(order) == len(row.networks[0].nodes)


@given(st.sampled_from(list(Tie)), st.sampled_from(list(Direction)), st.floats(0, 400), st.floats(0, 400))
def test_a_tie_stays_close_to_its_line_and_leaves_out_what_lies_on_it(
    tie: Tie, way: Direction, x: float, y: float
) -> None:
    block = Rect(40, 40, 30, 20)
    shapes = tie_shapes(tie, way, (0.0, 0.0), (x, y), [block])
    assert not [pair for pair in lines_of(shapes) if runs_through(*pair, block)]
    inside = Rect(-9, -9, x + 18, y + 18)
    assert all(
        inside.x <= px <= inside.right and inside.y <= py <= inside.bottom
        for shape in shapes
        if isinstance(shape, Path)
        for px, py in shape.points
    )
