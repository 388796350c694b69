"""Consent counts only while it holds, and nobody's agreement stands for another's (E-01, E-08)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import ColumnElement, select

from app.problems import Problem
from app.store.project import Project
from app.study import actions, queries
from app.study.agreeing import hindrances
from app.study.consent_rows import AgreementKind
from app.study.eligibility import gives, is_included, may_be_archived, may_be_contacted
from app.study.model import Agreement, Consent, Participant, Perspective
from app.study.rows import (
    AgreementDraft,
    ConsentDraft,
    ConsentScope,
    ParticipantDraft,
    ParticipantId,
    ParticipantRow,
)
from tests.builders import CARER, CHILD, allow_quotes, new_study, person

LEAVES = [scope for scope in ConsentScope if scope is not ConsentScope.TAKE_PART]
PAST, FUTURE = "2001-03-31", "2999-12-31"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """One study with Robin for many examples: making it takes longer than asking it."""
    with new_study(tmp_path_factory.mktemp("agreeing")) as project:
        actions.set_participants(project, rows=[ParticipantDraft("Robin", CHILD)])
        yield project


@pytest.fixture
def robin(study: Project) -> ParticipantId:
    """A child who agreed to everything."""
    actions.set_participants(study, rows=[ParticipantDraft("Robin", CHILD)])
    for scope in ConsentScope:
        actions.set_consent(study, participant=person(study, "Robin"), scope=scope, given=True)
    return person(study, "Robin")


def row_of(project: Project, who: ParticipantId) -> ParticipantRow:
    with project.reading() as session:
        return queries.participant(session, who)


def counts(project: Project, who: ParticipantId) -> set[ConsentScope]:
    """The scopes that count, as whatever leaves asks for them."""
    with project.reading() as session:
        return queries.given_scopes(session)[who]


def need(project: Project, *, own: bool = False, permission: bool = False) -> None:
    with project.reading() as session:
        child = queries.perspectives(session)[0]
    actions.set_needed_agreements(project, perspective=child.id, own=own, permission=permission)


def test_a_scope_counts_only_while_it_was_given_not_taken_back_and_not_run_out(
    study: Project, robin: ParticipantId
) -> None:
    assert counts(study, robin) == set(ConsentScope)
    changes: list[dict[str, Any]] = [{"given": False}, {"given": None}, {"withdrawn_on": "2026-03-01"}]
    for change in (*changes, {"until": PAST}):
        for scope in LEAVES:
            actions.set_consent(study, participant=robin, scope=scope, **{"given": True, **change})
            assert counts(study, robin) == set(ConsentScope) - {scope}
            actions.set_consent(study, participant=robin, scope=scope, given=True, until=FUTURE)
            assert counts(study, robin) == set(ConsentScope)


@pytest.mark.parametrize("change", [{"given": False}, {"withdrawn_on": "2026-03-01"}, {"until": PAST}])
def test_who_does_not_take_part_any_more_gives_nothing_and_is_counted_nowhere(
    study: Project, robin: ParticipantId, change: dict[str, Any]
) -> None:
    kept = {"given": True, "on": "", "note": "", "until": "", "withdrawn_on": ""}
    actions.set_consent(study, participant=robin, scope=ConsentScope.TAKE_PART, **{**kept, **change})
    assert counts(study, robin) == set()
    assert not row_of(study, robin).counted


@pytest.mark.parametrize("kind", list(AgreementKind))
@pytest.mark.parametrize("change", [{"given": False}, {"withdrawn_on": "2026-03-01"}, {"until": PAST}])
def test_one_agreement_that_is_refused_taken_back_or_over_ends_all_whatever_the_others_say(
    study: Project, robin: ParticipantId, kind: AgreementKind, change: dict[str, Any]
) -> None:
    for other in AgreementKind:
        actions.set_agreement(study, participant=robin, kind=other, given=True)
    assert counts(study, robin) == set(ConsentScope)
    actions.set_agreement(study, participant=robin, kind=kind, **{"given": True, **change})
    assert counts(study, robin) == set()
    assert not row_of(study, robin).counted
    study.undo()
    assert counts(study, robin) == set(ConsentScope)


def test_one_of_two_permission_holders_is_enough_to_stop(study: Project, robin: ParticipantId) -> None:
    for by in ("the local authority", "a parent"):
        actions.set_agreement(study, participant=robin, kind=AgreementKind.PERMISSION, given=True, by=by)
    assert counts(study, robin) == set(ConsentScope)
    actions.set_agreement(study, participant=robin, kind=AgreementKind.PERMISSION, given=False, by="A  Parent")
    assert counts(study, robin) == set()
    with study.reading() as session:
        said = [(row.by, row.given) for row in queries.agreements(session, robin)]
    assert said == [("the local authority", True), ("A  Parent", False)]


def test_what_a_perspective_needs_keeps_words_in_until_it_is_recorded(
    study: Project, robin: ParticipantId
) -> None:
    need(study, own=True, permission=True)
    assert counts(study, robin) == set()
    assert row_of(study, robin).counted, "what is missing keeps nobody from being counted"
    actions.set_agreement(study, participant=robin, kind=AgreementKind.PERMISSION, given=True)
    assert row_of(study, robin).unquotable_because == ("the child’s own agreement is not recorded",)
    assert not row_of(study, robin).quotable, "permission does not stand for the child's own agreement"
    actions.set_agreement(study, participant=robin, kind=AgreementKind.OWN, given=True)
    assert counts(study, robin) == set(ConsentScope)


def test_the_perspectives_of_adults_need_what_is_set_for_them_alone(study: Project, robin: ParticipantId) -> None:
    actions.set_participants(study, rows=[ParticipantDraft("Grace", CARER)])
    allow_quotes(study, "Grace")
    need(study, own=True, permission=True)
    assert row_of(study, person(study, "Grace")).quotable
    assert not row_of(study, robin).quotable


def test_it_is_said_which_of_them_is_missing(study: Project, robin: ParticipantId) -> None:
    need(study, own=True, permission=True)
    actions.set_agreement(study, participant=robin, kind=AgreementKind.OWN, given=False)
    actions.set_agreement(study, participant=robin, kind=AgreementKind.PERMISSION, given=True, until="2001-10")
    actions.set_consent(study, participant=robin, scope=ConsentScope.QUOTE, given=True, until="2002")
    row = row_of(study, robin)
    assert row.unquotable_because == (
        "consent to “quote words” ran out on 2002-12-31",
        "the child has not agreed",
        "permission ran out on 2001-10-31",
    )
    assert row.uncounted_because == ("the child has not agreed", "permission ran out on 2001-10-31")


def test_consent_holds_to_the_end_of_its_last_day(study: Project, robin: ParticipantId) -> None:
    with study.reading() as session:
        today = date.fromisoformat(queries.today(session))
    for until, holds in ((today, True), (today - timedelta(days=1), False)):
        for scope in (ConsentScope.QUOTE, ConsentScope.ARCHIVE):
            actions.set_consent(study, participant=robin, scope=scope, given=True, until=until.isoformat())
        assert row_of(study, robin).quotable is holds
        assert (ConsentScope.ARCHIVE in counts(study, robin)) is holds


def test_archiving_and_contact_ask_for_their_own_scope(study: Project, robin: ParticipantId) -> None:
    def asked(what: ColumnElement[bool]) -> list[int]:
        with study.reading() as session:
            return list(session.scalars(select(Participant.id).where(what)))

    assert asked(may_be_archived()) == asked(may_be_contacted()) == [robin]
    actions.set_consent(study, participant=robin, scope=ConsentScope.ARCHIVE, given=False)
    assert (asked(may_be_archived()), asked(may_be_contacted())) == ([], [robin])
    with study.step("Stop") as session:
        session.get_one(Participant, robin).stopped_on = "2026-11-29"
    assert asked(may_be_contacted()) == [], "who stopped is not asked again"
    assert row_of(study, robin).quotable, "what was given before stays"


def test_a_list_records_all_scopes_and_agreements_and_repeats_nothing(
    study: Project, robin: ParticipantId
) -> None:
    actions.set_agreement(
        study,
        participant=robin,
        kind=AgreementKind.PERMISSION,
        given=True,
        by="a parent",
        note="by letter",
        until=FUTURE,
    )
    actions.set_participants(
        study,
        rows=[
            ParticipantDraft(
                "Robin",
                consents=(
                    ConsentDraft(ConsentScope.LINK, False),
                    ConsentDraft(ConsentScope.QUOTE, True, "2026-03"),
                ),
                agreements=(
                    AgreementDraft(AgreementKind.OWN, True, on="2026-02-01"),
                    AgreementDraft(AgreementKind.PERMISSION, True),
                ),
            )
        ],
    )
    assert counts(study, robin) == set(ConsentScope) - {ConsentScope.LINK}
    with study.reading() as session:
        own, permission = queries.agreements(session, robin)
        quote = {row.scope: row for row in queries.consents(session, robin)}[ConsentScope.QUOTE]
    assert (own.given, own.on) == (True, "2026-02-01")
    assert (permission.by, permission.note, permission.until) == ("a parent", "by letter", FUTURE)
    assert quote.on == "2026-03"


def test_an_agreement_is_not_recorded_twice_nor_as_another_persons(study: Project, robin: ParticipantId) -> None:
    first, second = (
        actions.set_agreement(study, participant=robin, kind=AgreementKind.PERMISSION, given=True, by=by)
        for by in ("a parent", "the court")
    )
    with pytest.raises(Problem, match="recorded already"):
        actions.set_agreement(
            study, participant=robin, kind=AgreementKind.PERMISSION, agreement=second, given=True, by="A parent"
        )
    kim = actions.add_participant(study, pseudonym="Kim")
    with pytest.raises(Problem, match="somebody else"):
        actions.set_agreement(study, participant=kim, kind=AgreementKind.PERMISSION, agreement=first, given=True)
    actions.remove_agreement(study, agreement=first)
    with pytest.raises(Problem, match="no longer"):
        actions.remove_agreement(study, agreement=first)


DAY = st.sampled_from(["", PAST, FUTURE])
CONSENT = st.tuples(st.booleans(), DAY, st.sampled_from(["", "2026-03-01"]))
AGREEMENT = st.tuples(
    st.sampled_from(list(AgreementKind)), st.booleans(), DAY, st.sampled_from(["", "2026-03-01"])
)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(st.sampled_from(list(ConsentScope)), CONSENT),
    st.lists(AGREEMENT, max_size=4),
    st.booleans(),
    st.booleans(),
)
def test_what_is_said_of_a_scope_is_what_is_done_about_it(
    kept: Project,
    said: dict[ConsentScope, tuple[bool, str, str]],
    behind: list[tuple[AgreementKind, bool, str, str]],
    own: bool,
    permission: bool,
) -> None:
    """The words and the database decide alike, whatever is recorded."""
    with kept.step("Record") as session:
        robin = session.scalars(select(Participant)).one()
        child = session.get_one(Perspective, robin.perspective_id)
        child.needs_own, child.needs_permission = own, permission
        for old in (*session.scalars(select(Consent)), *session.scalars(select(Agreement))):
            session.delete(old)
        session.flush()
        session.add_all(
            Consent(participant_id=robin.id, scope=scope.value, given=g, expires_on=until, withdrawn_on=back)
            for scope, (g, until, back) in said.items()
        )
        session.add_all(
            Agreement(participant_id=robin.id, kind=kind.value, given=g, expires_on=until, withdrawn_on=back)
            for kind, g, until, back in behind
        )
    with kept.reading() as session:
        (agreed,) = queries.agreed(session).values()
        day = queries.today(session)
        included = session.scalar(select(is_included()).select_from(Participant))
        assert bool(included) == (not hindrances(agreed, ConsentScope.TAKE_PART, day))
        for scope in LEAVES:
            counts = session.scalar(select(gives(scope)).select_from(Participant))
            assert bool(counts) == bool(included and not hindrances(agreed, scope, day)), scope
        (row,) = queries.participants(session)
        assert row.counted == bool(included)
        assert row.quotable == bool(session.scalar(select(gives(ConsentScope.QUOTE)).select_from(Participant)))
