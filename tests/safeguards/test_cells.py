"""Counts that are not shown (DOMAIN E-11): no reader of the printed table can work one out."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.perspectives.rules.thresholds import Thresholds
from app.reports.rules import Prevalence
from app.safeguards.disclosure import sentences
from app.safeguards.rules import Hidden, Suppression, cells_said, in_words, suppress_cells, whole_sample
from app.safeguards.rules.cells import CellTable, suppress


@st.composite
def tables(draw: st.DrawFn) -> tuple[CellTable, int]:
    """A small table, whichever totals are printed, and a threshold that bites on it."""
    rows, columns = draw(st.sampled_from([(1, 1), (1, 3), (2, 2), (2, 3), (3, 2)]))
    totals = tuple(tuple(draw(st.integers(0, 5)) for _ in range(columns)) for _ in range(rows))
    counts = tuple(tuple(draw(st.integers(0, n)) for n in line) for line in totals)
    printed = draw(st.tuples(st.booleans(), st.booleans(), st.booleans()))
    return CellTable(counts, totals, *printed), draw(st.integers(2, 4))


def readings(table: CellTable, hidden: Suppression) -> list[dict[tuple[int, int], int]]:
    """Every way to fill the hidden cells that all printed numbers allow; zeros would have been printed."""
    rows, columns = range(len(table.counts)), range(len(table.counts[0]))
    unknown = [(row, column) for row in rows for column in columns if hidden.cells[row][column] is not None]
    limits = [range(0 if (n := table.totals[row][column]) == 1 else 1, n + 1) for row, column in unknown]
    found = []
    for values in product(*limits):
        filled = dict(zip(unknown, values, strict=True))

        def sums(places: list[tuple[int, int]], filled: dict[tuple[int, int], int] = filled) -> bool:
            told = sum(table.counts[row][column] for row, column in places)
            return told == sum(filled.get((row, column), table.counts[row][column]) for row, column in places)

        lines = [
            [(row, column) for column in columns]
            for row in rows
            if table.row_totals and hidden.row_totals[row] is None
        ]
        lines += [
            [(row, column) for row in rows]
            for column in columns
            if table.column_totals and hidden.column_totals[column] is None
        ]
        if table.grand_total and hidden.grand_total is None:
            lines.append([(row, column) for row in rows for column in columns])
        if all(sums(line) for line in lines):
            found.append(filled)
    return found


@given(tables())
def test_no_hidden_count_can_be_worked_out(case: tuple[CellTable, int]) -> None:
    table, smallest = case
    hidden = suppress(table, smallest)
    possible = readings(table, hidden)
    assert possible
    for row, line in enumerate(hidden.cells):
        for column, reason in enumerate(line):
            if reason is not None:
                assert len({reading[row, column] for reading in possible}) > 1


@given(tables())
def test_what_is_small_is_hidden_and_zeros_are_not(case: tuple[CellTable, int]) -> None:
    table, smallest = case
    hidden = suppress(table, smallest)
    for ks, ns, line in zip(table.counts, table.totals, hidden.cells, strict=True):
        for k, n, reason in zip(ks, ns, line, strict=True):
            small = 0 < k < smallest or 0 < n - k < smallest
            assert not small or k == 0 or reason is Hidden.SMALL
            assert k > 0 or n == 1 or reason is None


def test_one_to_four_and_all_but_one_to_four_are_hidden() -> None:
    shown = [suppress_cells([[k]], [[20]]).cells[0][0] is None for k in range(21)]
    assert shown == [True, *[False] * 4, *[True] * 11, *[False] * 4, True]


def test_without_totals_nothing_else_is_hidden() -> None:
    hidden = suppress_cells([[3, 9, 0]], [[20, 20, 20]])
    assert hidden.cells == ((Hidden.SMALL, None, None),)
    assert (hidden.primary, hidden.secondary) == (1, 0)


def test_a_total_hides_the_next_smallest_beside_it() -> None:
    table = CellTable(((3, 9, 0, 7),), ((20, 20, 20, 20),), row_totals=True)
    hidden = suppress(table)
    assert hidden.cells == ((Hidden.SMALL, None, None, Hidden.BY_TOTAL),)
    assert [hidden.shown(table, 0, column) for column in range(4)] == ["c", "9 of 20", "0 of 20", "c"]
    assert hidden.places(Hidden.BY_TOTAL) == ((0, 3),)


def test_two_hidden_counts_that_can_only_be_one_each_hide_a_third() -> None:
    hidden = suppress_cells([[1, 1, 8]], [[20, 20, 20]], row_totals=True)
    assert hidden.cells == ((Hidden.SMALL, Hidden.SMALL, Hidden.BY_TOTAL),)


def test_a_total_that_nothing_beside_it_can_cover_is_hidden_itself() -> None:
    hidden = suppress_cells([[3, 0, 0]], [[20, 20, 20]], row_totals=True)
    assert hidden.cells == ((Hidden.SMALL, None, None),)
    assert hidden.row_totals == (Hidden.BY_TOTAL,)


def test_totals_both_ways_hide_a_ring() -> None:
    hidden = suppress_cells(
        [[3, 9, 10], [8, 7, 9], [11, 12, 6]], [[20] * 3] * 3, row_totals=True, column_totals=True
    )
    places = (*hidden.places(Hidden.SMALL), *hidden.places(Hidden.BY_TOTAL))
    assert len(places) >= 4
    assert all(sum(row == one for row, _ in places) != 1 for one in range(3))
    assert all(sum(column == one for _, column in places) != 1 for one in range(3))


def test_a_group_of_one_person_tells_nothing() -> None:
    assert suppress_cells([[0, 1]], [[1, 1]]).cells == ((Hidden.SMALL, Hidden.SMALL),)


def test_what_is_no_count_is_refused() -> None:
    for counts, totals in (([[2]], [[1]]), ([[-1]], [[1]]), ([[1, 2]], [[1]]), ([[1], [1, 1]], [[1], [1, 1]])):
        with pytest.raises(ValueError, match="not"):
            suppress_cells(counts, totals)


def test_whole_perspectives_are_counted_from_ten_people_on_and_in_words_below() -> None:
    assert whole_sample(3, 10) == "3 of 10"
    assert [whole_sample(k, 9) for k in (0, 1, 2, 3, 9)] == ["none", "one or two", "one or two", "some", "some"]
    assert {in_words(k) for k in range(9)} <= {word.value for word in Prevalence}


def test_the_document_says_its_threshold() -> None:
    assert "1 to 4" in cells_said()
    assert "“c”" in cells_said()
    assert "10 people" in cells_said()
    assert "1 to 9" in cells_said(10, 20)
    assert "20 people" in cells_said(10, 20)


def test_the_document_says_the_studys_own_thresholds() -> None:
    cells, below = sentences(Thresholds(small_cell=10, group=12, shared_by=4))
    assert "1 to 9" in cells
    assert "12 people" in cells
    assert "at least 4 people" in below
