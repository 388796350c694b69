"""What is due by the calendar: days by which things go, consent that ends, concerns that stay open (E-08, E-09).

It reminds; nothing is deleted and nobody is told by it. What has run out counts no more, whether or not anybody
reads this: `app.study.eligibility` sees to that.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from app.coding import queries as codings
from app.coding.concern_rows import ConcernRow
from app.study import queries as study
from app.study.agreeing import Agreed, named
from app.study.consent_rows import RetentionId, RetentionKind
from app.study.rows import ConsentScope, ParticipantId, ParticipantRow

SOON = 30
"""So many days before something is due it is said."""
CONCERN_OPEN = 14
"""A concern that is open for longer than so many days is said once more."""
_UNTIL_RENEWED = {
    ConsentScope.TAKE_PART: "until it is renewed they are counted nowhere",
    ConsentScope.QUOTE: "until it is renewed nothing of theirs is quoted",
    ConsentScope.DRAWINGS: "until it is renewed no drawing of theirs leaves",
    ConsentScope.LINK: "until it is renewed their account is set beside nobody’s",
}
_AGREEMENT_OVER = "until it is renewed they are counted nowhere"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that is due soon, or was."""

    due_on: str
    overdue: bool
    sentence: str
    """What, of whom and by when; no words of participants."""
    person: ParticipantId | None = None
    retention: RetentionId | None = None
    concern: int | None = None


def reminders(session: Session, today: date) -> list[Reminder]:
    """Everything that is due within `SOON` days or overdue, what waits longest first."""
    soon = (today + timedelta(days=SOON)).isoformat()
    found = [
        *_retention(session, today.isoformat(), soon),
        *_consent(session, today.isoformat(), soon),
        *_concerns(session, today),
    ]
    return sorted(found, key=lambda one: (not one.overdue, one.due_on, one.sentence))


def _retention_words(kind: RetentionKind, *, overdue: bool) -> str:
    """What is to be done by a day, or was, as the beginning of a sentence."""
    one, many = ("was", "were") if overdue else ("is", "are")
    return {
        RetentionKind.AUDIO: f"The recordings {many} to be deleted",
        RetentionKind.KEY: f"The identity key {one} to be destroyed",
        RetentionKind.REVIEW: f"The study {one} to be looked at again",
        RetentionKind.DESTROY: f"The study {one} to be destroyed",
    }[kind]


def _retention(session: Session, today: str, soon: str) -> Iterator[Reminder]:
    for row in study.retention_dates(session):
        if row.done or row.due_on > soon:
            continue
        overdue = row.due_on < today
        said = f"{_retention_words(row.kind, overdue=overdue)} by {row.due_on}{': overdue' if overdue else ''}."
        yield Reminder(row.due_on, overdue, said, retention=row.id)


def _consent(session: Session, today: str, soon: str) -> Iterator[Reminder]:
    """What runs out of those who are in the study: of others nothing is used anyway."""
    told = study.agreed(session)
    for person in study.participants(session):
        if not person.excluded and not person.withdrew:
            yield from _of_person(person, told[person.id], today, soon)


def _of_person(person: ParticipantRow, agreed: Agreed, today: str, soon: str) -> Iterator[Reminder]:
    ends = [
        (row.until, f"consent to “{row.scope}”", _UNTIL_RENEWED.get(row.scope, "it does not count until renewed"))
        for row in agreed.consents
        if row.given
    ]
    ends += [
        (row.until, named(row.kind, child=agreed.child), _AGREEMENT_OVER)
        for row in agreed.agreements
        if row.given and not row.withdrawn_on
    ]
    for until, what, over in ends:
        if not until or until > soon:
            continue
        gone = until < today
        said = f"{what} ran out on {until}; {over}" if gone else f"{what} runs out on {until}"
        yield Reminder(until, gone, f"{person.pseudonym}: {said}.", person=person.id)


def _concerns(session: Session, today: date) -> Iterator[Reminder]:
    for row in codings.concerns(session):
        days = (today - _raised(row)).days
        if row.open and days > CONCERN_OPEN:
            told = "" if row.informed else " Nobody is named as told yet."
            yield Reminder(
                _raised(row).isoformat(),
                True,
                f"A concern about {row.where} is open for {days} days.{told}",
                concern=row.id,
            )


def _raised(row: ConcernRow) -> date:
    return datetime.fromtimestamp(row.raised_at, UTC).astimezone().date()
