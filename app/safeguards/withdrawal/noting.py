"""That somebody withdrew, as the study notes it."""

from sqlalchemy.orm import Session

from app.problems import Problem
from app.safeguards.withdrawal.rows import WithdrawalKind
from app.study.model import Withdrawal
from app.study.rows import ParticipantId
from app.study.rules import clean_date, clean_name


def note(
    session: Session, kind: WithdrawalKind, participant: ParticipantId | None, on: str, by: str
) -> Withdrawal:
    """Note a withdrawal; inside a step. Of nobody: they are deleted."""
    row = Withdrawal(
        kind=kind.value, participant_id=participant, decided_on=on, made_by=clean_name(by), published=False
    )
    session.add(row)
    return row


def day_of(on: str) -> str:
    """The day of a withdrawal; a Problem without one."""
    day = clean_date(on)
    if not day:
        raise Problem("A withdrawal has its day.", "Say on which day they asked for it.")
    return day
