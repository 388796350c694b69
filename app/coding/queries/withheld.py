"""What no count and no output may hold because a concern stands on it (E-09).

The words of a concern must not leave by another way: a passage is withheld too that overlaps one in the same text.
"""

from sqlalchemy import ColumnElement, and_, not_, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from app.coding.model import Concern, Segment
from app.coding.rows import SegmentId
from app.store.bulk import one_of


def not_withheld(session: Session, segment: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Where no concern that is open, or was closed and not released, stands on a segment or on words it shares."""
    held = withheld(session)
    return not_(one_of(segment, held)) if held else true()


def withheld(session: Session) -> frozenset[SegmentId]:
    """The segments that `not_withheld` leaves out."""
    concerned = list(session.scalars(select(Concern.segment_id).where(withholds())))
    if not concerned:
        return frozenset()
    theirs = aliased(Segment)
    overlapping = and_(
        theirs.version_id == Segment.version_id, theirs.start < Segment.end, Segment.start < theirs.end
    )
    shared = select(Segment.id).join(theirs, overlapping).where(one_of(theirs.id, concerned))
    return frozenset(SegmentId(segment) for segment in (*concerned, *session.scalars(shared)))


def withholds() -> ColumnElement[bool]:
    """The concern keeps what it stands on out of counts and outputs."""
    return or_(Concern.closed_on == "", not_(Concern.released))
