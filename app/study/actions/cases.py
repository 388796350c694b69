"""Cases: the children whose journeys are studied, and who speaks about them."""

from sqlalchemy import select

from app.store.project import Project
from app.study.actions import finding
from app.study.model import Case, CaseLink, Participant
from app.study.rows import AreaId, CaseId, CaseRelation, ParticipantId
from app.study.rules import clean_name


def add_case(project: Project, *, pseudonym: str, area: AreaId | None = None) -> CaseId:
    """Add a case; a Problem when the pseudonym is taken."""
    with project.step("Add case") as session:
        finding.refuse_taken(session, Case.pseudonym, clean_name(pseudonym), None)
        row = Case(pseudonym=clean_name(pseudonym), area_id=area)
        session.add(row)
        session.flush()
        return CaseId(row.id)


def link_case(project: Project, *, case: CaseId, participant: ParticipantId, relation: CaseRelation) -> None:
    """Say how a participant stands to a case; a second link of the same two replaces the first."""
    with project.step("Link to case") as session:
        finding.get(session, Case, case, "case")
        finding.get(session, Participant, participant, "participant")
        row = session.scalars(select(CaseLink).filter_by(case_id=case, participant_id=participant)).one_or_none()
        if row is None:
            session.add(CaseLink(case_id=case, participant_id=participant, relation=relation.value))
        else:
            row.relation = relation.value


def unlink_case(project: Project, *, case: CaseId, participant: ParticipantId) -> None:
    """Take a participant's link to a case away."""
    with project.step("Unlink from case") as session:
        for row in session.scalars(select(CaseLink).filter_by(case_id=case, participant_id=participant)):
            session.delete(row)


def remove_case(project: Project, *, case: CaseId) -> None:
    """Remove a case and its links; its participants stay."""
    with project.step("Remove case") as session:
        session.delete(finding.get(session, Case, case, "case"))
