"""What nobody sees: passages in which only people who are left out of the study are heard."""

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.coding.model import SegmentTurn
from app.study.eligibility import is_included
from app.study.model import Participant, Speaker, Turn


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
