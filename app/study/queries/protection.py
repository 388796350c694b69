"""Reading why a study has no passphrase."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.study.model import StudySetting
from app.study.rows import PLAIN_REASON


def plain_reason(session: Session) -> str:
    """Why this study has no passphrase, as somebody wrote it down; empty where nobody did."""
    return session.scalar(select(StudySetting.value).filter_by(name=PLAIN_REASON)) or ""
