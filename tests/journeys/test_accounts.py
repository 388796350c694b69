"""Accounts of the same event beside each other, from what is stored."""

import pytest

from app.coding import actions as coding
from app.journeys import actions
from app.journeys.fact_rows import EventCompared
from app.journeys.journey_rows import EventId
from app.journeys.measuring import accounts_compared
from app.journeys.rules import Attribute, Status
from app.problems import Problem
from app.store.project import Project
from app.study import actions as people
from app.study.rows import CaseId, ConsentScope
from tests.builders import person
from tests.journeys.made import a_code, also, child_case, journey_of, told, words


def compared(project: Project, case: CaseId, event: EventId) -> EventCompared:
    found = accounts_compared(journey_of(project, case)).events
    return next(one for one in found if one.event.id == event)


def test_child_and_carer_disagree_and_the_attribute_is_named(study: Project) -> None:
    case = child_case(study)
    event, child = told(study, case, "Move to Sam", "Robin", "7", told_why=False, effect=-2)
    carer = also(study, event, "Robin's carer", "7", told_why=True, effect=1)
    found = compared(study, case, event)
    assert found.status is Status.CONFLICT
    assert {(one.one, one.other, one.attribute) for one in found.comparison.differences} == {
        (child, carer, Attribute.TOLD_WHY),
        (child, carer, Attribute.EFFECT),
    }


def test_the_record_makes_and_cancels_no_conflict(study: Project) -> None:
    case = child_case(study)
    event, _ = told(study, case, "Move to Sam", "Robin", "March 2012", told_why=False)
    also(study, event, "", "March 2012", told_why=True)
    found = compared(study, case, event)
    assert found.status is Status.ONE_ACCOUNT
    assert [one.attribute for one in found.differs_from_record] == [Attribute.TOLD_WHY]
    also(study, event, "Robin's carer", "March 2012", told_why=True)
    assert compared(study, case, event).status is Status.CONFLICT


def test_who_is_silent_is_listed_with_whether_they_were_asked(study: Project) -> None:
    case = child_case(study)
    event, mark = told(study, case, "Move to Sam", "Robin", "7")
    code, coder = a_code(study)
    actions.code_mark(study, mark=mark, code=code, coder=coder)
    question = people.add_guide_question(study, text="How did you leave?")
    coding.set_guide_codes(study, question=question, codes=[code])
    for name, asked in (("Robin's carer", True), ("Robin's worker", False)):
        people.set_asked(study, questions=[question], sources=[words(study, name)[0]], asked=asked)
    silent = {one.teller: one.asked for one in compared(study, case, event).silent}
    assert silent == {person(study, "Robin's carer"): True, person(study, "Robin's worker"): False}


def test_what_only_the_child_tells_is_found(study: Project) -> None:
    case = child_case(study)
    alone, _ = told(study, case, "The dog died", "Robin", "8")
    shared, _ = told(study, case, "Move", "Robin", "7")
    also(study, shared, "Robin's carer", "7")
    row = journey_of(study, case)
    child = row.teller(person(study, "Robin"))
    only = [one.event.id for one in accounts_compared(row).events if one.told_only_by(child)]
    assert only == [alone]


def test_the_widest_differences_come_first(study: Project) -> None:
    case = child_case(study)
    for title, effect in (("Small", 0), ("Wide", 2), ("None", -1)):
        event, _ = told(study, case, title, "Robin", "7", effect=-1)
        also(study, event, "Robin's carer", "7", effect=effect)
    wide = accounts_compared(journey_of(study, case)).widest_first()
    assert [one.event.title for one in wide] == ["Wide", "Small", "None"]


def test_a_judgement_needs_a_reason_and_the_computed_status_stays_to_be_seen(study: Project) -> None:
    case = child_case(study)
    event, _ = told(study, case, "Move", "Robin", "7", told_why=False)
    also(study, event, "Robin's carer", "7", told_why=True)
    with pytest.raises(Problem, match="needs a reason"):
        actions.judge_event(study, event=event, status=Status.PARTLY, because=" ", by="Ada")
    actions.judge_event(study, event=event, status=Status.PARTLY, because="They mean two talks.", by="Ada")
    found = compared(study, case, event)
    assert (found.status, found.comparison.computed, found.unjudged) == (Status.PARTLY, Status.CONFLICT, False)
    actions.take_back_judgement(study, event=event)
    assert compared(study, case, event).unjudged


def test_who_did_not_agree_to_be_linked_is_in_no_comparison(study: Project) -> None:
    case = child_case(study)
    event, _ = told(study, case, "Move", "Robin", "7", told_why=False)
    also(study, event, "Robin's carer", "7", told_why=True)
    carer = person(study, "Robin's carer")
    people.set_consent(study, participant=carer, scope=ConsentScope.LINK, given=False)
    found = accounts_compared(journey_of(study, case))
    assert found.events[0].status is Status.ONE_ACCOUNT
    assert [teller.name for teller in found.left_out] == ["Robin's carer"]


def test_how_far_times_may_be_apart_is_the_studys_to_say(study: Project) -> None:
    case = child_case(study)
    event, _ = told(study, case, "Move", "Robin", "01/03/2012")
    also(study, event, "Robin's carer", "20/04/2012")
    assert compared(study, case, event).status is Status.PARTLY
    actions.set_thresholds(study, allowed_days=60, longest_untold=366)
    assert compared(study, case, event).status is Status.AGREE
