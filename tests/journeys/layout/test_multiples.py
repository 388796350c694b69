"""All journeys on one axis: by age, or from the day care began (J-08)."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from app.journeys.journey_rows import EventKind
from app.journeys.layout.drawing import Edge, Fill, Glyph
from app.journeys.layout.multiples import (
    ROW,
    Aligned,
    Child,
    SmallRow,
    draw_multiples,
    draw_multiples_pages,
    lay_small,
    words_at,
)
from app.journeys.measuring import head_of
from app.journeys.rules.when import When
from app.study.rows import CaseId
from tests.journeys.layout.amara import CHILD, RECORD, amara
from tests.journeys.layout.made_up import made_up, measure
from tests.journeys.layout.test_any_journey import overlapping


def later(days: int) -> SmallRow:
    """The row of a child like Amara who came into care so many days later, beside hers."""
    other = replace(
        amara(),
        case=CaseId(2),
        events=tuple(
            replace(
                event,
                accounts=tuple(
                    replace(account, when=When.exact(date.fromordinal(date(2020, 2, 11).toordinal() + days)))
                    for account in event.accounts
                ),
            )
            for event in amara().events
            if event.kind is EventKind.ENTRY
        ),
    )
    return draw_multiples([amara(), other], Aligned.ENTRY, 100, 1100).rows[1]


def test_homes_are_the_records_and_gaps_show() -> None:
    row = draw_multiples([amara()], Aligned.AGE, 100, 1100).rows[0]
    assert row.homes_told_by is RECORD
    assert len(row.homes) == 7
    assert row.homes[-1].ends is Edge.OPEN
    assert len(row.gaps) == 1
    assert row.gaps[0][0] < row.gaps[0][1]


def test_the_curve_is_the_childs_and_leaves_silence_out() -> None:
    row = draw_multiples([amara()], Aligned.AGE, 100, 1100).rows[0]
    assert {teller for teller, _ in row.spark_points} == {CHILD}
    assert len(row.spark) < len(row.spark_points) - 1
    lowest = max(y for _, (_, y) in row.spark_points)
    assert lowest <= ROW


def test_from_entry_to_care_all_begin_at_the_same_place() -> None:
    drawn = draw_multiples([amara(), amara()], Aligned.ENTRY, 100, 1100)
    entries = [tick.x for row in drawn.rows for tick in row.events if tick.glyph is Glyph.ARROW_IN]
    zero = next(tick.x for tick in drawn.ticks if tick.day == 0)
    assert all(abs(x - zero) < 1 for x in entries)
    assert later(400).homes[0].left < later(100).homes[0].left


def test_without_entry_a_child_has_no_place_from_entry() -> None:
    without = replace(amara(), events=())
    row = draw_multiples([without], Aligned.ENTRY, 100, 1100).rows[0]
    assert (row.aligned, row.empty) == (False, True)


def test_unplanned_moves_are_filled() -> None:
    row = draw_multiples([amara()], Aligned.AGE, 100, 1100).rows[0]
    moves = [tick.fill for tick in row.events if tick.glyph is Glyph.TRIANGLE]
    assert moves == [Fill.HALF, Fill.FILLED, Fill.HOLLOW, Fill.HOLLOW]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 10**6), max_size=6), st.integers(0, 60), st.sampled_from(list(Aligned)))
def test_nothing_stands_outside_the_axis_or_its_row(seeds: list[int], marks: int, by: Aligned) -> None:
    drawn = draw_multiples([made_up(seed, marks) for seed in seeds], by, 100, 900)
    assert [row.top for row in drawn.rows] == [number * ROW for number in range(len(seeds))]
    assert drawn.height == len(seeds) * ROW
    for row in drawn.rows:
        for x in [tick.x for tick in row.events] + [x for _, (x, _) in row.spark_points]:
            assert 100 - 20 <= x <= 900 + 20
        for _, (_, y) in row.spark_points:
            assert row.top <= y <= row.top + ROW


def children(seeds: list[int], marks: int) -> list[Child]:
    journeys = [replace(made_up(seed, marks), case=CaseId(place)) for place, seed in enumerate(seeds)]
    return [Child(journey, head_of(journey)) for journey in journeys]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.integers(0, 10**6), min_size=1, max_size=7),
    st.integers(0, 50),
    st.sampled_from(list(Aligned)),
    st.sampled_from([700.0, 1120.0]),
)
def test_on_pages_every_child_has_a_row_and_no_words_lie_over_others(
    seeds: list[int], marks: int, by: Aligned, width: float
) -> None:
    told = children(seeds, marks)
    pages = draw_multiples_pages(told, by, width, measure, most=3)
    assert len(pages) == -(-len(seeds) // 3)
    assert [mark.ref.number for page in pages for mark in page.marks] == list(range(len(seeds)))
    assert {page.days for page in pages} == {pages[0].days}
    assert [bool(page.legend) for page in pages[:-1]] == [False] * (len(pages) - 1)
    for page in pages:
        assert overlapping(page.labels) == []
        assert [label.text for label in page.labels if not label.rect.within(page.page)] == []
        assert all(mark.tooltip and mark.name for mark in page.marks)


def test_a_place_of_a_row_says_what_is_there() -> None:
    told = Child(amara(), head_of(amara()))
    row = lay_small([told], Aligned.AGE, 1120, measure).multiples.rows[0]
    move = next(tick for tick in row.events if tick.glyph is Glyph.TRIANGLE)
    home = row.homes[-1]
    assert "Move" in words_at(told.journey, row, move.x, 28)
    assert words_at(told.journey, row, home.right - 2, 10).startswith("Home: Nan.")
    assert words_at(told.journey, row, home.right - 2, 52) == ""
