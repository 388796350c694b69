"""Words beside others are counted within a window, in people, and ranked by how faithful they are."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.collocation import (
    FEWEST_PEOPLE,
    FEWEST_TIMES,
    MOST_DICE,
    WINDOWS,
    WordsBeside,
    frequencies,
    log_dice,
)


def test_words_that_are_never_apart_have_fourteen_and_half_as_faithful_is_one_less() -> None:
    assert log_dice(10, 10, 10) == MOST_DICE == 14
    assert log_dice(10, 20, 20) == 13
    assert log_dice(1, 1_000, 1_000) == pytest.approx(14 - 9.966, abs=0.001)


@given(st.integers(1, 99), st.integers(0, 999), st.integers(0, 999))
def test_more_together_is_never_weaker_and_more_apart_never_stronger(together: int, one: int, other: int) -> None:
    x, y = together + one, together + other
    here = log_dice(together, x, y)
    assert log_dice(together, x + 1, y) <= here <= MOST_DICE
    assert log_dice(together + 1, x + 1, y + 1) >= here


SAID = st.lists(st.sampled_from("ab"), min_size=1, max_size=30)


@given(SAID, st.sampled_from(WINDOWS))
def test_the_words_within_the_window_of_each_place_are_counted(said: list[str], window: int) -> None:
    spoken = " ".join(said)
    at = [place for place, word in enumerate(said) if word == "a"]
    near = {n for place in at for n in range(len(said)) if n != place and abs(n - place) <= window}
    expected = Counter(said[n] for n in near)
    beside = WordsBeside(window)
    for person in range(FEWEST_PEOPLE):
        beside.add(spoken, [(2 * place, 2 * place + 1) for place in at], person)
    rows = {row.word: row.times for row in beside.rows(Counter({"a": 10, "b": 10}))}
    enough = {word: FEWEST_PEOPLE * times for word, times in expected.items()}
    assert rows == {word: times for word, times in enough.items() if times >= FEWEST_TIMES}


def test_a_place_of_several_words_has_none_of_them_beside_it() -> None:
    beside = WordsBeside()
    for person in range(5):
        beside.add("well the front door was shut", [(9, 19)], person)
    assert beside.frequent() == {"well", "the", "was", "shut"}


def test_words_that_are_left_out_are_not_told_of_and_take_their_room_all_the_same() -> None:
    beside = WordsBeside(3, {"the", "was"})
    for person in range(5):
        beside.add("so he said the door was shut then", [(15, 19)], person)
    assert beside.frequent() == {"he", "said", "shut", "then"}


def test_what_few_say_or_nobody_is_named_for_is_not_told() -> None:
    beside = WordsBeside()
    for person in (1, 1, 1, 2, 2, None, None):
        beside.add("black bags", [(6, 10)], person)
    assert beside.rows({}) == []


def test_the_faithful_come_first_and_frequent_words_that_are_everywhere_last() -> None:
    beside = WordsBeside()
    for person in range(6):
        beside.add("the black bags", [(10, 14)], person)
    said = frequencies(["the black bags", "the the the the the the the"] * 6, beside.frequent())
    rows = beside.rows(said)
    assert [(row.word, row.times, row.people, row.everywhere) for row in rows] == [
        ("black", 6, 6, 6),
        ("the", 6, 6, 48),
    ]
    assert rows[0].strength == MOST_DICE
