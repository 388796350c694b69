"""Reading the days by which recordings, the key and the study itself are to go."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.study.consent_rows import RetentionId, RetentionKind, RetentionRow
from app.study.model import RetentionDate


def retention_dates(session: Session) -> list[RetentionRow]:
    """Every day that was set, the first due first, what is done behind."""
    rows = session.scalars(
        select(RetentionDate).order_by(RetentionDate.done_on != "", RetentionDate.due_on, RetentionDate.id)
    )
    return [
        RetentionRow(RetentionId(row.id), RetentionKind(row.kind), row.due_on, row.note, row.done_on, row.done_by)
        for row in rows
    ]
