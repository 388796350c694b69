"""The figures for screening: the vectors of DOMAIN §2.5, and what holds of every such figure."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.rows import CodeId
from app.perspectives.rows import CellRow, ComparisonLine
from app.perspectives.rules import groups_apart, jensen_shannon, newcombe, rate, wilson

CHILDREN, CARERS, PRACTITIONERS = (42, 56, 80)
PROFILES = {CHILDREN: [6, 12, 29, 31, 15], CARERS: [20, 25, 14, 40, 8], PRACTITIONERS: [60, 45, 9, 38, 22]}

counted = st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
profile = st.lists(st.integers(0, 60), min_size=5, max_size=5).filter(any)


@pytest.mark.parametrize(
    ("k", "n", "share", "low", "high"),
    [
        (29, 42, 0.690, 0.540, 0.809),
        (14, 56, 0.250, 0.155, 0.377),
        (9, 80, 0.1125, 0.060, 0.200),
        (0, 42, 0.0, 0.0, 0.084),
        (3, 4, 0.750, 0.301, 0.954),
    ],
)
def test_wilson(k: int, n: int, share: float, low: float, high: float) -> None:
    found = wilson(k, n)
    assert found is not None
    assert (k / n, found.low, found.high) == pytest.approx((share, low, high), abs=0.0005)


@pytest.mark.parametrize(
    ("one", "other", "apart", "low", "high"),
    [
        ((29, 42), (9, 80), 0.578, 0.404, 0.708),
        ((14, 56), (9, 80), 0.1375, 0.008, 0.275),
        ((3, 5), (1, 8), 0.475, -0.031, 0.775),
        ((56, 70), (48, 80), 0.20, 0.052, 0.334),
    ],
)
def test_newcombe(one: tuple[int, int], other: tuple[int, int], apart: float, low: float, high: float) -> None:
    found = newcombe(*one, *other)
    assert found is not None
    difference = one[0] / one[1] - other[0] / other[1]
    assert (difference, found.low, found.high) == pytest.approx((apart, low, high), abs=0.0005)


def lines() -> list[ComparisonLine]:
    """The five themes of DOMAIN §2.5 across children, carers and practitioners."""
    return [
        ComparisonLine(
            CodeId(number),
            "T",
            "T",
            0,
            0,
            tuple(cell(k, n) for k, n in zip(row, PROFILES, strict=True)),
            None,
            None,
        )
        for number, row in enumerate(zip(*PROFILES.values(), strict=True))
    ]


def cell(k: int, n: int, not_asked: int = 0) -> CellRow:
    return CellRow(k, n, k, 1, 0, (), not_asked=not_asked)


def test_how_far_the_perspectives_are_apart() -> None:
    found = {(apart.one, apart.other): apart for apart in groups_apart(lines(), (0, 1, 2))}
    means = [found[pair].mean for pair in ((0, 1), (0, 2), (1, 2))]
    assert means == pytest.approx([0.211, 0.361, 0.204], abs=0.0005)
    profiles = [found[pair].profile for pair in ((0, 1), (0, 2), (1, 2))]
    assert profiles == pytest.approx([0.0735, 0.1767, 0.0501], abs=0.00005)


def test_the_furthest_apart_stand_first() -> None:
    assert [(apart.one, apart.other) for apart in groups_apart(lines(), (0, 1, 2))] == [(0, 2), (0, 1), (1, 2)]


def test_a_quiet_group_can_have_the_same_profile_as_a_loud_one_which_the_mean_tells_apart() -> None:
    loud_and_quiet = [
        ComparisonLine(CodeId(1), "T", "T", 0, 0, (cell(30, 40), cell(3, 40)), None, None),
        ComparisonLine(CodeId(2), "U", "U", 0, 0, (cell(20, 40), cell(2, 40)), None, None),
    ]
    (apart,) = groups_apart(loud_and_quiet, (0, 1))
    assert apart.profile == pytest.approx(0.0)
    assert apart.mean == pytest.approx((27 / 40 + 18 / 40) / 2)


def test_a_line_about_which_a_group_was_not_asked_is_in_no_figure() -> None:
    asked = ComparisonLine(CodeId(1), "T", "T", 0, 0, (cell(5, 10), cell(1, 10)), None, None)
    not_asked = ComparisonLine(CodeId(2), "U", "U", 0, 0, (cell(9, 10), cell(0, 10, not_asked=10)), None, None)
    (apart,) = groups_apart([asked, not_asked], (0, 1))
    assert apart.lines == 1
    assert apart.mean == pytest.approx(0.4)


def test_groups_that_mention_nothing_have_no_profile_and_nobody_has_no_interval() -> None:
    assert jensen_shannon([0, 0], [1, 2]) is None
    assert wilson(0, 0) is None
    assert newcombe(1, 2, 0, 0) is None


@given(counted)
def test_an_interval_holds_its_share_and_mirrors_what_was_not_raised(told: tuple[int, int]) -> None:
    k, n = told
    found, mirrored = wilson(k, n), wilson(n - k, n)
    assert found is not None
    assert mirrored is not None
    assert 0 <= found.low <= k / n <= found.high <= 1
    assert isclose(found.low, 1 - mirrored.high, abs_tol=1e-9)


@given(counted, counted)
def test_the_interval_of_a_difference_holds_it_and_turns_with_the_groups(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    found, turned = newcombe(*one, *other), newcombe(*other, *one)
    assert found is not None
    assert turned is not None
    apart = one[0] / one[1] - other[0] / other[1]
    assert -1 <= found.low <= apart + 1e-12
    assert apart - 1e-12 <= found.high <= 1
    assert isclose(found.low, -turned.high, abs_tol=1e-9)


@given(counted, st.integers(2, 9))
def test_more_people_of_the_same_share_have_a_narrower_interval(told: tuple[int, int], times: int) -> None:
    k, n = told
    few, many = wilson(k, n), wilson(k * times, n * times)
    assert few is not None
    assert many is not None
    assert many.high - many.low < few.high - few.low


@given(profile, profile)
def test_profiles_are_from_nothing_to_one_apart_either_way_round(one: list[int], other: list[int]) -> None:
    found = jensen_shannon(one, other)
    assert found is not None
    assert 0 <= found <= 1
    assert isclose(found, jensen_shannon(other, one) or 0.0, abs_tol=1e-12)
    assert jensen_shannon(one, one) == pytest.approx(0.0)


@given(profile, profile, st.integers(2, 9))
def test_profiles_do_not_see_level(one: list[int], other: list[int], times: int) -> None:
    louder = jensen_shannon([k * times for k in one], other)
    assert louder == pytest.approx(jensen_shannon(one, other))


@given(st.lists(st.tuples(counted, counted), min_size=1, max_size=6))
def test_the_mean_difference_is_between_the_smallest_and_the_largest(
    told: list[tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    made = [
        ComparisonLine(CodeId(number), "T", "T", 0, 0, (cell(*one), cell(*other)), None, None)
        for number, (one, other) in enumerate(told)
    ]
    (apart,) = groups_apart(made, (0, 1))
    differences = [abs((rate(line.cells[0]) or 0.0) - (rate(line.cells[1]) or 0.0)) for line in made]
    assert min(differences) - 1e-12 <= apart.mean <= max(differences) + 1e-12
