"""Who withdrew: those who stopped or are left out by name, those who were deleted as tombstones."""

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.safeguards.withdrawal.rows import WithdrawalId, WithdrawalKind, WithdrawalRow
from app.study.model import Participant, Withdrawal
from app.study.rows import ParticipantId


def withdrawals(session: Session) -> list[WithdrawalRow]:
    """Every withdrawal of the study, the newest first."""
    rows = session.execute(
        select(Withdrawal, Participant.pseudonym)
        .outerjoin(Participant, Withdrawal.participant_id == Participant.id)
        .order_by(Withdrawal.id.desc())
    )
    return [
        WithdrawalRow(
            id=WithdrawalId(row.id),
            kind=WithdrawalKind(row.kind),
            participant=None if row.participant_id is None else ParticipantId(row.participant_id),
            pseudonym=pseudonym or "",
            on=row.decided_on,
            by=row.made_by,
            published=row.published,
            counts=json.loads(row.counts) if row.counts else {},
            key_waits=bool(row.key_waits),
        )
        for row, pseudonym in rows
    ]


def stopped(session: Session) -> dict[str, str]:
    """Who takes no further part -> since when: by pseudonym, as those who bring new material in are told."""
    rows = session.execute(
        select(Participant.pseudonym, Participant.stopped_on)
        .where(Participant.stopped_on != "")
        .order_by(Participant.id)
    )
    return dict(rows.all())
