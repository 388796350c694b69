"""Deciding about a claim: a person does, with reasons, after looking for what does not fit (DOMAIN P-01)."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding.marking import delete_if_bare, segment_of
from app.coding.model import Segment
from app.coding.note_rows import PassagePlace
from app.coding.rows import SegmentId
from app.language.normalise import normalise
from app.perspectives.actions.claims import claim_row
from app.perspectives.claim_rows import ClaimId, ClaimStatus, DecisionId, NegativeCaseId
from app.perspectives.model import ClaimDecision, NegativeCase
from app.perspectives.queries import assessed
from app.perspectives.rules import lacking, refuse_closing
from app.problems import Problem
from app.store.project import Project
from app.study.actions.finding import get
from app.study.rules import clean_date, clean_name


def decide_claim(
    project: Project,
    *,
    claim: ClaimId,
    status: ClaimStatus,
    by: str,
    on: str,
    rationale: str = "",
    acknowledged: bool = False,
    initiator: object | None = None,
) -> DecisionId:
    """Give a claim a status; what the evidence suggested then, and how much was coded, stay beside it.

    `acknowledged` says that whoever decides knows that not everybody is fully coded. A Problem names all that the
    closing gate lacks.
    """
    with project.step("Decide assumption", initiator=initiator) as session:
        row = claim_row(session, claim)
        now = assessed(session, claim)
        looked = session.scalar(select(func.count()).select_from(NegativeCase).filter_by(claim_id=claim)) or 0
        found = lacking(
            status,
            rationale=rationale,
            negative_cases=looked,
            coded=now.coded,
            people=now.people,
            acknowledged=acknowledged,
        )
        refuse_closing(status, found)
        decision = ClaimDecision(
            claim_id=claim,
            status=status.value,
            rationale=_text(rationale),
            decided_by=clean_name(by),
            decided_on=_day(on),
            coded=now.coded,
            of=now.people,
            signal=now.signal.value,
        )
        session.add(decision)
        row.status = status.value
        session.flush()
        return DecisionId(decision.id)


def note_negative_case(
    project: Project,
    *,
    claim: ClaimId,
    found: bool,
    words: str,
    by: str,
    on: str,
    segment: SegmentId | None = None,
    place: PassagePlace | None = None,
    initiator: object | None = None,
) -> NegativeCaseId:
    """Write down what was found that does not fit a claim, or how it was looked for where none was found."""
    with project.step("Note negative case", initiator=initiator) as session:
        claim_row(session, claim)
        if not words.strip():
            raise Problem(
                "A negative case needs words.", "Say what does not fit, or how you looked for what would not."
            )
        row = NegativeCase(
            claim_id=claim,
            found=found,
            words=_text(words),
            looked_by=clean_name(by),
            looked_on=_day(on),
            segment_id=_segment(session, segment, place),
        )
        session.add(row)
        session.flush()
        return NegativeCaseId(row.id)


def remove_negative_case(
    project: Project, *, negative_case: NegativeCaseId, initiator: object | None = None
) -> None:
    """Take a negative case away; words that nothing else holds on to go with it. What was decided stays."""
    with project.step("Remove negative case", initiator=initiator) as session:
        row = get(session, NegativeCase, negative_case, "negative case")
        segment = row.segment_id
        session.delete(row)
        session.flush()
        if segment is not None:
            delete_if_bare(session, segment)


def _segment(session: Session, segment: SegmentId | None, place: PassagePlace | None) -> int | None:
    if place is not None:
        return segment_of(session, place.version, place.span)
    if segment is not None and session.get(Segment, segment) is None:
        raise Problem("That passage is no longer in the study.")
    return segment


def _day(on: str) -> str:
    """The day something was done; a Problem where none is given."""
    day = clean_date(on)
    if not day:
        raise Problem("It is not said on what day.", "Type the day.")
    return day


def _text(words: str) -> str:
    return normalise(words).strip()
