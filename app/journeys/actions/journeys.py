"""What the whole journey of a case hangs on, and the thresholds of all journeys of the study."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.journeys.marking import begun, clean
from app.journeys.measuring.times import birth_by_age
from app.journeys.queries.settings import DAYS, UNTOLD
from app.journeys.rules import Birth
from app.problems import Problem
from app.store.project import Project
from app.study.actions.unchanged import UNCHANGED, Unchanged
from app.study.model import StudySetting
from app.study.rows import CaseId
from app.study.rules import clean_date

_OLDEST = 30 * 12


def set_journey(
    project: Project,
    *,
    case: CaseId,
    born: str | Unchanged = UNCHANGED,
    reviewed_on: str | Unchanged = UNCHANGED,
    age_at_review: int | Unchanged | None = UNCHANGED,
    summary: str | Unchanged = UNCHANGED,
    initiator: object | None = None,
) -> None:
    """Change what is given: the year or month of birth, the day of review, the age then in months, the summary."""
    with project.step("Change journey", initiator=initiator) as session:
        row = begun(session, case)
        if not isinstance(born, Unchanged):
            row.born = _born(born)
        if not isinstance(reviewed_on, Unchanged):
            row.reviewed_on = _day(reviewed_on)
        if not isinstance(age_at_review, Unchanged):
            row.age_at_review = _age(age_at_review)
        if not isinstance(summary, Unchanged):
            row.summary = clean(summary)
        _refuse_contradiction(row.born, row.reviewed_on, row.age_at_review)


def set_thresholds(
    project: Project, *, allowed_days: int, longest_untold: int, initiator: object | None = None
) -> None:
    """Say how many days apart times still agree, and after how many untold days a curve breaks."""
    with project.step("Change thresholds of journeys", initiator=initiator) as session:
        if allowed_days < 0 or longest_untold < 1:
            raise Problem("That is no number of days.", "Type a whole number of days.")
        _set(session, DAYS, allowed_days)
        _set(session, UNTOLD, longest_untold)


def _set(session: Session, name: str, value: int) -> None:
    row = session.scalars(select(StudySetting).filter_by(name=name)).one_or_none()
    if row is None:
        session.add(StudySetting(name=name, value=str(value)))
    else:
        row.value = str(value)


def _born(typed: str) -> str:
    stored = clean_date(typed)
    if len(stored) > len("2003-05"):
        raise Problem("The day of birth identifies a child, so it is not kept.", "Write the month or the year.")
    return stored


def _day(typed: str) -> str:
    stored = clean_date(typed)
    if stored and len(stored) < len("2015-06-30"):
        raise Problem("A review is on one day.", "Write it as in 30/06/2015.")
    return stored


def _age(months: int | None) -> int | None:
    if months is not None and not 0 <= months <= _OLDEST:
        raise Problem("The age at the review is not between 0 and 30 years.", "Check the figures.")
    return months


def _refuse_contradiction(born: str, reviewed_on: str, age_at_review: int | None) -> None:
    aged = birth_by_age(reviewed_on, age_at_review)
    if born and aged is not None:
        Birth.written(born).narrowed(aged)
