"""Events and the accounts of them: an event is there as long as somebody tells of it."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding.model import Segment
from app.journeys.accounts import account_columns, check_account, event_row, make_account
from app.journeys.draft_rows import AccountDraft, EventDraft
from app.journeys.evidence_rows import Loss
from app.journeys.journey_rows import EventId, MarkId
from app.journeys.marking import (
    begun,
    lane_of,
    mark_row,
    refuse_strange_events,
    remove_marks,
    tell_anew,
)
from app.journeys.measuring import shifted
from app.journeys.model import Account, JourneyEvent
from app.journeys.model.times import columns_of, when_of
from app.journeys.rules import Status, When, overridden
from app.store.project import Project
from app.study.rows import CaseId
from app.study.rules import clean_name


def add_event(
    project: Project,
    *,
    case: CaseId,
    event: EventDraft,
    account: AccountDraft,
    initiator: object | None = None,
) -> tuple[EventId, MarkId]:
    """Add an event with the first account of it; returns the event and the mark of the account."""
    with project.step("Add event", initiator=initiator) as session:
        row = make_event(session, case, event)
        return EventId(row.id), make_account(session, row, account)


def edit_event(project: Project, *, event: EventId, draft: EventDraft, initiator: object | None = None) -> None:
    """Say what happened anew; what is told of it stays."""
    with project.step("Edit event", initiator=initiator) as session:
        row = event_row(session, event)
        _describe(session, row, draft)
        accounts = select(Segment).join(Account, Account.id == Segment.id).where(Account.event_id == event)
        for mark in session.scalars(accounts):
            mark.label = row.title


def remove_event(project: Project, *, event: EventId, initiator: object | None = None) -> Loss:
    """Remove an event with all accounts of it; says what went with them."""
    with project.step("Remove event", initiator=initiator) as session:
        event_row(session, event)
        return _remove_event(session, event)


def add_account(
    project: Project, *, event: EventId, account: AccountDraft, initiator: object | None = None
) -> MarkId:
    """Add what another teller, or the official record, says of an event."""
    with project.step("Add account", initiator=initiator) as session:
        return make_account(session, event_row(session, event), account)


def edit_account(
    project: Project, *, mark: MarkId, account: AccountDraft, initiator: object | None = None
) -> None:
    """Say of an account all that the draft says."""
    with project.step("Edit account", initiator=initiator) as session:
        row = mark_row(session, Account, mark)
        event = session.get_one(JourneyEvent, row.event_id)
        check_account(session, event, account)
        tell_anew(session, mark, account.teller, event.title)
        for column, value in account_columns(account).items():
            setattr(row, column, value)


def remove_account(project: Project, *, mark: MarkId, initiator: object | None = None) -> Loss:
    """Take an account away, and with the last one the event; says what went with it."""
    with project.step("Remove account", initiator=initiator) as session:
        event = EventId(mark_row(session, Account, mark).event_id)
        if session.scalar(select(func.count(Account.id)).filter_by(event_id=event)) == 1:
            return _remove_event(session, event)
        return remove_marks(session, [mark])


def move_event(
    project: Project,
    *,
    mark: MarkId,
    days: int | None = None,
    when: When | None = None,
    initiator: object | None = None,
) -> None:
    """Change when an event was, as one account has it: by so many days, or to a time told anew."""
    with project.step("Move event", initiator=initiator) as session:
        row = mark_row(session, Account, mark)
        moved = when if when is not None else shifted(_when(row), days or 0)
        event = session.get_one(JourneyEvent, row.event_id)
        refuse_strange_events(session, CaseId(event.case_id), moved, itself=event.id)
        for column, value in columns_of("happened", moved).items():
            setattr(row, column, value)


def judge_event(
    project: Project, *, event: EventId, status: Status, because: str, by: str, initiator: object | None = None
) -> None:
    """Set the agreement of an event over the computed one, with the reason (J-11); a Problem without one."""
    with project.step("Judge agreement", initiator=initiator) as session:
        row = event_row(session, event)
        judged = overridden(status, because)
        row.judged, row.judged_because, row.judged_by = judged.status.value, judged.reason, clean_name(by)


def take_back_judgement(project: Project, *, event: EventId, initiator: object | None = None) -> None:
    """Let the computed agreement of an event hold again."""
    with project.step("Take judgement back", initiator=initiator) as session:
        row = event_row(session, event)
        row.judged = row.judged_because = row.judged_by = ""


def make_event(session: Session, case: CaseId, draft: EventDraft) -> JourneyEvent:
    """An event without accounts yet, inside a step that adds the first."""
    begun(session, case)
    row = JourneyEvent(case_id=case, kind=draft.kind.value, title=clean_name(draft.title))
    _describe(session, row, draft)
    session.add(row)
    session.flush()
    return row


def _describe(session: Session, row: JourneyEvent, draft: EventDraft) -> None:
    row.kind, row.title, row.critical = draft.kind.value, clean_name(draft.title), draft.critical
    row.lane_id = None if draft.lane is None else lane_of(session, draft.lane).id


def _remove_event(session: Session, event: EventId) -> Loss:
    loss = remove_marks(session, session.scalars(select(Account.id).filter_by(event_id=event)).all())
    session.delete(event_row(session, event))
    return loss


def _when(row: Account) -> When:
    return when_of(
        row.happened_precision, row.happened_low, row.happened_high, row.happened_words, row.happened_event_id
    )
