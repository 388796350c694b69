"""Codings are found by place, whatever overlaps; underlines that overlap never share a level."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.coding.rows import CodingId, CodingMark
from app.ui.coding.transcript.mark_table import UNDERLINES, MarkTable
from tests.ui.coding.samples import stretch

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=12)


def table_of(spans: list[tuple[int, int]]) -> tuple[list[CodingMark], MarkTable]:
    marks = [stretch(number, start, start + long) for number, (start, long) in enumerate(spans, start=1)]
    return marks, MarkTable(marks)


@given(SPANS, st.integers(0, 90), st.integers(0, 20))
def test_touching_finds_exactly_what_shares_a_character(
    spans: list[tuple[int, int]], start: int, long: int
) -> None:
    marks, table = table_of(spans)
    expected = {m.coding for m in marks if m.start < start + long and m.end > start}
    assert {m.coding for m in table.touching(start, start + long)} == expected


@given(SPANS)
def test_overlapping_passages_have_different_levels(spans: list[tuple[int, int]]) -> None:
    marks, table = table_of(spans)
    for one, other in combinations(marks, 2):
        level = table.level(one.coding)
        if level is not None and one.span.overlaps(other.span):
            assert level != table.level(other.coding)
            assert 0 <= level < UNDERLINES


@given(SPANS, st.integers(0, 60), st.integers(1, 30))
def test_adding_and_removing_tells_all_that_looks_different(
    spans: list[tuple[int, int]], start: int, long: int
) -> None:
    marks, table = table_of(spans)
    before = {m.coding: table.level(m.coding) for m in marks}
    extra = stretch(99, start, start + long)
    changed = table.add(extra)
    assert changed.contains(extra.span)
    whole = MarkTable([*marks, extra])
    assert {m.coding: table.level(m.coding) for m in table} == {m.coding: whole.level(m.coding) for m in whole}
    for m in marks:
        assert table.level(m.coding) == before[m.coding] or changed.contains(m.span)
    assert table.remove(extra.coding) is not None
    assert {m.coding: table.level(m.coding) for m in marks} == before


def test_removing_what_is_not_there_changes_nothing() -> None:
    _, table = table_of([(0, 5)])
    assert table.remove(CodingId(7)) is None
    assert len(table) == 1


def test_next_and_previous_passage() -> None:
    _, table = table_of([(10, 5), (20, 5), (20, 2)])
    after, before = table.next_start(10), table.previous_start(20)
    assert after is not None
    assert after.start == 20
    assert before is not None
    assert before.start == 10
    assert table.next_start(20) is None
    assert table.previous_start(10) is None
