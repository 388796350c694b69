"""The accounts of every event of a journey, compared between perspectives (DOMAIN §1.6)."""

from collections.abc import Sequence

from app.journeys.fact_rows import AccountsCompared, EventCompared
from app.journeys.journey_rows import AccountRow, EventRow, JourneyRow, TellerRow
from app.journeys.measuring.times import timeline_of, when_placed
from app.journeys.rules import Account, Interviewed, Override, Status, Timeline, compare_accounts

NO_PERSPECTIVE = 10_000
"""The place of people of whom nobody said which perspective they have: after all others."""


def accounts_compared(journey: JourneyRow) -> AccountsCompared:
    """Every event with its computed and judged status, its differences and who is silent on it.

    Who did not agree to have their account linked is in no comparison (E-01).
    """
    timeline = timeline_of(journey)
    people = [teller for teller in journey.tellers if teller.participant is not None]
    linked = [teller for teller in people if teller.linkable]
    axis = timeline.axis_for(when_placed(event, journey) for event in journey.events)
    ordered = sorted(journey.events, key=lambda event: timeline.order(when_placed(event, journey), axis))
    telling = {account.teller for event in journey.events for account in event.accounts}
    return AccountsCompared(
        tuple(_compared(event, journey, linked, timeline) for event in ordered),
        tuple(one for one in people if not one.linkable and (one.interviewed or one.participant in telling)),
    )


def _compared(
    event: EventRow, journey: JourneyRow, linked: Sequence[TellerRow], timeline: Timeline
) -> EventCompared:
    place = {teller.participant: _place(teller) for teller in linked}
    accounts = [
        _account(account, None if account.teller is None else place[account.teller])
        for account in event.accounts
        if account.teller is None or account.teller in place
    ]
    interviewed = [
        Interviewed(teller.participant, _place(teller), journey.asked.get((event.id, teller.participant)))
        for teller in linked
        if teller.participant is not None and teller.interviewed
    ]
    judged = Override(Status(event.judged), event.judged_because) if event.judged else None
    comparison = compare_accounts(accounts, interviewed, timeline, journey.allowed_days, judged)
    return EventCompared(event, comparison, unjudged=judged is None)


def _account(account: AccountRow, perspective: int | None) -> Account:
    return Account(
        key=account.mark,
        perspective=perspective,
        teller=account.teller,
        when=account.when,
        reason=account.reason_group,
        told_why=account.told_why,
        had_say=account.had_say,
        effect=account.effect,
    )


def _place(teller: TellerRow) -> int:
    return NO_PERSPECTIVE if teller.place is None else teller.place
