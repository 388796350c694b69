"""The badge of a line: by how much of a group raised it, silence named apart (DOMAIN §2.1)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.perspectives.rows import CellRow, Convergence
from app.perspectives.rules import Thresholds, converge

AGREE, PARTLY = Convergence.AGREEMENT, Convergence.PARTIAL
DISSONANT, SILENT, FEW = Convergence.DISSONANCE, Convergence.SILENCE, Convergence.NOT_ENOUGH


def cell(k: int, n: int, *, asked: int = 0, not_asked: int = 0) -> CellRow:
    return CellRow(k, n, k, 1, 0, (), asked=asked, not_asked=not_asked)


@pytest.mark.parametrize(
    ("counts", "badge", "silent"),
    [
        pytest.param([(29, 42), (14, 56), (9, 80)], DISSONANT, (), id="told why I moved: DOMAIN §7 B"),
        pytest.param([(8, 10), (7, 10), (15, 20)], AGREE, (), id="all say much the same"),
        pytest.param([(8, 10), (6, 10)], PARTLY, (), id="a difference of exactly a fifth is in part"),
        pytest.param([(9, 10), (5, 10)], DISSONANT, (), id="exactly two fifths is none"),
        pytest.param([(29, 42), (35, 56), (0, 80)], AGREE, (2,), id="one group is silent, the others agree"),
        pytest.param([(6, 9), (0, 6)], SILENT, (1,), id="one speaks, the other is silent"),
        pytest.param([(0, 9), (0, 6)], SILENT, (0, 1), id="nobody raised it"),
        pytest.param([(6, 9), (2, 2)], FEW, (), id="two people are too few to be compared"),
        pytest.param([(6, 9), (0, 0)], FEW, (), id="nobody there is not silence"),
    ],
)
def test_a_badge(counts: list[tuple[int, int]], badge: Convergence, silent: tuple[int, ...]) -> None:
    assert converge([cell(k, n) for k, n in counts]) == (badge, silent)


def test_who_was_not_asked_is_not_silent_and_whoever_may_have_been_is() -> None:
    raised = cell(6, 9)
    assert converge([raised, cell(0, 6, not_asked=6)]) == (FEW, ())
    assert converge([raised, cell(0, 6, asked=6)]) == (SILENT, (1,))
    assert converge([raised, cell(0, 6)]) == (SILENT, (1,))
    assert converge([raised, cell(0, 6, asked=1, not_asked=5)]) == (SILENT, (1,))


def test_a_study_may_draw_its_lines_elsewhere() -> None:
    cells = [cell(8, 10), cell(6, 10), cell(2, 2)]
    assert converge(cells, Thresholds(partial=Fraction(1, 4)))[0] is AGREE
    assert converge(cells, Thresholds(partial=Fraction(1, 10), dissonance=Fraction(3, 20)))[0] is DISSONANT
    assert converge([cell(2, 2), cell(1, 2)], Thresholds(voices=2))[0] is DISSONANT


counted = st.integers(0, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(st.lists(counted, max_size=6))
def test_the_order_of_groups_changes_nothing(counts: list[tuple[int, int]]) -> None:
    badge, silent = converge([cell(k, n) for k, n in counts])
    turned, silent_too = converge([cell(k, n) for k, n in reversed(counts)])
    assert badge is turned
    assert sorted(len(counts) - 1 - place for place in silent_too) == list(silent)


@given(st.lists(counted, max_size=6))
def test_silence_is_told_of_every_group_that_has_people_and_raised_nothing(counts: list[tuple[int, int]]) -> None:
    _, silent = converge([cell(k, n) for k, n in counts])
    assert list(silent) == [place for place, (k, n) in enumerate(counts) if n and not k]
