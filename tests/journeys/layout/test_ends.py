"""An end of a bar is drawn no more precisely than it was told (J-01)."""

from dataclasses import replace
from datetime import date

import pytest

from app.journeys.journey_rows import EventId, LaneId, LaneKind, LaneRow, MarkId, SpellRow
from app.journeys.layout import Drawn, Options, draw_journey
from app.journeys.layout.drawing import Edge, Pattern
from app.journeys.layout.extents import STUB, extent_of, span_of
from app.journeys.layout.scale import Scale
from app.journeys.rules.timeline import DAYS_A_YEAR, Axis, Bounds
from app.journeys.rules.when import When
from tests.journeys.layout.amara import CHILD, amara
from tests.journeys.layout.made_up import measure

SCALE = Scale(0, 1000, 100, 1100)
"""A day is one wide."""


def between(earliest: int | None, latest: int | None) -> Bounds:
    return Bounds(Axis.AGE, earliest, latest)


@pytest.mark.parametrize(
    ("start", "end", "outline", "edges"),
    [
        (between(100, 100), between(300, 300), (200, 200, 400, 400), (Edge.SHARP, Edge.SHARP)),
        (between(100, 150), between(300, 400), (200, 250, 400, 500), (Edge.FADED, Edge.FADED)),
        (between(None, 100), between(300, None), (200 - STUB, 200, 400, 400 + STUB), (Edge.BEFORE, Edge.AFTER)),
        (between(100, None), between(None, 300), (200, 200 + STUB, 400 - STUB, 400), (Edge.AFTER, Edge.BEFORE)),
        (between(None, None), between(300, 300), (400 - STUB, 400, 400, 400), (Edge.UNKNOWN, Edge.SHARP)),
        (between(100, 100), between(None, None), (200, 200, 200, 200 + STUB), (Edge.SHARP, Edge.UNKNOWN)),
        (between(100, 100), None, (200, 200, 900, 900), (Edge.SHARP, Edge.OPEN)),
        (between(100, 300), between(200, 400), (200, 350, 350, 500), (Edge.FADED, Edge.FADED)),
    ],
)
def test_every_precision_has_its_own_ends(
    start: Bounds, end: Bounds | None, outline: tuple[float, ...], edges: tuple[Edge, Edge]
) -> None:
    extent = extent_of(start, end, 800, SCALE)
    assert extent is not None
    assert extent.outline == outline
    assert (extent.starts, extent.ends) == edges


def test_what_has_no_place_has_no_extent() -> None:
    assert extent_of(between(None, None), between(None, None), 800, SCALE) is None
    assert span_of(between(None, None), SCALE) is None
    assert span_of(between(10, 20), SCALE) == (110, 120, Edge.FADED)


def test_homes_told_by_age_fade_over_the_whole_year() -> None:
    nan = found("Nan’s")
    drawing = draw_journey(amara(), Options(), measure)
    left = {round(tick.day / DAYS_A_YEAR): tick.x for tick in drawing.ticks}
    assert nan.extent is not None
    assert nan.extent[0] == pytest.approx(left[7], abs=0.5)
    assert nan.extent[1] == pytest.approx(left[8], abs=0.5)
    assert nan.starts is nan.ends is Edge.FADED
    assert found("Nan’s again").ends is Edge.OPEN


def test_what_nobody_can_date_stands_in_the_strip_at_the_left() -> None:
    drawing = draw_journey(amara(), Options(), measure)
    dad = found("Dad")
    assert drawing.unknown is not None
    assert drawing.unknown.x < dad.rect.x
    assert dad.rect.right < drawing.unknown.right == drawing.plot.x
    assert dad.starts is Edge.UNKNOWN


def test_temporary_stays_are_hatched_and_groups_have_their_textures() -> None:
    drawing = draw_journey(amara(), Options(), measure)
    patterns = {mark.name: mark.pattern for mark in drawing.marks if mark.pattern is not None and mark.band == 1}
    assert patterns["Carer 4"] is Pattern.HATCHED
    assert patterns["Nan’s"] is Pattern.LEVEL
    assert patterns["Mum’s flat"] is Pattern.DOTS
    assert len({patterns["Mum’s flat"], patterns["Nan’s"], patterns["Dee and the dog"], patterns["Home 2"]}) == 4


def test_on_the_axis_of_age_no_date_of_the_calendar_is_said() -> None:
    """J-02: dates of the calendar tell who a child is."""
    drawing = draw_journey(amara(), Options(), measure)
    said = " ".join(
        [drawing.described, *(label.text for label in drawing.labels), *(m.tooltip for m in drawing.marks)]
    )
    assert "202" not in said
    assert "2023" in " ".join(
        label.text for label in draw_journey(amara(), Options(axis=Axis.CALENDAR), measure).labels
    )


def test_a_spell_after_an_event_shows_that_it_began_later() -> None:
    journey = amara()
    lane = LaneRow(LaneId(1), LaneKind.HOME, "Home", 1)
    spell = SpellRow(
        MarkId(900), lane.id, CHILD, When.after(EventId(6)), When.exact(date(2024, 1, 1)), label="later"
    )
    changed = type(journey)(
        journey.case, "Amara", "", "2012-06", "2025-05-30", None, "", journey.tellers, (lane,), (spell,),
        journey.events, (),
    )  # fmt: skip
    mark = next(one for one in draw_journey(changed, Options(), measure).marks if one.name == "later")
    assert mark.starts is Edge.AFTER
    assert "after Full care order" in mark.tooltip


@pytest.mark.parametrize("width", [1120.0, 640.0])
@pytest.mark.parametrize(
    "times",
    [
        [When.exact(date(2013, 6, 1)), When.exact(date(2020, 6, 1)), When.exact(date(2020, 6, 8))],
        [When.months_old(60, 71), When.months_old(117, 117), When.months_old(118, 118)],
    ],
)
def test_homes_that_follow_each_other_stand_in_one_row(times: list[When], width: float) -> None:
    lane = LaneRow(LaneId(1), LaneKind.HOME, "Home", 1)
    spells = tuple(
        SpellRow(MarkId(900 + number), lane.id, CHILD, start, end, label=f"home {number}")
        for number, (start, end) in enumerate(zip(times, [*times[1:], None], strict=True))
    )
    journey = replace(amara(), lanes=(lane,), spells=spells, events=(), points=())
    marks = draw_journey(journey, Options(width=width), measure).marks
    assert len({mark.rect.y for mark in marks}) == 1
    assert [mark.name for mark in sorted(marks, key=lambda one: one.rect.x)] == ["home 0", "home 1", "home 2"]


def test_homes_told_of_the_same_year_stand_below_each_other() -> None:
    lane, year = LaneRow(LaneId(1), LaneKind.HOME, "Home", 1), When.months_old(84, 95)
    spells = tuple(
        SpellRow(MarkId(900 + number), lane.id, CHILD, year, end, label=f"home {number}")
        for number, end in enumerate((year, None))
    )
    journey = replace(amara(), lanes=(lane,), spells=spells, events=(), points=())
    assert len({mark.rect.y for mark in draw_journey(journey, Options(), measure).marks}) == 2


def found(name: str) -> Drawn:
    return next(mark for mark in draw_journey(amara(), Options(), measure).marks if mark.name == name)
