"""What is typed into a search field, what it means, and where a text has it."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.language.bare import speech, words
from app.language.query import Every, Near, Pattern, Phrase, Places, Query, Word, as_index_has_it, parse, patterns
from app.language.query.regular import find as find_pattern
from app.language.spans import Span
from app.problems import Problem

FORMS: dict[str, tuple[str, ...]] = {"care": ("care", "cared", "caring", "cares")}


def found(typed: str, text: str, **forms: tuple[str, ...]) -> list[str]:
    """The words of every place where what is typed stands in a text."""
    query = parse(typed)
    assert query is not None
    said = speech(text, [Span(0, len(text))])
    hits = {source: find_pattern(source, [said.as_written])[0] for source in patterns(query)}
    return [said.span(*place).of(text) for place in Places(query, FORMS | forms).of(said.letters, hits)]


@pytest.mark.parametrize(
    ("typed", "text", "places"),
    [
        ("bags", "Just bags. Bags in the handbags", ["bags", "Bags"]),
        ("bags car", "bags in the car, my bags", ["bags", "car", "bags"]),
        ("bags car", "bags in the bus", []),
        ("bags AND car", "bags in the car", ["bags", "car"]),
        ('"in the car"', "in the car, in a car, IN. THE\nCAR", ["in the car", "IN. THE\nCAR"]),
        ("“in the", "in the car", ["in the"]),
        ("car*", "the car, my carer, scar; care", ["car", "carer", "care"]),
        ('"my car* is*"', "my carer isn't here", ["my carer isn"]),
        ("~care", "she cared; caring is careful", ["cared", "caring"]),
        ('"~care for"', "she cared for me, caring for you", ["cared for", "caring for"]),
        ("bags OR car", "my car", ["car"]),
        ("(bags OR box) car", "a box in the car", ["box", "car"]),
        ("car NOT bus", "my car", ["car"]),
        ("car NOT bus", "my car, the bus", []),
        ("car NOT NOT bus", "my car, the bus", ["car", "bus"]),
        ("near(bags car, 2)", "bags in the car", ["bags in the car"]),
        ("near(car bags,2)", "bags in the car", ["bags in the car"]),
        ("near(bags car, 1)", "bags in the car", []),
        ("bags NEAR/2 car", "bags in the car and bags", ["bags in the car", "car and bags"]),
        (
            'near("front door" key lock, 9)',
            "the lock of the front door has a key",
            ["lock of the front door has a key"],
        ),
        ("near(bags bags, 3)", "bags and bags", ["bags and bags"]),
        ("near(bags bags, 3)", "bags", []),
        ("/colou?r/", "Color, colour,\ncol our", ["Color", "colour"]),
        ("/^the/", "The end\nthe start, the end", ["The", "the"]),
        (r"/and\/or/", "and/or", ["and/or"]),
        ("/a b/ car", "a b in my car", ["a b", "car"]),
        ("/x*/", "axxb", ["xx"]),
        ("cafe", "Café, CAFE\u0301!", ["Café", "CAFE\u0301"]),
        ("don't", "I don’t know, don t", ["don’t", "don t"]),
        ("well-being", "well being and wellbeing", ["well being"]),
        ("care OR car*", "care", ["care"]),
        ('"new home" OR "home near"', "new home near", ["new home", "home near"]),
        ('"new home near" OR home', "new home near", ["new home near"]),
    ],
)
def test_where_it_stands(typed: str, text: str, places: list[str]) -> None:
    assert found(typed, text) == places


@pytest.mark.parametrize("typed", ["", "  ", "…", "👩‍👧", '""', "()", "OR", "AND OR", "near()", "*", "~", "/ "])
def test_nothing_typed_is_nothing_asked(typed: str) -> None:
    assert parse(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "bags OR",
        "bags AND",
        "bags NOT",
        "bags NEAR/3",
        "(bags",
        "bags)",
        "(bags OR)",
        "(bags NEAR/2)",
        'bags "',
        "near(bags",
    ],
)
def test_what_is_not_typed_to_its_end_is_not_there_yet(typed: str) -> None:
    assert parse(typed) == Phrase((Word("bags"),))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("NOT bags", "NOT takes away"),
        ("bags OR NOT car", "NOT takes away"),
        ("/bags", "ends with a slash"),
        ("near(/a/ b)", "Only words and phrases"),
        ("(a OR b) NEAR/3 c", "Only words and phrases"),
        ("(" * 60 + "a", "too many brackets"),
        ("a " * 1_500, "too long"),
    ],
)
def test_what_has_no_meaning_is_said_in_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(Problem, match=said):
        parse(typed)


def test_all_forms_are_meant_of_bare_words_only() -> None:
    assert parse('care "care home" car* don\'t', any_form=True) == Every(
        (
            Phrase((Word("care", any_form=True),)),
            Phrase((Word("care"), Word("home"))),
            Phrase((Word("car", begins=True),)),
            Phrase((Word("don"), Word("t"))),
        )
    )


def test_a_form_that_is_not_wanted_is_not_found() -> None:
    assert found("~care", "care, cared", care=("cared",)) == ["cared"]
    assert found("~care", "care, cared", care=()) == []


@pytest.mark.parametrize(
    ("typed", "expression", "exact"),
    [
        ("bags", '"bags"', True),
        ('"in the car"', '"in the car"', True),
        ("car*", '"car" *', True),
        ("~care", '("care" OR "cared" OR "cares" OR "caring")', True),
        ("bags car NOT bus", '(("bags" AND "car") NOT ("bus"))', True),
        ("bags OR car", '("bags" OR "car")', True),
        ("near(bags car, 3)", '(NEAR("bags" "car", 5))', False),
        ('near("the bags" c*, 0)', '(NEAR("the bags" "c" *, 2))', False),
        (
            'near(bags "~care for", 3)',
            '("bags" AND (("care" OR "cared" OR "cares" OR "caring") AND "for"))',
            False,
        ),
        ('"~care for"', '(("care" OR "cared" OR "cares" OR "caring") AND "for")', False),
        ("/x/", None, False),
        ("/x/ bags", '("bags")', False),
        ("/x/ OR bags", None, False),
        ("bags NOT near(car bus)", '("bags")', False),
    ],
)
def test_what_the_index_is_asked(typed: str, expression: str | None, exact: bool) -> None:
    query = parse(typed)
    assert query is not None
    asked = as_index_has_it(query, FORMS)
    assert (asked.expression, asked.exact) == (expression, exact)


@given(st.text())
def test_whatever_is_typed_means_something_nothing_or_says_why_not(typed: str) -> None:
    try:
        query = parse(typed)
    except Problem:
        return
    if query is not None:
        asked = as_index_has_it(query, {}).expression
        assert asked is None or asked.count('"') % 2 == 0


LETTERS = st.sampled_from("abc")
SAID = st.lists(LETTERS, max_size=12).map(" ".join)


@given(SAID, LETTERS, LETTERS)
def test_a_phrase_stands_where_its_words_stand_side_by_side(said: str, one: str, other: str) -> None:
    spoken = said.split()
    beside = [at for at in range(len(spoken) - 1) if spoken[at : at + 2] == [one, other]]
    places = len(found(f'"{one} {other}"', said))
    apart = sum(1 for at, before in zip(beside, [-2, *beside], strict=False) if at - before > 1)
    assert places == len(beside) if one != other else apart <= places <= len(beside)


@given(SAID, LETTERS, LETTERS, st.integers(0, 4))
def test_two_words_are_near_when_few_words_are_between(said: str, one: str, other: str, within: int) -> None:
    assume(one != other)
    spoken = said.split()
    pairs = [
        (first, second)
        for first, a in enumerate(spoken)
        for second, b in enumerate(spoken)
        if first < second and {a, b} == {one, other} and second - first - 1 <= within
    ]
    innermost = [p for p in pairs if not any(q != p and p[0] <= q[0] and q[1] <= p[1] for q in pairs)]
    shown = found(f"near({one} {other}, {within})", said)
    assert [words(place) for place in shown] == [spoken[first : second + 1] for first, second in innermost]


HOLDS: list[tuple[str, Callable[[set[str]], bool]]] = [
    ("a b", lambda said: {"a", "b"} <= said),
    ("a OR b", lambda said: bool({"a", "b"} & said)),
    ("a NOT b", lambda said: "a" in said and "b" not in said),
    ("(a OR b) NOT c", lambda said: bool({"a", "b"} & said) and "c" not in said),
    ("a (b OR c)", lambda said: "a" in said and bool({"b", "c"} & said)),
    ("a b OR c", lambda said: {"a", "b"} <= said or "c" in said),
]


@given(SAID, st.sampled_from(HOLDS))
def test_words_go_together_as_they_say(said: str, case: tuple[str, Callable[[set[str]], bool]]) -> None:
    typed, holds = case
    assert bool(found(typed, said)) == holds(set(said.split()))


@given(SAID, st.lists(st.sampled_from(["a", "b*", '"a b"', "near(a c, 2)", "/b c?/", "OR", "NOT c"]), min_size=1))
def test_no_place_lies_in_another_and_all_are_in_order(said: str, parts: list[str]) -> None:
    typed = " ".join(parts)
    try:
        query: Query | None = parse(typed)
    except Problem:
        return
    assume(query is not None)
    assert query is not None
    whole = speech(said, [Span(0, len(said))])
    hits = {source: find_pattern(source, [whole.as_written])[0] for source in patterns(query)}
    places = Places(query, {}).of(whole.letters, hits)
    assert places == sorted(places)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(places))


@pytest.mark.parametrize("source", ["(", "[a", "*", "(?<x", "a{2,1}", "(" * 5000 + ")" * 5000])
def test_a_pattern_that_cannot_be_read_is_a_problem(source: str) -> None:
    with pytest.raises(Problem, match="cannot be read"):
        find_pattern(source, ["words"])


def test_a_query_knows_its_patterns() -> None:
    query = parse("/a/ OR (b NOT /c/) /a/")
    assert query is not None
    assert patterns(query) == ("a", "c")
    assert isinstance(parse("near(a b, 900)"), Near)
    assert parse("/a/") == Pattern("a")
