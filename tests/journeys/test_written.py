"""What is written into the lifegrid is read as it was meant, and what is told is written so that it reads back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.rows import SegmentId
from app.journeys.journey_rows import (
    EventId,
    EventKind,
    EventRow,
    JourneyRow,
    LaneId,
    LaneKind,
    MarkId,
    Method,
    PointRow,
    SpellRow,
)
from app.journeys.measuring import (
    days_of_years,
    event_written,
    point_written,
    read_event,
    read_point,
    read_spell,
    spell_written,
    time_of_year,
)
from app.journeys.queries.vocabulary import built_in
from app.journeys.rules import Axis, Listed, When
from app.problems import Problem
from app.study.rows import CaseId, ParticipantId

MARK = MarkId(SegmentId(1))
JOURNEY = JourneyRow(CaseId(1), "Robin", "", "", "", None, "", (), (), (), (), (), vocabulary=built_in())
PLACES = [term.code for term in built_in().list(Listed.PLACEMENT).terms]
WORDS = st.text(st.characters(categories=["L", "N", "Zs", "P"]), max_size=20).map(
    lambda text: " ".join(text.split())
)


def spell(code: str, label: str) -> SpellRow:
    return SpellRow(MARK, LaneId(1), None, When.age(7), None, code=code, label=label)


@given(st.sampled_from(PLACES), WORDS)
def test_a_home_of_the_pick_list_reads_back(code: str, label: str) -> None:
    assert read_spell(spell_written(spell(code, label), LaneKind.HOME), LaneKind.HOME, JOURNEY) == (code, label)


@given(WORDS)
def test_a_lane_without_a_pick_list_takes_all_words_as_they_are(label: str) -> None:
    assert read_spell(label, LaneKind.PEOPLE, JOURNEY) == ("", label)


def test_a_code_may_be_typed_in_any_capitals_and_nobody_is_nobody() -> None:
    assert read_spell("u1  Nan’s", LaneKind.HOME, JOURNEY) == ("U1", "Nan’s")
    assert read_spell("No school", LaneKind.EDUCATION, JOURNEY) == ("none", "")
    assert spell_written(spell("none", ""), LaneKind.WORKER) == "no social worker"


@given(st.sampled_from(EventKind), WORDS.filter(lambda title: title and ":" not in title))
def test_an_event_reads_back_with_its_kind(kind: EventKind, title: str) -> None:
    event = EventRow(EventId(1), kind, title, None, False, ())
    read, words = read_event(event_written(event))
    assert (read or EventKind.OTHER, words) == (kind, title)


def test_a_colon_is_only_a_kind_after_one() -> None:
    assert read_event("Review: the dog") == (EventKind.MEETING, "the dog")
    assert read_event("Mum said: no") == (None, "Mum said: no")
    assert read_event("loss:") == (None, "loss:")


@given(st.sampled_from([-2, -1, 0, 1, 2, None]), st.sampled_from(Method))
def test_wellbeing_reads_back_with_how_it_was_obtained(value: int | None, method: Method) -> None:
    point = PointRow(MARK, ParticipantId(1), When.age(7), value, method)
    assert read_point(point_written(point)) == (value, method)


@pytest.mark.parametrize("typed", ["fine", "", "good, guessed", "1 very low indeed"])
def test_what_is_no_step_of_wellbeing_is_refused(typed: str) -> None:
    with pytest.raises(Problem):
        read_point(typed)


def test_a_row_stands_for_an_age_or_a_year_or_no_time() -> None:
    assert time_of_year(Axis.AGE, 7) == When.age(7)
    assert time_of_year(Axis.CALENDAR, 2012) == When.year(2012)
    assert time_of_year(Axis.AGE, None) == When.unknown()


def test_years_are_counted_from_day_to_day_of_the_calendar() -> None:
    assert days_of_years(When.exact(date(2011, 3, 1)), 1) == 366
    assert days_of_years(When.age(7), 4) == 1461
