"""After a rescue: marks that nothing describes any more."""

from sqlalchemy import delete, select, union_all
from sqlalchemy.orm import Session

from app.coding.model import Segment
from app.journeys.model import Account, NetworkNode, Spell, WellbeingPoint


def tidy_journeys(session: Session) -> None:
    """Take away the segments of marks whose own rows were lost."""
    described = union_all(*(select(table.id) for table in (Spell, Account, WellbeingPoint, NetworkNode)))
    session.execute(delete(Segment).where(Segment.case_id.is_not(None), Segment.id.not_in(described)))
