"""What nobody sees: passages, transcripts and cases that are only about people left out of the study."""

from sqlalchemy import ColumnElement, func, not_, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.coding.model import SegmentTurn
from app.study.eligibility import is_included
from app.study.model import CaseLink, Participant, Speaker, Turn
from app.study.rows import CaseRelation


def not_hidden(session: Session, segment: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Where a segment is not one in which, of all participants, only excluded ones are heard.

    Those vanish from every list and count.
    """
    excluded = list(session.scalars(select(Participant.id).where(~is_included())))
    if not excluded:
        return true()
    heard = (
        select(SegmentTurn.segment_id)
        .join(Turn, SegmentTurn.turn_id == Turn.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
    )
    beside = heard.where(Speaker.participant_id.not_in(excluded))
    return or_(segment.not_in(heard.where(Speaker.participant_id.in_(excluded))), segment.in_(beside))


def hidden_sources(session: Session) -> set[int]:
    """The sources in which, of all participants, only excluded ones are heard."""
    heard = select(Speaker.source_id).join(Participant).group_by(Speaker.source_id)
    return set(session.scalars(heard.having(func.max(is_included()) == 0)))


def hidden_cases(session: Session) -> set[int]:
    """The cases whose child is left out of the study."""
    theirs = select(CaseLink.case_id).join(Participant).where(CaseLink.relation == CaseRelation.SELF.value)
    return set(session.scalars(theirs.where(not_(is_included()))))
