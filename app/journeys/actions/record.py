"""The official record of a case: brought in whole, and taken away whole (DOMAIN J-03, J-12)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import Segment
from app.coding.rows import SegmentId
from app.journeys.actions.events import add_event, remove_account
from app.journeys.actions.spells import add_spell, remove_spell
from app.journeys.draft_rows import RecordDraft
from app.journeys.journey_rows import MarkId
from app.journeys.marking import begun
from app.journeys.measuring.times import birth
from app.journeys.model import Account, Journey, Spell
from app.problems import Problem
from app.store.project import Project
from app.study.eligibility import gives
from app.study.model import CaseLink, Participant
from app.study.rows import CaseId, CaseRelation, ConsentScope


def import_record(
    project: Project, *, case: CaseId, record: RecordDraft, replace: bool = False, initiator: object | None = None
) -> int:
    """Put what the record tells on the map of a case; says how many marks it made.

    A Problem where the child did not agree to "administrative data" (E-01), where the record begins before the
    child was born, or where one is there already and is not to be replaced.
    """
    with project.step("Import official record", initiator=initiator) as session:
        row = begun(session, case)
        _refuse_without_consent(session, case)
        if record.empty:
            raise Problem("The record tells nothing of that child.", "Check which child was chosen.")
        _refuse_other_child(row, record)
        if _of_record(session, case):
            if not replace:
                raise Problem(
                    "The official record of this child is there already.",
                    "Say that it is to be replaced, or keep it.",
                )
            _remove(project, session, case)
        for spell in record.spells:
            add_spell(project, case=case, spell=spell)
        for event, account in record.events:
            add_event(project, case=case, event=event, account=account)
        return len(record.spells) + len(record.events)


def remove_record(project: Project, *, case: CaseId, initiator: object | None = None) -> int:
    """Take everything the official record tells of a case off its map; says how many marks went."""
    with project.step("Remove official record", initiator=initiator) as session:
        return _remove(project, session, case)


def _remove(project: Project, session: Session, case: CaseId) -> int:
    marks = _of_record(session, case)
    for mark in marks:
        if session.get(Spell, mark) is not None:
            remove_spell(project, mark=mark)
        elif session.get(Account, mark) is not None:
            remove_account(project, mark=mark)
    return len(marks)


def _of_record(session: Session, case: CaseId) -> list[MarkId]:
    marks = select(Segment.id).where(Segment.case_id == case, Segment.teller_id.is_(None)).order_by(Segment.id)
    return [MarkId(SegmentId(mark)) for mark in session.scalars(marks)]


def _refuse_other_child(row: Journey, record: RecordDraft) -> None:
    """A record that begins before the child was born is somebody else's."""
    born = birth(row.born, row.reviewed_on, row.age_at_review)
    days = [spell.start.low for spell in record.spells if spell.start.low is not None]
    if born is not None and days and min(days) < born.earliest:
        raise Problem("That record begins before this child was born.", "Check which child was chosen.")


def _refuse_without_consent(session: Session, case: CaseId) -> None:
    """The child whose record it is agreed, and that holds; nothing recorded means no."""
    agreed = (
        select(Participant.id)
        .join(CaseLink, CaseLink.participant_id == Participant.id)
        .where(
            CaseLink.case_id == case,
            CaseLink.relation == CaseRelation.SELF.value,
            gives(ConsentScope.ADMINISTRATIVE),
        )
    )
    if session.scalars(agreed).first() is None:
        raise Problem(
            "There is no consent to “administrative data” for this child.",
            "Link the child who took part to this case, and record their consent, on the Participants page.",
        )
