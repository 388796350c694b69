"""What is due by the calendar is said in time, and what is done or does not matter is not (E-08, E-09)."""

from datetime import date, datetime, timedelta

import pytest

from app.coding import actions as coding
from app.coding.note_rows import PassagePlace
from app.problems import Problem
from app.safeguards.certificate import certificate
from app.safeguards.reminders import CONCERN_OPEN, SOON, reminders
from app.store.audit import entries
from app.store.project import Project
from app.study import actions, queries
from app.study.consent_rows import AgreementKind, RetentionKind
from app.study.rows import ConsentScope, ParticipantDraft
from tests.builders import CHILD, add, dialogue, person, place_of, version_of

DAY = date(2026, 11, 29)


def said(project: Project, on: date = DAY) -> list[str]:
    with project.reading() as session:
        return [row.sentence for row in reminders(session, on)]


def in_days(days: int) -> str:
    return (DAY + timedelta(days=days)).isoformat()


@pytest.mark.parametrize("kind", list(RetentionKind))
def test_a_date_is_said_a_month_before_and_until_it_is_done(study: Project, kind: RetentionKind) -> None:
    made = actions.add_retention(study, kind=kind, due_on=in_days(SOON))
    assert said(study, DAY - timedelta(days=1)) == []
    (soon,) = said(study)
    assert soon.endswith(f"by {in_days(SOON)}.")
    (late,) = said(study, DAY + timedelta(days=SOON + 1))
    assert late.endswith("overdue.")
    actions.finish_retention(study, retention=made, by="Ada", on="2026-11-29")
    assert said(study, DAY + timedelta(days=SOON + 1)) == []
    actions.reopen_retention(study, retention=made)
    assert said(study) == [soon]


def test_what_runs_out_is_said_with_what_it_means_and_the_overdue_first(study: Project) -> None:
    actions.set_participants(study, rows=[ParticipantDraft("Robin", CHILD), ParticipantDraft("Kim", CHILD)])
    robin, kim = person(study, "Robin"), person(study, "Kim")
    actions.set_consent(study, participant=kim, scope=ConsentScope.QUOTE, given=True, until=in_days(3))
    actions.set_agreement(study, participant=robin, kind=AgreementKind.PERMISSION, given=True, until=in_days(-1))
    actions.set_consent(study, participant=robin, scope=ConsentScope.LINK, given=True, until=in_days(SOON + 1))
    assert said(study) == [
        f"Robin: permission ran out on {in_days(-1)}; until it is renewed they are counted nowhere.",
        f"Kim: consent to “quote words” runs out on {in_days(3)}.",
    ]
    actions.set_excluded(study, participant=robin, excluded=True)
    assert len(said(study)) == 1, "of who is left out nothing is used anyway"
    actions.set_consent(study, participant=kim, scope=ConsentScope.QUOTE, given=False, until=in_days(3))
    assert said(study) == [], "what was refused does not run out"


def test_a_concern_that_stays_open_is_said_until_it_is_closed(study: Project) -> None:
    (source,) = add(study, dialogue("Visit", [("Robin", "secret words")]))
    place = PassagePlace(version_of(study, source), place_of(study, source, "secret words"))
    raised = coding.raise_concern(study, about=place, kind="Neglect", by="Ada")
    today = datetime.now().astimezone().date()
    assert said(study, today + timedelta(days=CONCERN_OPEN)) == []
    (late,) = said(study, today + timedelta(days=CONCERN_OPEN + 1))
    assert late == "A concern about Visit, turn 1 is open for 15 days. Nobody is named as told yet."
    coding.close_concern(study, concern=raised, by="Lead", on="2026-11-30")
    assert said(study, today + timedelta(days=400)) == []


def test_the_certificate_says_what_who_and_when_and_names_nobody_else(study: Project) -> None:
    actions.set_participants(study, rows=[ParticipantDraft("Robin", CHILD)])
    made = actions.add_retention(study, kind=RetentionKind.AUDIO, due_on="2026-12", note="two recorders")
    with study.reading() as session:
        (row,) = queries.retention_dates(session)
    with pytest.raises(Problem, match="Nobody has confirmed"):
        certificate(row, study=study.name, guid=study.guid, today=DAY)
    actions.finish_retention(study, retention=made, by="Ada Lead", on="2026-11-29")
    with study.reading() as session:
        (row,) = queries.retention_dates(session)
        told = [entry for entry in entries(session) if entry.action == "Confirm retention date"]
    words = certificate(row, study=study.name, guid=study.guid, today=DAY)
    for part in ("DESTRUCTION", "All recordings", "Ada Lead", "2026-11-29", "2026-12-31", str(study.guid)):
        assert part in words
    assert "Robin" not in words
    assert [entry.who for entry in told] == ["Tester"]
    assert "Ada" not in told[0].rows
