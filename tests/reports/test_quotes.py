"""Whose words are quoted, which, and how long."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.rows import PassageRow
from app.reports.quotes import (
    CUT,
    choose_quotes,
    cut_quote,
    lower_first,
    may_be_quoted,
    out_of_balance,
)
from app.study.rows import ParticipantId
from tests.reports.made_up import number_of, passage, voice

LONG = "Nobody told me that we were going to move again."


def test_a_short_passage_is_quoted_whole() -> None:
    assert cut_quote("  Just bags\nin the car. ", 80) == "Just bags in the car."


def test_a_long_passage_is_cut_after_a_sentence() -> None:
    words = "First they came in the morning. Then nobody came at all. " + "And so on it went " * 10
    assert cut_quote(words, 14) == f"First they came in the morning. Then nobody came at all. {CUT}"


def test_a_sentence_ending_too_early_does_not_leave_two_words() -> None:
    assert cut_quote("Oh yes. " + "and then we waited " * 20, 12).endswith(f"waited and then {CUT}")


def test_words_written_without_spaces_are_cut_too() -> None:
    assert len(cut_quote("我们等了很久。" * 300, 80)) < 900


@given(st.text(max_size=600), st.integers(1, 90))
def test_a_cut_quote_is_the_beginning_of_what_was_said(words: str, limit: int) -> None:
    whole = " ".join(words.split())
    quoted = cut_quote(words, limit)
    if quoted != whole:
        assert quoted.endswith(CUT)
        beginning = quoted.removesuffix(CUT).rstrip()
        assert whole.startswith(beginning)
        assert len(beginning.split()) <= limit


@pytest.mark.parametrize(
    "row",
    [
        passage(LONG, voice(quotable=False)),
        passage(LONG, voice("Robin"), voice("Dawn", 1)),
        passage("  \n ", voice()),
    ],
    ids=["no consent", "two people", "no words"],
)
def test_what_may_not_be_quoted_never_is(row: PassageRow) -> None:
    assert not may_be_quoted(row)
    assert choose_quotes([row], 3) == []


def test_another_person_comes_before_a_second_quote_of_the_same() -> None:
    rows = [passage(LONG, voice("Robin"), start=at) for at in (0, 100, 200)] + [
        passage(LONG, voice("Kit"), start=300)
    ]
    assert [row.voices[0].pseudonym for row in choose_quotes(rows, 3)] == ["Robin", "Kit", "Robin"]


def test_another_area_comes_before_the_same() -> None:
    rows = [
        passage(LONG, voice("Robin", area="Area A"), start=0),
        passage(LONG, voice("Kit", area="Area A"), start=100),
        passage(LONG, voice("Dev", area="Area C"), start=200),
    ]
    assert [row.voices[0].pseudonym for row in choose_quotes(rows, 2)] == ["Robin", "Dev"]


def test_a_yes_is_quoted_only_when_there_is_nothing_else() -> None:
    rows = [passage("Yes.", voice("Robin"), start=0), passage(LONG, voice("Kit"), start=100)]
    assert [row.voices[0].pseudonym for row in choose_quotes(rows, 1)] == ["Kit"]
    assert len(choose_quotes(rows, 2)) == 2


def test_overlapping_passages_are_one_quote() -> None:
    rows = [passage(LONG, start=0), passage(LONG, start=10), passage(LONG, start=500)]
    assert [row.start for row in choose_quotes(rows, 3)] == [0, 500]


def test_words_and_people_quoted_before_stand_back() -> None:
    before = passage(LONG, voice("Robin"), start=0)
    rows = [before, passage(LONG, voice("Robin"), start=100), passage(LONG, voice("Kit"), start=200)]
    quoted = Counter({ParticipantId(number_of("Robin")): 1})
    assert [row.start for row in choose_quotes(rows, 3, quoted=quoted, taken=[before])] == [200, 100, 0]


@given(
    st.lists(st.tuples(st.sampled_from(["Robin", "Kit", "Dev"]), st.integers(0, 40)), max_size=12),
    st.integers(0, 6),
)
def test_nobody_is_quoted_twice_before_everybody_once(spoken_by: list[tuple[str, int]], wanted: int) -> None:
    rows = [passage(LONG, voice(who), start=at * 100) for who, at in spoken_by]
    chosen = choose_quotes(rows, wanted)
    people = Counter(row.voices[0].pseudonym for row in chosen)
    assert len(chosen) <= wanted
    assert choose_quotes(rows, wanted) == chosen
    if chosen and max(people.values()) > 1:
        spans = {row.voices[0].pseudonym: set[int]() for row in rows}
        for row in rows:
            spans[row.voices[0].pseudonym].add(row.start)
        free = [who for who, starts in spans.items() if starts - {row.start for row in chosen}]
        assert all(people[who] >= max(people.values()) - 1 for who in free)


@pytest.mark.parametrize(("name", "inside"), [("Carers", "carers"), ("IROs", "IROs"), ("", ""), ("É", "é")])
def test_names_inside_a_sentence(name: str, inside: str) -> None:
    assert lower_first(name) == inside


def test_people_who_supply_too_much_are_named() -> None:
    robin, kit = (ParticipantId(1), "Robin"), (ParticipantId(2), "Kit")
    others = [(ParticipantId(number), f"P{number}") for number in range(3, 12)]
    assert out_of_balance([robin] * 3 + [kit]) == []
    assert out_of_balance([robin] * 4 + [kit]) == ["Robin"]
    assert out_of_balance([robin] * 3 + others[:5]) == ["Robin"]
    assert out_of_balance([robin] * 3 + others) == []
