"""Saying what speaks for and against a claim: passages, regions of pictures, marks of journeys and networks."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.marking import delete_if_bare, segment_of
from app.coding.model import Coder, Segment, SegmentTurn
from app.coding.note_rows import PassagePlace
from app.coding.queries import said, shown
from app.coding.queries.hidden import hidden_cases
from app.coding.rows import CoderId, SegmentId
from app.language.normalise import normalise
from app.perspectives.actions.claims import claim_row
from app.perspectives.claim_rows import ClaimId, EvidenceId, Stance
from app.perspectives.model import Evidence
from app.problems import Problem
from app.store.project import Project
from app.study.actions.finding import get
from app.study.actions.unchanged import UNCHANGED, Unchanged
from app.study.eligibility import is_included
from app.study.model import Participant, Speaker, Turn
from app.study.rows import PerspectiveId


def link_evidence(
    project: Project,
    *,
    claim: ClaimId,
    stance: Stance,
    coder: CoderId,
    segment: SegmentId | None = None,
    place: PassagePlace | None = None,
    first_hand: bool = True,
    about: PerspectiveId | None = None,
    note: str = "",
    initiator: object | None = None,
) -> EvidenceId:
    """Say how a segment, or the words at a place, stand to a claim; the same coder's second word is the one kept.

    `about` says of whom it is told where it is not first-hand. A Problem where nobody speaks but an interviewer,
    for the official record, and where only people who are left out of the study are heard.
    """
    with project.step("Link evidence to assumption", initiator=initiator) as session:
        claim_row(session, claim)
        get(session, Coder, coder, "coder")
        found = _segment(session, segment, place)
        _refuse_no_evidence(session, found)
        row = session.scalars(
            select(Evidence).filter_by(claim_id=claim, segment_id=found, coder_id=coder)
        ).one_or_none()
        if row is None:
            row = Evidence(claim_id=claim, segment_id=found, coder_id=coder, stance=stance.value)
            session.add(row)
        row.stance = stance.value
        row.first_hand, row.about_id = first_hand, about
        row.note = _text(note) or row.note or ""
        session.flush()
        return EvidenceId(row.id)


def edit_evidence(
    project: Project,
    *,
    evidence: EvidenceId,
    stance: Stance | None = None,
    first_hand: bool | None = None,
    about: PerspectiveId | Unchanged | None = UNCHANGED,
    note: str | None = None,
    initiator: object | None = None,
) -> None:
    """Judge a piece of evidence otherwise."""
    with project.step("Edit evidence", initiator=initiator) as session:
        row = get(session, Evidence, evidence, "piece of evidence")
        if stance is not None:
            row.stance = stance.value
        if first_hand is not None:
            row.first_hand = first_hand
        if not isinstance(about, Unchanged):
            row.about_id = about
        if note is not None:
            row.note = _text(note)


def unlink_evidence(project: Project, *, evidence: EvidenceId, initiator: object | None = None) -> None:
    """Take a segment away from a claim; words that nothing else holds on to go with it."""
    with project.step("Take evidence from assumption", initiator=initiator) as session:
        row = get(session, Evidence, evidence, "piece of evidence")
        segment = row.segment_id
        session.delete(row)
        session.flush()
        delete_if_bare(session, segment)


def _segment(session: Session, segment: SegmentId | None, place: PassagePlace | None) -> int:
    if place is not None:
        return segment_of(session, place.version, place.span)
    if segment is None or session.get(Segment, segment) is None:
        raise Problem("That passage is no longer in the study.")
    return segment


def _refuse_no_evidence(session: Session, segment: int) -> None:
    """A Problem for what is nobody's evidence: the interviewer's turns, the official record, people left out."""
    row = session.get_one(Segment, segment)
    if row.case_id is not None and row.teller_id is None:
        raise Problem(
            "The official record is not evidence of what anybody says.", "Choose what somebody told of it."
        )
    if row.case_id is not None and row.case_id in hidden_cases(session):
        raise Problem("The child of this journey is left out of the study.", "Choose another one.")
    people = _people(session, segment)
    if not people and row.version_id is not None:
        raise _nobody(session, segment)
    if not people:
        raise Problem("Nobody knows yet who drew that picture.", "Say whose it is first.")
    if not any(people):
        raise Problem("Those words are of somebody who is left out of the study.", "Choose others.")


def _people(session: Session, segment: int) -> list[bool]:
    """Of everybody heard in a segment, whether they are included."""
    found: list[bool] = []
    for theirs in (said().subquery(), shown().subquery()):
        heard = select(is_included()).join(theirs, theirs.c.participant_id == Participant.id)
        found += session.scalars(heard.where(theirs.c.segment_id == segment))
    return found


def _nobody(session: Session, segment: int) -> Problem:
    """Why words are nobody's: an interviewer's, or of a voice that was given no name."""
    interviewers = (
        select(Speaker.interviewer)
        .join(Turn, Turn.speaker_id == Speaker.id)
        .join(SegmentTurn, SegmentTurn.turn_id == Turn.id)
        .where(SegmentTurn.segment_id == segment)
    )
    if set(session.scalars(interviewers)) == {True}:
        return Problem("Only the interviewer speaks there.", "Choose words of somebody who took part.")
    return Problem("Nobody knows yet who speaks there.", "Say whose turns these are first.")


def _text(words: str) -> str:
    return normalise(words).strip()
