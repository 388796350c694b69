"""The thresholds of journeys that belong to the study (DOMAIN §1.4, §1.6)."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.journeys.rules.accounts import ALLOWED_DAYS
from app.journeys.rules.wellbeing import LONGEST_UNTOLD
from app.study.model import StudySetting

DAYS, UNTOLD = "journeys: days that agree", "journeys: longest untold"
"""The names under which a study keeps them."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How far apart times agree, and how long a time between two points is no silence yet, in days."""

    allowed_days: int = ALLOWED_DAYS
    longest_untold: int = LONGEST_UNTOLD


def thresholds(session: Session) -> Thresholds:
    """The study's, where it set them."""
    said = dict(
        session.execute(
            select(StudySetting.name, StudySetting.value).where(StudySetting.name.in_((DAYS, UNTOLD)))
        ).all()
    )
    return Thresholds(int(said.get(DAYS, ALLOWED_DAYS)), int(said.get(UNTOLD, LONGEST_UNTOLD)))
