"""Attributes and their kinds: what an answer may be, and what happens when the kind changes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.problems import Problem
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import AttributeId, AttributeKind, AttributeRow, ConsentScope, ParticipantDraft
from app.study.rules import clean_answer, clean_date
from tests.builders import person

TEXT, NUMBER, DATE, YES_NO = AttributeKind


def attributes(study: Project) -> list[AttributeRow]:
    with study.reading() as session:
        return queries.attributes(session)


def answers(study: Project, pseudonym: str) -> dict[str, str]:
    with study.reading() as session:
        return dict(queries.participant(session, person(study, pseudonym)).attributes)


def asked(study: Project, kind: AttributeKind, *values: str) -> AttributeId:
    """An attribute "Age" and a participant with each answer."""
    attribute = actions.add_attribute(study, name="Age", kind=kind)
    for number, value in enumerate(values, start=1):
        participant = actions.add_participant(study, pseudonym=f"P{number}")
        actions.set_attribute(study, participant=participant, attribute="Age", value=value)
    return attribute


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (TEXT, "  foster   carer ", "foster carer"),
        (NUMBER, "11", "11"),
        (NUMBER, "-2.5", "-2.5"),
        (NUMBER, "−3", "-3"),
        (NUMBER, "+4", "4"),
        (NUMBER, "12,500", "12500"),
        (DATE, "2026-11-23", "2026-11-23"),
        (DATE, "3/4/2026", "2026-04-03"),
        (DATE, "23.11.2026", "2026-11-23"),
        (DATE, "23 November 2026", "2026-11-23"),
        (DATE, "nov 2026", "2026-11"),
        (DATE, "11/2026", "2026-11"),
        (DATE, "2026", "2026"),
        (YES_NO, "Yes", "yes"),
        (YES_NO, "n", "no"),
        *((kind, " ", "") for kind in AttributeKind),
    ],
)
def test_an_answer_is_stored_as_its_kind_has_it(kind: AttributeKind, typed: str, stored: str) -> None:
    assert clean_answer(kind, typed) == stored


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (NUMBER, "eleven"),
        (NUMBER, "1,2"),
        (NUMBER, "10–12"),
        (NUMBER, "1e5"),
        (DATE, "31/02/2026"),
        (DATE, "soon"),
        (DATE, "the 26th"),
        (DATE, "0026"),
        (YES_NO, "perhaps"),
    ],
)
def test_an_answer_of_another_kind_is_refused_without_repeating_it(kind: AttributeKind, typed: str) -> None:
    with pytest.raises(Problem) as caught:
        clean_answer(kind, typed)
    assert typed not in str(caught.value)
    assert caught.value.advice


@given(st.sampled_from(AttributeKind), st.text(max_size=20))
def test_what_is_stored_is_stored_again_as_it_is(kind: AttributeKind, typed: str) -> None:
    try:
        stored = clean_answer(kind, typed)
    except Problem:
        return
    assert clean_answer(kind, stored) == stored


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_is_a_date(day: date) -> None:
    assert clean_date(str(day)) == str(day)


def test_an_attribute_keeps_its_kind_and_checks_every_answer(study: Project) -> None:
    asked(study, NUMBER, "11")
    assert [(row.name, row.kind) for row in attributes(study)] == [("Age", NUMBER)]
    with pytest.raises(Problem, match="not a number"):
        actions.set_attribute(study, participant=person(study, "P1"), attribute="age", value="eleven")
    with pytest.raises(Problem, match="not a number"):
        actions.set_participants(study, rows=[ParticipantDraft("P1", attributes=(("Age", "ten"),))])
    assert answers(study, "P1") == {"Age": "11"}


def test_an_attribute_that_comes_with_an_answer_takes_text(study: Project) -> None:
    participant = actions.add_participant(study, pseudonym="P1")
    actions.set_attribute(study, participant=participant, attribute="Placement", value="kinship")
    assert [(row.name, row.kind) for row in attributes(study)] == [("Placement", TEXT)]


def test_another_kind_rewrites_the_answers_that_fit_it(study: Project) -> None:
    age = asked(study, TEXT, "1,200", "11")
    actions.edit_attribute(study, attribute=age, name="Days in care", kind=NUMBER)
    assert answers(study, "P1") == {"Days in care": "1200"}
    study.undo()
    assert answers(study, "P1") == {"Age": "1,200"}
    assert attributes(study)[0].kind is TEXT


def test_another_kind_is_refused_where_answers_do_not_fit_it(study: Project) -> None:
    age = asked(study, TEXT, "11", "twelve", "thirteen")
    with pytest.raises(Problem, match="2 answers are not numbers"):
        actions.edit_attribute(study, attribute=age, kind=NUMBER)
    assert answers(study, "P1") == {"Age": "11"}
    assert attributes(study)[0].kind is TEXT


def test_removing_an_attribute_takes_its_answers_and_undo_brings_them_back(study: Project) -> None:
    age = asked(study, NUMBER, "11")
    actions.remove_attribute(study, attribute=age)
    assert attributes(study) == []
    assert answers(study, "P1") == {}
    study.undo()
    assert answers(study, "P1") == {"Age": "11"}


def test_names_of_attributes_are_their_own(study: Project) -> None:
    age = asked(study, NUMBER)
    actions.add_attribute(study, name="Placement")
    with pytest.raises(Problem, match="taken"):
        actions.add_attribute(study, name="PLACEMENT")
    with pytest.raises(Problem, match="taken"):
        actions.edit_attribute(study, attribute=age, name="placement")
    actions.edit_attribute(study, attribute=age, name="AGE")
    assert [row.name for row in attributes(study)] == ["AGE", "Placement"]


def test_consent_carries_its_day(study: Project) -> None:
    participant = actions.add_participant(study, pseudonym="P1")
    actions.set_consent(study, participant=participant, scope=ConsentScope.QUOTE, given=True, on="23/11/2026")
    with study.reading() as session:
        told = {row.scope: row.on for row in queries.consents(session, participant)}
    assert told[ConsentScope.QUOTE] == "2026-11-23"
    with pytest.raises(Problem, match="not a date"):
        actions.set_consent(study, participant=participant, scope=ConsentScope.QUOTE, given=True, on="then")


def test_areas_are_put_in_an_order(study: Project) -> None:
    first, _, _ = [actions.add_area(study, name=name) for name in ("North", "South", "East")]
    actions.move_area(study, area=first, position=1)
    assert areas(study) == ["South", "North", "East"]
    actions.move_area(study, area=first, position=9)
    assert areas(study) == ["South", "East", "North"]
    study.undo()
    study.undo()
    assert areas(study) == ["North", "South", "East"]


def areas(study: Project) -> list[str]:
    with study.reading() as session:
        return [row.name for row in queries.areas(session)]


def test_the_study_can_be_called_something_else(study: Project) -> None:
    actions.rename_study(study, name="  Moving   on ")
    assert study.name == "Moving on"
    with pytest.raises(Problem, match="empty"):
        actions.rename_study(study, name=" ")
    study.undo()
    assert study.name == "Test study"
