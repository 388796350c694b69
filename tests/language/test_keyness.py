"""Words that differ between groups: the measures by hand, and no alarm where there is nothing to hear."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.keyness import (
    FEWEST,
    adjusted,
    count_words,
    key_words,
    log_likelihood,
    log_ratio,
    spread,
)

counted = st.dictionaries(st.sampled_from("move bag told plan form".split()), st.integers(1, 30), max_size=5).map(
    Counter
)


def test_words_are_lower_cased_and_whole() -> None:
    assert count_words("I don’t know. I DON'T! Well-being, 24 times; naïve 👜") == Counter(
        {"i": 2, "don't": 2, "know": 1, "well-being": 1, "times": 1, "naïve": 1}
    )


def test_the_measures_of_a_word_said_30_times_in_1000_words_against_10_in_2000() -> None:
    """By hand: E1 = 1000 x 40 / 3000 = 13.333, E2 = 26.667; G2 = 2 (30 ln 2.25 + 10 ln 0.375) = 29.04.

    Log ratio = log2(0.0305 / 0.00525) = log2 5.8095 = 2.538.
    """
    assert log_likelihood(30, 1000, 10, 2000) == pytest.approx(29.04, abs=0.005)
    assert log_ratio(30, 1000, 10, 2000) == pytest.approx(2.538, abs=0.0005)
    assert log_likelihood(10, 1000, 20, 2000) == pytest.approx(0)


def test_the_spread_of_a_word_goes_from_even_to_one_speaker() -> None:
    """Shares of words .5, .3, .2. All hits by the last: (.5 + .3 + .8) / 2 / .8 = 1."""
    assert spread([5, 3, 2], [500, 300, 200]) == pytest.approx(0)
    assert spread([0, 0, 7], [500, 300, 200]) == pytest.approx(1)
    assert spread([0, 0, 0], [500, 300, 200]) == 0


def test_the_adjustment_for_many_words() -> None:
    """Benjamini and Hochberg's rule by hand: .01 x 4 / 1, .02 x 4 / 2, .03 x 4 / 3, .5."""
    assert adjusted([0.02, 0.5, 0.01, 0.03]) == pytest.approx([0.04, 0.5, 0.04, 0.04])


def test_a_word_only_one_group_says_is_told_and_tested() -> None:
    children = [Counter(bags=4, the=20) for _ in range(FEWEST)]
    others = [Counter(plan=4, the=20) for _ in range(FEWEST)]
    first, *_, last = key_words(children, others)
    assert (first.word, first.hits, first.other_hits, first.percent) == ("bags", 36, 0, None)
    assert (first.speakers, first.other_speakers) == (9, 0)
    assert first.rate == pytest.approx(10_000 * 4 / 24)
    assert first.differs
    assert last.word == "plan"
    assert last.differs
    assert last.log_ratio < 0
    assert [row.differs for row in key_words(children, others) if row.word == "the"] == [False]


def test_too_few_speakers_are_never_tested() -> None:
    children = [Counter(bags=40, the=20) for _ in range(FEWEST - 1)]
    rows = key_words(children, [Counter(the=20) for _ in range(FEWEST)])
    assert [row.q for row in rows] == [None, None]
    assert not any(row.differs for row in rows)


def test_one_talkative_speaker_makes_no_difference_between_groups() -> None:
    """Two hundred times "trampoline" by one child: far from even, and not the children's word."""
    children = [Counter(the=200) for _ in range(11)] + [Counter(the=100, trampoline=200)]
    others = [Counter(the=200) for _ in range(10)] + [Counter(the=200, trampoline=1) for _ in range(2)]
    (row,) = [row for row in key_words(children, others) if row.word == "trampoline"]
    assert row.g2 > 15
    assert row.log_ratio > 3
    assert row.spread > 0.9
    assert (row.speakers, row.other_speakers) == (1, 2)
    assert not row.differs


def test_a_random_split_finds_next_to_nothing() -> None:
    """Forty speakers who draw from the same words, split by lot: of 200 at most one is called different."""
    lot = random.Random(1)
    vocabulary, weights = [f"w{rank}" for rank in range(200)], [1 / (rank + 1) for rank in range(200)]
    people = [Counter(lot.choices(vocabulary, weights, k=lot.randrange(300, 3000))) for _ in range(40)]
    assert sum(row.differs for row in key_words(people[:20], people[20:])) <= 1


@given(st.lists(counted, min_size=1, max_size=12), st.lists(counted, min_size=1, max_size=12))
def test_the_order_of_speakers_never_matters(group: list[Counter[str]], others: list[Counter[str]]) -> None:
    one, two = key_words(group, others), key_words(group[::-1], others[::-1])
    assert [(row.word, row.hits, row.speakers) for row in one] == [
        (row.word, row.hits, row.speakers) for row in two
    ]
    assert [row.q for row in one] == pytest.approx([row.q for row in two])
    for row in one:
        assert 0 <= row.spread <= 1 + 1e-9
        assert row.g2 >= -1e-9
        assert row.speakers <= row.hits
