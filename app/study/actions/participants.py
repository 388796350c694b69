"""Participants: who they are, what they agreed to, whether they count."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.problems import Problem
from app.store.project import Project
from app.study.actions import finding
from app.study.actions.agreements import agreement_there
from app.study.actions.attributes import store_answer
from app.study.actions.known import Known
from app.study.actions.unchanged import UNCHANGED, Unchanged
from app.study.model import Agreement, Consent, Participant, Speaker, Withdrawal
from app.study.rows import (
    AgreementDraft,
    AreaId,
    ConsentDraft,
    ConsentRow,
    ConsentScope,
    ParticipantDraft,
    ParticipantId,
    PerspectiveId,
)
from app.study.rules import clean_date, clean_name, last_day


def add_participant(
    project: Project,
    *,
    pseudonym: str,
    perspective: PerspectiveId | None = None,
    role: str = "",
    area: AreaId | None = None,
) -> ParticipantId:
    """Add a participant; a Problem when the pseudonym is taken."""
    with project.step("Add participant") as session:
        finding.refuse_taken(session, Participant.pseudonym, clean_name(pseudonym), None)
        row = Known(session).participant(pseudonym)
        row.perspective_id, row.role, row.area_id = perspective, role.strip(), area
        return ParticipantId(row.id)


def edit_participant(
    project: Project,
    *,
    participant: ParticipantId,
    pseudonym: str | Unchanged = UNCHANGED,
    perspective: PerspectiveId | Unchanged | None = UNCHANGED,
    role: str | Unchanged = UNCHANGED,
    area: AreaId | Unchanged | None = UNCHANGED,
) -> None:
    """Change what is given and leave the rest."""
    with project.step("Edit participant") as session:
        row = finding.get(session, Participant, participant, "participant")
        if not isinstance(pseudonym, Unchanged):
            finding.refuse_taken(session, Participant.pseudonym, clean_name(pseudonym), row)
            row.pseudonym = clean_name(pseudonym)
        if not isinstance(perspective, Unchanged):
            row.perspective_id = perspective
        if not isinstance(role, Unchanged):
            row.role = role.strip()
        if not isinstance(area, Unchanged):
            row.area_id = area


def set_consent(
    project: Project,
    *,
    participant: ParticipantId,
    scope: ConsentScope,
    given: bool | None,
    on: str = "",
    note: str = "",
    until: str = "",
    withdrawn_on: str = "",
) -> None:
    """Record what a participant said about a scope, and when; None takes the record away.

    `until` is the last day it holds; `withdrawn_on` says that it was given and taken back.
    """
    with project.step("Record consent") as session:
        finding.get(session, Participant, participant, "participant")
        _consent(
            session,
            participant,
            ConsentRow(scope, given, clean_date(on), note, last_day(until), last_day(withdrawn_on)),
        )


def set_excluded(project: Project, *, participant: ParticipantId, excluded: bool) -> None:
    """Exclude a participant from every count, search and output, or take them back in."""
    with project.step("Exclude participant" if excluded else "Include participant") as session:
        finding.get(session, Participant, participant, "participant").excluded = excluded
        if not excluded:
            session.execute(
                delete(Withdrawal)
                .where(Withdrawal.participant_id == participant, Withdrawal.kind == "exclude")
                .execution_options(synchronize_session=False)
            )


def remove_participant(project: Project, *, participant: ParticipantId) -> None:
    """Remove a participant who is heard in no source; a Problem when they are."""
    with project.step("Remove participant") as session:
        row = finding.get(session, Participant, participant, "participant")
        if _is_heard(session, participant):
            raise Problem(
                "This participant is heard in a transcript.",
                "Exclude them instead, or give their turns to somebody else first.",
            )
        session.delete(row)


def set_participants(project: Project, *, rows: Sequence[ParticipantDraft]) -> int:
    """Write a list of participants in one step, adding who is missing; returns how many rows it had."""
    with project.step("Update participants") as session:
        known = Known(session)
        for draft in rows:
            _update(session, known, draft)
    return len(rows)


def _update(session: Session, known: Known, draft: ParticipantDraft) -> None:
    row = known.participant(draft.pseudonym)
    if draft.perspective is not None:
        row.perspective_id = known.perspective(draft.perspective) if draft.perspective else None
    if draft.role is not None:
        row.role = draft.role.strip()
    if draft.area is not None:
        row.area_id = known.area(draft.area) if draft.area else None
    if draft.excluded is not None:
        row.excluded = draft.excluded
    if draft.quote_consent is not None:
        _consent_from(session, row.id, ConsentDraft(ConsentScope.QUOTE, draft.quote_consent))
    for said in draft.consents:
        _consent_from(session, row.id, said)
    for agreement in draft.agreements:
        _agreement_from(session, row.id, agreement)
    for name, value in draft.attributes:
        store_answer(session, row.id, known.attribute(name), value)


def _consent_from(session: Session, participant: int, said: ConsentDraft) -> None:
    """Record what a list says: where it only repeats what is recorded, days and note stay."""
    row = _recorded(session, participant, said.scope)
    standing = None if row is None else row.given and not row.withdrawn_on
    if said.given is not None and said.given != standing:
        _consent(session, participant, ConsentRow(said.scope, said.given))
        row = _recorded(session, participant, said.scope)
    if row is not None:
        row.decided_on = clean_date(said.on) or row.decided_on
        row.expires_on = last_day(said.until) or row.expires_on


def _recorded(session: Session, participant: int, scope: ConsentScope) -> Consent | None:
    return session.scalars(select(Consent).filter_by(participant_id=participant, scope=scope.value)).one_or_none()


def _consent(session: Session, participant: int, said: ConsentRow) -> None:
    row = _recorded(session, participant, said.scope)
    if said.given is None:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = Consent(participant_id=participant, scope=said.scope.value)
        session.add(row)
    row.given, row.decided_on, row.note = said.given, said.on, said.note
    row.expires_on, row.withdrawn_on = said.until, said.withdrawn_on


def _agreement_from(session: Session, participant: int, said: AgreementDraft) -> None:
    """Record an agreement that a list tells of: where it only repeats what is recorded, days and note stay."""
    row = _agreement_meant(session, participant, said)
    if row is None and said.given is not None:
        row = Agreement(participant_id=participant, kind=said.kind.value, given=said.given, given_by=said.by)
        session.add(row)
    if row is None:
        return
    if said.given is not None and said.given != (row.given and not row.withdrawn_on):
        row.given, row.withdrawn_on, row.expires_on = said.given, "", ""
    row.given_on = clean_date(said.on) or row.given_on
    row.expires_on = last_day(said.until) or row.expires_on


def _agreement_meant(session: Session, participant: int, said: AgreementDraft) -> Agreement | None:
    """The agreement of the giver that a list names; where it names none, the only one of its kind."""
    if said.by:
        return agreement_there(session, participant, said.kind, said.by)
    rows = list(session.scalars(select(Agreement).filter_by(participant_id=participant, kind=said.kind.value)))
    return rows[0] if len(rows) == 1 else next((row for row in rows if not row.given_by), None)


def _is_heard(session: Session, participant: int) -> bool:
    return session.scalars(select(Speaker.id).filter_by(participant_id=participant)).first() is not None
