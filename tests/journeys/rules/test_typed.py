"""What a researcher types is read as precisely as it was put, and shown so that it can be typed again (J-01)."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journeys.rules.timeline import Axis, Bounds
from app.journeys.rules.told import age_told, when_told
from app.journeys.rules.typed import read_when
from app.journeys.rules.when import Precision, When
from app.problems import Problem
from tests.journeys.rules import times

NAMES = {key: f"the move to home {key}" for key in range(times.EVENTS + 1)}
EVENTS = {name: key for key, name in NAMES.items()}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7", When.age(7)),
        ("about 7", When.age(7)),
        ("about age 7", When.age(7)),
        ("When she was seven", When.age(7)),
        ("7ish", When.age(7)),
        ("7 years old", When.age(7)),
        ("age 7-8", When.age(7, 8)),
        ("7 or 8", When.age(7, 8)),
        ("7–8", When.age(7, 8)),
        ("18 months old", When.months_old(18, 18)),
        ("9 years 3 months", When.months_old(111, 111)),
        ("9 years and 3 months old", When.months_old(111, 111)),
        ("nine years, 3 months", When.months_old(111, 111)),
        ("9y 3m", When.months_old(111, 111)),
        ("9 years 3 months or 9 years 4 months", When.months_old(111, 112)),
        ("9 years 3 months or older", When.months_old(111, None)),
        ("18months", When.months_old(18, 18)),
        ("7½", When.months_old(87, 92, "7½")),
        ("before 7", When.months_old(None, 83)),
        ("after age 7", When.months_old(84, None)),
        ("Year 7", When.age(11, 12, "Year 7")),
        ("reception", When.age(4, 5, "reception")),
        ("2012", When.year(2012)),
        ("2012 or 2013", When.year(2012, 2013)),
        ("2012/13", When.year(2012, 2013)),
        ("Mar 2012", When.month(2012, 3)),
        ("march, 2012", When.month(2012, 3)),
        ("Sept. 2012", When.month(2012, 9)),
        ("3/2012", When.month(2012, 3)),
        ("2012-03", When.month(2012, 3)),
        ("March to May 2012", When.month(2012, 3, (2012, 5))),
        ("Nov 2012 – Feb 2013", When.month(2012, 11, (2013, 2))),
        ("summer 2012", When.month(2012, 6, (2012, 8), "summer 2012")),
        ("the end of 2012", When.month(2012, 9, (2012, 12), "the end of 2012")),
        ("2012-12", When.month(2012, 12)),
        ("2012-13", When.year(2012, 2013)),
        ("spring 2012", When.month(2012, 3, (2012, 5), "spring 2012")),
        ("Autumn of 2012", When.month(2012, 9, (2012, 11), "Autumn of 2012")),
        ("early 2012", When.month(2012, 1, (2012, 4), "early 2012")),
        ("mid-2012", When.month(2012, 5, (2012, 8), "mid-2012")),
        ("late 2012", When.month(2012, 9, (2012, 12), "late 2012")),
        ("Christmas 2012", When.month(2012, 12, words="Christmas 2012")),
        ("01/03/2012", When.exact(date(2012, 3, 1))),
        ("1.3.2012", When.exact(date(2012, 3, 1))),
        ("1st March 2012", When.exact(date(2012, 3, 1))),
        ("2012-03-01", When.exact(date(2012, 3, 1))),
        ("before the move to home 3", When.before(3)),
        ("until Move to Home 3", When.before(3)),
        ("since the move to home 3", When.after(3)),
        ("“when I was little”", When.unknown("when I was little")),
        ("when I was little", When.unknown("when I was little")),
        ("?", When.unknown()),
        ("not known", When.unknown()),
    ],
)
def test_what_is_read(typed: str, meant: When) -> None:
    assert read_when(typed, EVENTS) == meant
    assert read_when(f"  {typed.upper() if '“' not in typed and not meant.words else typed} ", EVENTS) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "banana",
        "31/02/2012",
        "13/2012",
        "0/2012",
        "01/03/12",
        "7/8",
        "8-7",
        "99",
        "1850",
        "2500",
        "age 2012",
        "age 250",
        "Year 14",
        "Year 0",
        "before something nobody told",
        "before",
        "0000-00-00",
        "7 8 9",
        "-7",
    ],
)
def test_what_makes_no_sense_gets_a_sentence_and_advice(typed: str) -> None:
    with pytest.raises(Problem) as refused:
        read_when(typed, EVENTS)
    assert refused.value.sentence.endswith(".")
    assert refused.value.advice.endswith(".")
    assert not typed.strip() or typed.strip() not in refused.value.sentence


@given(st.text(max_size=30) | st.from_regex(r"[0-9a-z /.½–-]{1,15}", fullmatch=True))
def test_anything_typed_is_read_or_refused(typed: str) -> None:
    with suppress(Problem):
        read = read_when(typed, EVENTS)
        assert read_when(when_told(read, NAMES), EVENTS).precision is read.precision


@given(times.times)
def test_a_time_shown_can_be_typed_again(when: When) -> None:
    again = read_when(when_told(when, NAMES), EVENTS)
    assert (again.precision, again.low, again.high, again.event) == (
        when.precision,
        when.low,
        when.high,
        when.event,
    )
    assert again.words == when.words or again.precision is not Precision.UNKNOWN


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When.exact(date(2012, 3, 1)), "1 March 2012"),
        (When.month(2012, 12), "December 2012"),
        (When.month(2012, 6, (2012, 8)), "June to August 2012"),
        (When.month(2012, 11, (2013, 2)), "November 2012 to February 2013"),
        (When.year(2012), "2012"),
        (When.year(2012, 2013), "2012 or 2013"),
        (When.year(2012, 2014), "2012–2014"),
        (When.age(7), "about age 7"),
        (When.age(7, 8), "about age 7 or 8"),
        (When.age(7, 9), "about age 7–9"),
        (When.months_old(87, 92), "about age 7½"),
        (When.months_old(18, 18), "about 18 months old"),
        (When.months_old(18, 20), "about 18–20 months old"),
        (When.months_old(117, 117), "about 9 years 9 months old"),
        (When.months_old(120, 121), "about 10 years 0 months or 10 years 1 month old"),
        (When.months_old(23, 24), "about 23 months or 2 years 0 months old"),
        (When.months_old(None, 116), "before 9 years 9 months old"),
        (When.months_old(None, 83), "before age 7"),
        (When.months_old(None, 17), "before 18 months old"),
        (When.months_old(84, None), "age 7 or older"),
        (When.months_old(18, None), "18 months old or older"),
        (When.before(3), "before the move to home 3"),
        (When.after(99), "after an event that is gone"),
        (When.unknown(), "not known"),
        (When.unknown("ages ago"), "“ages ago”"),
    ],
)
def test_a_time_in_words(when: When, words: str) -> None:
    assert when_told(when, NAMES) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (2556, 2921, "age 7"),
        (2556, 3286, "age 7 or 8"),
        (1826, 4000, "age 5–10"),
        (None, 2921, "before age 8"),
        (2556, None, "age 7 or older"),
        (None, None, "age not known"),
        (3000, 3000, "age 8"),
        (-40, 20, "age 0"),
    ],
)
def test_a_report_says_the_age_alone(first: int | None, last: int | None, words: str) -> None:
    assert age_told(Bounds(Axis.AGE, first, last)) == words
