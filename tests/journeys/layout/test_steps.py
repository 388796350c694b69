"""Every mark is reached by the keyboard: on in time, and up and down between lanes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.journeys.layout import (
    Drawing,
    Kind,
    Options,
    Ref,
    beside_in_lane,
    beside_in_time,
    draw_journey,
    in_next_lane,
    reading_order,
)
from tests.journeys.layout.amara import amara
from tests.journeys.layout.made_up import made_up, measure


def named(drawing: Drawing, name: str) -> Ref:
    return next(mark.ref for mark in drawing.marks if mark.name == name and mark.ref.kind is not Kind.ACCOUNT)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 80))
def test_walking_on_meets_every_mark_once_and_back_again(seed: int, marks: int) -> None:
    drawing = draw_journey(made_up(seed, marks), Options(), measure)
    met, at = [], beside_in_time(drawing, None, 1)
    while at is not None:
        met.append(at)
        at = beside_in_time(drawing, at, 1)
    assert sorted(met, key=str) == sorted((mark.ref for mark in drawing.marks), key=str)
    assert tuple(met) == reading_order(drawing)
    back = [beside_in_time(drawing, ref, -1) for ref in met]
    assert back == [None, *met][: len(back)]


def test_down_and_up_go_to_what_is_nearest_in_time() -> None:
    drawing = draw_journey(amara(), Options(), measure)
    event = named(drawing, "Review")
    down = in_next_lane(drawing, event, 1)
    assert down is not None
    assert drawing.marks[drawing.by_ref[down]].name.startswith("Review, told by")
    dog = named(drawing, "Biscuit the dog")
    below = in_next_lane(drawing, dog, 1)
    assert below is not None
    assert drawing.marks[drawing.by_ref[below]].name in {"CAMHS", "Life-story work", "Mentor"}
    top = drawing.marks[0].ref
    assert in_next_lane(drawing, top, -1) is None


def test_along_a_lane_only_what_is_in_it_is_met() -> None:
    drawing = draw_journey(amara(), Options(), measure)
    first = named(drawing, "Hill Primary")
    names, at = [], beside_in_lane(drawing, first, 1)
    while at is not None:
        names.append(drawing.marks[drawing.by_ref[at]].name)
        at = beside_in_lane(drawing, at, 1)
    assert names == ["no school", "Park Primary", "Secondary, Year 7 on"]
    assert beside_in_lane(drawing, Ref(Kind.SPELL), 1) is None
