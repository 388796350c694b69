"""The words for how many mean what the report says they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.rules import Prevalence, k_of_n, meanings, prevalence


@pytest.mark.parametrize(
    ("k", "n", "word"),
    [
        (0, 42, Prevalence.NONE),
        (42, 42, Prevalence.ALL),
        (5, 5, Prevalence.ALL),
        (1, 56, Prevalence.ONE_OR_TWO),
        (2, 5, Prevalence.ONE_OR_TWO),  # 40 in 100, but two people are "one or two" first
        (3, 80, Prevalence.A_FEW),
        (15, 80, Prevalence.A_FEW),
        (16, 80, Prevalence.SOME),
        (31, 80, Prevalence.SOME),
        (32, 80, Prevalence.ABOUT_HALF),
        (40, 80, Prevalence.ABOUT_HALF),
        (41, 80, Prevalence.MOST),
        (63, 80, Prevalence.MOST),
        (64, 80, Prevalence.ALMOST_ALL),
        (79, 80, Prevalence.ALMOST_ALL),
        (4, 5, Prevalence.ALMOST_ALL),
        (29, 42, Prevalence.MOST),
        (14, 56, Prevalence.SOME),
        (9, 80, Prevalence.A_FEW),
    ],
)
def test_each_count_has_its_word(k: int, n: int, word: Prevalence) -> None:
    assert prevalence(k, n) is word


@pytest.mark.parametrize(("k", "n"), [(0, 0), (0, 4), (2, 3), (4, 4)])
def test_fewer_than_five_people_are_only_counted(k: int, n: int) -> None:
    assert prevalence(k, n) is None


@pytest.mark.parametrize(("k", "n"), [(-1, 5), (6, 5)])
def test_what_is_no_count_is_refused(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="not a count"):
        prevalence(k, n)


@given(st.integers(5, 400).flatmap(lambda n: st.tuples(st.integers(0, n - 1), st.just(n))))
def test_one_person_more_is_never_a_smaller_word(count: tuple[int, int]) -> None:
    k, n = count
    order = [word for word, _ in reversed(meanings())]
    fewer, more = prevalence(k, n), prevalence(k + 1, n)
    assert fewer is not None
    assert more is not None
    assert order.index(more) >= order.index(fewer)


@given(st.integers(5, 10_000).flatmap(lambda n: st.tuples(st.integers(3, n - 1), st.just(n))))
def test_words_agree_with_their_definitions(count: tuple[int, int]) -> None:
    k, n = count
    share = {
        Prevalence.ALMOST_ALL: 5 * k >= 4 * n,
        Prevalence.MOST: n < 2 * k and 5 * k < 4 * n,
        Prevalence.ABOUT_HALF: 5 * k >= 2 * n and 2 * k <= n,
        Prevalence.SOME: 5 * k >= n and 5 * k < 2 * n,
        Prevalence.A_FEW: 5 * k < n,
    }
    assert [word for word, holds in share.items() if holds] == [prevalence(k, n)]


def test_every_word_is_defined_once() -> None:
    assert [word for word, _ in meanings()] == list(Prevalence)


def test_counts_are_written_out() -> None:
    assert k_of_n(29, 42) == "29 of 42"
