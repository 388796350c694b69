"""Writing accounts inside a step: what one teller says of an event, always of one."""

from typing import Any

from sqlalchemy.orm import Session

from app.journeys.draft_rows import AccountDraft
from app.journeys.journey_rows import EventId, MarkId
from app.journeys.marking import clean, make_mark, refuse_strange_events
from app.journeys.model import Account, JourneyEvent
from app.journeys.model.times import columns_of
from app.problems import Problem
from app.study.model import Source
from app.study.rows import CaseId

_ANSWERS = ("planned", "told_why", "had_say", "effect", "first_hand")


def event_row(session: Session, event: EventId) -> JourneyEvent:
    """An event; a Problem when it is gone."""
    row = session.get(JourneyEvent, event)
    if row is None:
        raise Problem("That event is no longer in the journey.")
    return row


def make_account(session: Session, event: JourneyEvent, account: AccountDraft) -> MarkId:
    """What a teller says of an event, as a mark of its own."""
    check_account(session, event, account)
    mark = make_mark(session, CaseId(event.case_id), account.teller, event.title)
    session.add(Account(id=mark, event_id=event.id, **account_columns(account)))
    session.flush()
    return mark


def check_account(session: Session, event: JourneyEvent, account: AccountDraft) -> None:
    """A Problem for an effect that is none, or a time told by what is not in the journey."""
    refuse_strange_events(session, CaseId(event.case_id), account.when, itself=event.id)
    if account.effect is not None and not -2 <= account.effect <= 2:
        raise Problem("An effect is between −2, much worse, and +2, much better.", "Choose one of the five steps.")
    if account.source is not None and session.get(Source, account.source) is None:
        raise Problem("That source is no longer in the study.")


def account_columns(account: AccountDraft) -> dict[str, Any]:
    """What is stored of an account."""
    return {
        **columns_of("happened", account.when),
        **{name: getattr(account, name) for name in _ANSWERS},
        "source_id": account.source,
        "reason": clean(account.reason),
        "reason_group": clean(account.reason_group),
        "words": clean(account.words),
    }
