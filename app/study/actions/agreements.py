"""Agreements behind consent: the participant's own, a permission-holder's, a gatekeeper's; and who needs which."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.problems import Problem
from app.store.project import Project
from app.study.actions import finding
from app.study.consent_rows import AgreementId, AgreementKind
from app.study.model import Agreement, Participant, Perspective
from app.study.rows import ParticipantId, PerspectiveId
from app.study.rules import clean_date, last_day


def set_agreement(
    project: Project,
    *,
    participant: ParticipantId,
    kind: AgreementKind,
    given: bool,
    agreement: AgreementId | None = None,
    by: str = "",
    basis: str = "",
    form: str = "",
    explained: str = "",
    on: str = "",
    until: str = "",
    withdrawn_on: str = "",
    note: str = "",
) -> AgreementId:
    """Record an agreement, or what became of one; there is one own agreement, and of others one of each giver.

    `until` is the last day it holds; `withdrawn_on` says that it was given and taken back. Without `agreement` the
    one of this kind and giver is changed where there is one.
    """
    with project.step("Record agreement") as session:
        finding.get(session, Participant, participant, "participant")
        row = _meant(session, participant, kind, by, agreement)
        if row is None:
            row = Agreement(participant_id=participant, kind=kind.value)
            session.add(row)
        row.given, row.given_by, row.basis = given, by.strip(), basis.strip()
        row.form_version, row.explained_how, row.note = form.strip(), explained.strip(), note.strip()
        row.given_on, row.expires_on, row.withdrawn_on = clean_date(on), last_day(until), last_day(withdrawn_on)
        session.flush()
        return AgreementId(row.id)


def remove_agreement(project: Project, *, agreement: AgreementId) -> None:
    """Take a record of an agreement away, as where it was never asked for."""
    with project.step("Remove agreement") as session:
        session.delete(finding.get(session, Agreement, agreement, "agreement"))


def set_needed_agreements(project: Project, *, perspective: PerspectiveId, own: bool, permission: bool) -> None:
    """Say which agreements must be recorded before anything of the people of a perspective leaves the study."""
    with project.step("Set which agreements are needed") as session:
        row = finding.get(session, Perspective, perspective, "perspective")
        row.needs_own, row.needs_permission = own, permission


def agreement_there(session: Session, participant: int, kind: AgreementKind, by: str) -> Agreement | None:
    """The own agreement, or the one of this giver; inside a step."""
    rows = session.scalars(select(Agreement).filter_by(participant_id=participant, kind=kind.value))
    return next((row for row in rows if kind is AgreementKind.OWN or _plain(row.given_by) == _plain(by)), None)


def _meant(
    session: Session, participant: ParticipantId, kind: AgreementKind, by: str, agreement: AgreementId | None
) -> Agreement | None:
    """The agreement that is meant; a Problem where it is gone, or the change would make two of the same."""
    same = agreement_there(session, participant, kind, by)
    if agreement is None:
        return same
    meant = finding.get(session, Agreement, agreement, "agreement")
    if (meant.participant_id, meant.kind) != (participant, kind.value):
        raise Problem("That agreement is somebody else’s.")
    if same not in (None, meant):
        raise Problem("That agreement is recorded already.", "Change the one that is there.")
    return meant


def _plain(by: str) -> str:
    return " ".join(by.casefold().split())
