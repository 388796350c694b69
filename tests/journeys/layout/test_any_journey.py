"""Whatever is told, the map shows all of it once, and no words lie over others or run off the page."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.journeys.journey_rows import JourneyRow, LaneKind
from app.journeys.layout import Drawing, Kind, Options, draw_journey
from app.journeys.layout.shapes import Label, Rect
from app.journeys.rules.timeline import Axis
from tests.journeys.layout.amara import amara
from tests.journeys.layout.made_up import made_up, measure

WIDTHS = (700.0, 1120.0, 2400.0)


def drawn(journey: JourneyRow, axis: Axis, width: float) -> Drawing:
    return draw_journey(journey, Options(axis=axis, width=width), measure)


def overlapping(labels: tuple[Label, ...]) -> list[tuple[str, str]]:
    """Pairs of words that lie over each other, by sweeping down the page."""
    found = []
    ordered = sorted(labels, key=lambda label: label.rect.y)
    active: list[Label] = []
    for label in ordered:
        active = [other for other in active if other.rect.bottom > label.rect.y]
        found += [(other.text, label.text) for other in active if other.rect.overlaps(label.rect)]
        active.append(label)
    return found


def check(journey: JourneyRow, drawing: Drawing) -> None:
    """All that holds of every map."""
    assert overlapping(drawing.labels) == []
    assert [label for label in drawing.labels if not label.rect.within(drawing.page)] == []
    assert [mark.ref for mark in drawing.marks if not mark.rect.within(drawing.page)] == []
    marks = [mark.ref.mark for mark in drawing.marks if mark.ref.kind is not Kind.MORE and mark.ref.mark]
    told = [spell.mark for spell in journey.spells] + [point.mark for point in journey.points]
    told += [account.mark for event in journey.events for account in event.accounts]
    assert sorted(marks) == sorted(told)
    events = [mark.ref.event for mark in drawing.marks if mark.ref.kind is Kind.EVENT]
    assert sorted(events, key=str) == sorted((event.id for event in journey.events), key=str)
    assert len(drawing.by_ref) == len(drawing.marks)
    assert unnamed(journey, drawing) == set()


def unnamed(journey: JourneyRow, drawing: Drawing) -> set[object]:
    """Spells and events without words of their own and without a sign that counts them.

    Of a person who comes and goes, the name stands once on their line.
    """
    people = {lane.id for lane in journey.lanes if lane.kind is LaneKind.PEOPLE}
    on_lines = {spell.mark for spell in journey.spells if spell.lane in people}
    counted = {ref for mark in drawing.marks for ref in mark.stands_for}
    return {
        mark.ref
        for mark in drawing.marks
        if mark.ref.kind in {Kind.SPELL, Kind.EVENT}
        and not mark.labels
        and mark.ref not in counted
        and mark.ref.mark not in on_lines
    }


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 120), st.sampled_from(list(Axis)), st.sampled_from(WIDTHS))
def test_every_mark_is_there_once_and_no_words_lie_over_others(
    seed: int, marks: int, axis: Axis, width: float
) -> None:
    journey = made_up(seed, marks)
    check(journey, drawn(journey, axis, width))


@pytest.mark.parametrize("seed", range(3))
def test_five_hundred_marks_are_all_there(seed: int) -> None:
    journey = made_up(seed, 500)
    check(journey, drawn(journey, Axis.AGE, 1120))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 80))
def test_the_same_journey_gives_the_same_map(seed: int, marks: int) -> None:
    journey = made_up(seed, marks)
    assert drawn(journey, Axis.AGE, 1120) == drawn(journey, Axis.AGE, 1120)


def test_lanes_stand_below_each_other_in_the_order_of_the_notation() -> None:
    drawing = drawn(amara(), Axis.AGE, 1120)
    titles = [band.title for band in drawing.bands]
    assert titles == [
        "Wellbeing",
        "Home",
        "Legal status",
        "School",
        "Social workers",
        "People",
        "Support",
        "Events",
        "Accounts",
    ]
    assert all(one.rect.bottom == other.rect.y for one, other in pairwise(drawing.bands))
    for mark in drawing.marks:
        band = drawing.bands[mark.band].rect
        assert band.y <= mark.rect.y
        assert mark.rect.bottom <= band.bottom
        assert mark.name
        assert mark.tooltip
    assert Rect(0, 0, drawing.width, drawing.height) == drawing.page
