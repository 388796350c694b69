"""What is said of a cell: people, never a percentage, and three kinds of empty that stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.rows import CodeId
from app.perspectives.rows import CellRow, ComparisonLine, GroupRow
from app.ui.perspectives import cell_words as words

CHILDREN = GroupRow("Children and young people", 0, 11, 2)
NOBODY = GroupRow("Practitioners", 2, 0, 0)
ALL_PENDING = GroupRow("Practitioners", 2, 3, 3)


def cell(k: int, n: int, *, passages: int = 0, areas: int = 0, pending: int = 0) -> CellRow:
    return CellRow(k, n, passages, areas, pending, ())


def test_a_cell_is_told_whole_to_who_does_not_see_it() -> None:
    told = words.spoken_words(CHILDREN, cell(8, 9, passages=14, areas=3, pending=1))
    assert told == "Children and young people: 8 of 9 people, 14 passages, 3 areas, 1 pending"


def test_one_of_each_is_told_in_the_singular() -> None:
    told = words.spoken_words(GroupRow("Carers", 1, 1, 0), cell(1, 1, passages=1, areas=1))
    assert told == "Carers: 1 of 1 person, 1 passage, 1 area"


@pytest.mark.parametrize(
    ("group", "found", "beside", "spoken", "copied"),
    [
        (
            CHILDREN,
            cell(0, 9),
            ("0 of 9", "silent", ""),
            "Children and young people: silent, 0 of 9 people raised it",
            "0 of 9 (silent)",
        ),
        (
            CHILDREN,
            cell(0, 9, pending=2),
            ("0 of 9", "silent", "+2 pending"),
            "Children and young people: silent, 0 of 9 people raised it, 2 pending",
            "0 of 9 (silent) +2 pending",
        ),
        (
            NOBODY,
            cell(0, 0),
            ("nobody yet", "", ""),
            "Practitioners: no data yet, nobody was heard",
            "no data yet",
        ),
        (
            ALL_PENDING,
            cell(0, 0, pending=1),
            ("nobody yet", "", "+1 pending"),
            "Practitioners: no data yet, nobody is fully coded, 1 pending",
            "no data yet +1 pending",
        ),
    ],
)
def test_three_kinds_of_empty(
    group: GroupRow, found: CellRow, beside: tuple[str, str, str], spoken: str, copied: str
) -> None:
    assert (words.count_words(found), words.silent_words(found), words.pending_words(found)) == beside
    assert words.spoken_words(group, found) == spoken
    assert words.copied_words(found) == copied


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 5))
def test_silence_is_never_said_where_nobody_can_be_counted_and_nothing_is_a_percentage(
    k: int, more: int, pending: int
) -> None:
    found = cell(k, k + more, pending=pending)
    said = [words.count_words(found), words.silent_words(found), words.copied_words(found)]
    assert ("silent" in " ".join(said)) == (k == 0 and more > 0)
    assert "%" not in "".join(said)


def test_silence_says_who_was_asked() -> None:
    told = CellRow(1, 5, 1, 1, 0, (), asked=2, not_asked=1)
    assert words.asked_words(told) == "Of 4 people who did not raise it: 2 asked, 1 not asked, 1 not recorded."
    assert words.asked_words(cell(1, 5)) == "Whether they were asked is not recorded."
    assert words.asked_words(cell(5, 5)) == ""
    assert words.asked_words(cell(0, 0)) == ""


def test_a_difference_is_two_counts_with_their_groups() -> None:
    groups = (CHILDREN, GroupRow("Carers", 1, 6, 0))
    line = ComparisonLine(CodeId(1), "Bags", "Bags", 0, 0, (cell(8, 9), cell(1, 6)), 0.7, (0, 1))
    assert words.difference_words(line, (0, 1)) == "8 of 9 ↔ 1 of 6"
    assert words.named_difference(line, (0, 1), groups) == "Children and young people 8 of 9 ↔ Carers 1 of 6"
    assert words.difference_words(line, None) == "cannot be compared yet"


def test_a_row_in_a_sentence_names_silence() -> None:
    groups = (CHILDREN, GroupRow("Carers", 1, 6, 0), GroupRow("Area A", None, 2, 0))
    line = ComparisonLine(CodeId(1), "Bags", "Bags", 0, 0, (cell(8, 9), cell(0, 6), cell(1, 2)), 0.7, (0, 1))
    assert words.row_sentence(line, groups) == (
        "8 of 9 children and young people · 0 of 6 carers (silent) · 1 of 2 Area A"
    )
