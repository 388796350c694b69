"""Participants: who they are, what they agreed to, whether they count."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.problems import Problem
from app.store.project import Project
from app.study.actions import finding
from app.study.actions.attributes import store_answer
from app.study.actions.known import Known
from app.study.actions.unchanged import UNCHANGED, Unchanged
from app.study.model import Consent, Participant, Speaker
from app.study.rows import AreaId, ConsentScope, ParticipantDraft, ParticipantId, PerspectiveId
from app.study.rules import clean_date, clean_name


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
) -> None:
    """Record what a participant said about a scope, and when; None takes the record away."""
    with project.step("Record consent") as session:
        finding.get(session, Participant, participant, "participant")
        _consent(session, participant, scope, given, clean_date(on), note)


def set_excluded(project: Project, *, participant: ParticipantId, excluded: bool) -> None:
    """Exclude a participant from every count, search and output, or take them back in."""
    with project.step("Exclude participant" if excluded else "Include participant") as session:
        finding.get(session, Participant, participant, "participant").excluded = excluded


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
    if draft.quote_consent is not None and draft.quote_consent != _given(session, row.id, ConsentScope.QUOTE):
        _consent(session, row.id, ConsentScope.QUOTE, draft.quote_consent, "", "")
    for name, value in draft.attributes:
        store_answer(session, row.id, known.attribute(name), value)


def _given(session: Session, participant: int, scope: ConsentScope) -> bool | None:
    """What is recorded now: where a list only repeats it, its date and note stay."""
    row = session.scalars(select(Consent).filter_by(participant_id=participant, scope=scope.value)).one_or_none()
    return None if row is None else row.given and not row.withdrawn_on


def _consent(
    session: Session, participant: int, scope: ConsentScope, given: bool | None, on: str, note: str
) -> None:
    row = session.scalars(select(Consent).filter_by(participant_id=participant, scope=scope.value)).one_or_none()
    if given is None:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = Consent(participant_id=participant, scope=scope.value)
        session.add(row)
    row.given, row.decided_on, row.note, row.withdrawn_on = given, on, note, ""


def _is_heard(session: Session, participant: int) -> bool:
    return session.scalars(select(Speaker.id).filter_by(participant_id=participant)).first() is not None
