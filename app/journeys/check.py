"""Whether every mark of a journey or network is whole: a segment that says who told it, and one row of its own."""

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from app.coding.model import Segment
from app.journeys.model import Account, NetworkNode, Spell, WellbeingPoint
from app.store.check import Finding


def check_journeys(session: Session) -> list[Finding]:
    """Compare the segments that are marks with the rows that describe them."""
    rows = union_all(*(select(table.id) for table in (Spell, Account, WellbeingPoint, NetworkNode)))
    described = session.scalars(rows).all()
    marks = set(session.scalars(select(Segment.id).where(Segment.case_id.is_not(None))))
    astray = len(described) - len(marks & set(described)) + len(marks - set(described))
    empty = session.scalar(
        select(func.count()).select_from(Segment).where(Segment.picture_id.is_not(None), Segment.shape == "")
    )
    return [
        Finding(
            f"that {len(marks)} marks of journeys and networks are described once each",
            (f"{astray} marks or their descriptions are missing.",) if astray else (),
        ),
        Finding("that every region has an outline", (f"{empty} regions have none.",) if empty else ()),
    ]
