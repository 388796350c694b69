"""What nobody counts: what is only about people left out of the study, and passages that wait.

A passage waits that a correction of its transcript could not place in the new text.
"""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, not_, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.coding.model import Segment
from app.coding.queries.heard import said, shown
from app.study.eligibility import is_included
from app.study.model import CaseLink, Participant, Speaker, TextVersion
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

    Those vanish from every list and count, and so does what anybody tells of a child who is left out.
    """
    excluded = list(session.scalars(select(Participant.id).where(~is_included())))
    if not excluded:
        return true()
    on_hidden = select(Segment.id).where(Segment.case_id.in_(hidden_cases(session)))
    heard = (_beside_others(segment, theirs.subquery(), excluded) for theirs in (said(), shown()))
    return and_(segment.not_in(on_hidden), *heard)


def _beside_others(
    segment: InstrumentedAttribute[int], heard: Subquery, excluded: Sequence[int]
) -> ColumnElement[bool]:
    theirs = select(heard.c.segment_id).where(heard.c.participant_id.in_(excluded))
    others = select(heard.c.segment_id).where(heard.c.participant_id.not_in(excluded))
    return or_(segment.not_in(theirs), segment.in_(others))


def hidden_sources(session: Session) -> set[int]:
    """The sources in which, of all participants, only excluded ones are heard."""
    heard = select(Speaker.source_id).join(Participant).group_by(Speaker.source_id)
    return set(session.scalars(heard.having(func.max(is_included()) == 0)))


def hidden_cases(session: Session) -> set[int]:
    """The cases whose child is left out of the study."""
    return set(session.scalars(_of_left_out()))


@cache
def _of_left_out() -> Select[int]:
    """Asked before every mark that is written: made once, for making it takes longer than asking."""
    theirs = select(CaseLink.case_id).join(Participant).where(CaseLink.relation == CaseRelation.SELF.value)
    return theirs.where(not_(is_included()))
