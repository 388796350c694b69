"""What nobody counts: what is only about people left out of the study, and passages that wait.

A passage waits that a correction of its transcript could not place in the new text.
"""

from sqlalchemy import ColumnElement, and_, func, not_, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.coding.model import Segment, SegmentTurn
from app.study.eligibility import is_included
from app.study.model import CaseLink, Participant, Speaker, TextVersion, Turn
from app.study.rows import CaseRelation


def not_hidden(session: Session, segment: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Where a segment is in its transcript as it is now, and somebody is heard in it who is not left out."""
    return and_(not_waiting(segment), not_excluded(session, segment))


def not_waiting(segment: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Where a segment does not wait to be placed in the corrected text (old versions hold none but those)."""
    old = select(TextVersion.id).where(~TextVersion.current)
    return segment.not_in(select(Segment.id).where(Segment.version_id.in_(old)))


def not_excluded(session: Session, segment: InstrumentedAttribute[int]) -> ColumnElement[bool]:
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
