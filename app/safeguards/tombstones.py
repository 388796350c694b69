"""What is left of those who were deleted from the study: that it was, and on which day."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.study.model import Withdrawal

DELETED = "delete"
"""The kind of a withdrawal of which a tombstone is left."""


def deleted_on(session: Session) -> list[str]:
    """The days on which somebody was deleted, the newest first; a day as often as there were people."""
    return list(
        session.scalars(
            select(Withdrawal.decided_on).where(Withdrawal.kind == DELETED).order_by(Withdrawal.id.desc())
        )
    )
