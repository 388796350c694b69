"""Brackets and names beside the text: every coding once, no name over another, leader lines never crossing."""

from dataclasses import replace
from functools import partial
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.coding.rows import CodeId, CodingId
from app.ui.coding.transcript.stripe_layout import FARTHEST, LANES, Extent, StripeLayout
from app.ui.coding.transcript.stripe_names import label_words
from tests.ui.coding.samples import CODES, stretch

HEIGHT = 17.0
EXTENTS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12), st.sampled_from(sorted(CODES))), max_size=40)


def extents_of(rows: list[tuple[int, int, str]]) -> list[Extent]:
    return [
        Extent(stretch(number, 0, 1, code), top * 24.0, (top + lines) * 24.0)
        for number, (top, lines, code) in enumerate(rows, start=1)
    ]


@given(EXTENTS)
def test_names_never_overlap_and_stay_in_order(rows: list[tuple[int, int, str]]) -> None:
    labels = StripeLayout(extents_of(rows), HEIGHT).labels
    for upper, lower in pairwise(labels):
        assert upper.top + HEIGHT <= lower.top
        assert upper.anchor <= lower.anchor


@given(EXTENTS)
def test_every_coding_has_one_bracket_and_one_name(rows: list[tuple[int, int, str]]) -> None:
    layout = StripeLayout(extents_of(rows), HEIGHT)
    codings = list(range(1, len(rows) + 1))
    assert sorted(bracket.mark.coding for bracket in layout.brackets) == codings
    assert sorted(mark.coding for label in layout.labels for mark in label.marks) == codings


@given(EXTENTS)
def test_brackets_of_a_lane_never_touch_unless_lanes_run_out(rows: list[tuple[int, int, str]]) -> None:
    brackets = StripeLayout(extents_of(rows), HEIGHT).brackets
    for lane in range(LANES - 1):
        for upper, lower in pairwise(b for b in brackets if b.lane == lane):
            assert upper.bottom < lower.top


@given(EXTENTS)
def test_no_name_is_pushed_far_from_its_bracket(rows: list[tuple[int, int, str]]) -> None:
    for label in StripeLayout(extents_of(rows), HEIGHT).labels:
        assert label.top - label.anchor <= (FARTHEST + 1) * HEIGHT


@given(EXTENTS, st.integers(0, 1000), st.integers(1, 400))
def test_what_can_be_seen_is_found(rows: list[tuple[int, int, str]], top: int, height: int) -> None:
    layout = StripeLayout(extents_of(rows), HEIGHT)
    seen = {b.mark.coding for b in layout.brackets_between(top, top + height)}
    assert seen >= {b.mark.coding for b in layout.brackets if b.top < top + height and b.bottom > top}


@given(EXTENTS, st.lists(st.integers(0, 39), max_size=20))
def test_one_by_one_comes_to_the_same_as_all_at_once(rows: list[tuple[int, int, str]], gone: list[int]) -> None:
    extents = extents_of(rows)
    layout = StripeLayout((), HEIGHT)
    for count, extent in enumerate(extents, start=1):
        layout.add(extent)
        same(layout, StripeLayout(extents[:count], HEIGHT))
    for number in gone:
        extents = [extent for extent in extents if extent.mark.coding != number]
        layout.remove(CodingId(number))
        same(layout, StripeLayout(extents, HEIGHT))


@given(EXTENTS, st.tuples(st.integers(0, 40), st.integers(1, 12), st.sampled_from(sorted(CODES))))
def test_what_looks_different_lies_between_the_heights_told(
    rows: list[tuple[int, int, str]], one_more: tuple[int, int, str]
) -> None:
    *extents, extra = extents_of([*rows, one_more])
    layout = StripeLayout(extents, HEIGHT)
    for change in (partial(layout.add, extra), partial(layout.remove, extra.mark.coding)):
        lanes, before = layout.lanes, drawn(layout)
        top, bottom = change()
        for upper, lower, _ in drawn(layout) ^ before:
            assert top <= upper
            assert lower <= bottom
        assert layout.lanes == lanes or bottom - top == float("inf")


def drawn(layout: StripeLayout) -> set[tuple[float, float, tuple[object, ...]]]:
    """All that is painted, each with its upper and its lower edge."""
    labels = {
        (label.anchor, label.top + HEIGHT, (label.lane, label_words(label), label.marks[0].coding))
        for label in layout.labels
    }
    return labels | {(one.top, one.bottom, (one.lane, one.mark.coding)) for one in layout.brackets}


def same(one: StripeLayout, other: StripeLayout) -> None:
    assert one.brackets == other.brackets
    assert one.labels == other.labels
    assert one.lanes == other.lanes


def test_a_code_twice_in_a_crowd_is_named_once() -> None:
    layout = StripeLayout(extents_of([(0, 2, "Waiting"), (0, 1, "Belongings"), (0, 1, "Waiting")]), HEIGHT)
    assert [label_words(label) for label in layout.labels] == [("Waiting", " ×2"), ("Belongings", "")]


def test_a_crowd_too_dense_is_gathered() -> None:
    marks = [replace(stretch(number, 0, 1), code=CodeId(100 + number)) for number in range(1, 9)]
    layout = StripeLayout([Extent(mark, 0.0, 24.0) for mark in marks], HEIGHT)
    assert len(layout.labels) == FARTHEST + 2
    assert label_words(layout.labels[-1]) == ("+2 more", "")
