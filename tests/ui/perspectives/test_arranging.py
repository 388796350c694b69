"""The order of the rows: what cannot be compared comes last, and never looks like silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.rows import CodeId
from app.perspectives.ordering import Order
from app.perspectives.rows import CellRow, Comparison, ComparisonLine, GroupRow
from app.perspectives.rules import widest_difference
from app.ui.perspectives.arranging import Arrangement, Level, arrange
from app.ui.perspectives.reading import ReadComparison

Counts = tuple[tuple[int, int], ...]


def read(**codes: Counts) -> ReadComparison:
    """A comparison of codes by path ("Moves__Bags" stands below "Moves"), in the order of the codebook."""
    lines = []
    for number, (path, counts) in enumerate(codes.items()):
        cells = tuple(CellRow(k, n, k, 1, 0, ()) for k, n in counts)
        widest = widest_difference(cells)
        parts = path.replace("_and_", " & ").split("__")
        lines.append(
            ComparisonLine(
                code=CodeId(number),
                path=" / ".join(parts),
                name=parts[-1],
                colour=0,
                depth=len(parts) - 1,
                cells=cells,
                difference=None if widest is None else widest[0],
                widest=None if widest is None else widest[1],
                place=number,
            )
        )
    groups = tuple(GroupRow(f"Group {place}", place, 10, 0) for place in range(len(lines[0].cells)))
    by_difference = sorted(lines, key=lambda line: -(line.difference or 0))
    comparison = Comparison("perspective", groups, tuple(by_difference))
    return ReadComparison(comparison, ("perspective",), ((),) * len(groups))


STUDY = read(
    Moves=((9, 9), (5, 10), (9, 10)),
    Moves__Waiting=((1, 9), (5, 10), (8, 10)),
    Animals=((3, 9), (3, 9), (3, 9)),
    Unheard=((0, 0), (2, 10), (0, 0)),
    Bags=((8, 9), (2, 10), (0, 10)),
)


def names(wanted: Arrangement) -> list[str]:
    return [row.line.name for row in arrange(STUDY, wanted)]


def test_the_largest_difference_comes_first_and_what_cannot_be_compared_last() -> None:
    assert names(Arrangement()) == ["Bags", "Moves", "Animals", "Unheard"]


def test_all_codes_say_what_they_stand_below() -> None:
    rows = arrange(STUDY, Arrangement(level=Level.ALL))
    assert [(row.line.name, row.above, row.indent) for row in rows][:2] == [
        ("Bags", "", 0),
        ("Waiting", "Moves", 0),
    ]


def test_codebook_order_is_the_tree() -> None:
    rows = arrange(STUDY, Arrangement(level=Level.ALL, order=Order.CODEBOOK))
    assert [(row.indent, row.line.name) for row in rows] == [
        (0, "Moves"),
        (1, "Waiting"),
        (0, "Animals"),
        (0, "Unheard"),
        (0, "Bags"),
    ]


def test_by_name() -> None:
    assert names(Arrangement(order=Order.NAME)) == ["Animals", "Bags", "Moves", "Unheard"]


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ((0, 1), ["Bags", "Moves", "Animals", "Unheard"]),
        ((1, 0), ["Animals", "Moves", "Bags", "Unheard"]),
        ((2, 1), ["Moves", "Animals", "Bags", "Unheard"]),
    ],
)
def test_two_chosen_groups_in_the_direction_chosen(pair: tuple[int, int], expected: list[str]) -> None:
    rows = arrange(STUDY, Arrangement(order=Order.BETWEEN, pair=pair))
    assert [row.line.name for row in rows] == expected
    assert {row.pair for row in rows} == {pair, None}


def test_the_filter_looks_at_the_whole_path() -> None:
    assert names(Arrangement(level=Level.ALL, words="wait mov")) == ["Waiting"]
    assert names(Arrangement(level=Level.TOP, words="wait")) == []


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8), st.sampled_from(Order))
def test_no_order_loses_or_doubles_a_code(counts: list[tuple[int, int]], order: Order) -> None:
    study = read(**{f"c{number}": ((min(k, n), n), (n, 9)) for number, (k, n) in enumerate(counts)})
    rows = arrange(study, Arrangement(order=order))
    assert sorted(row.line.key[1] for row in rows) == list(range(len(counts)))
    comparable = [row.pair is not None for row in rows]
    if order in (Order.DIFFERENCE, Order.BETWEEN):
        assert comparable == sorted(comparable, reverse=True)
