"""How the accounts of every event stand to each other, as the rules compare them (DOMAIN §1.6)."""

from app.journeys.journey_rows import EventId, EventRow, JourneyRow, TellerRow
from app.journeys.layout.drawing import Fill
from app.journeys.layout.times import Times
from app.journeys.rules.accounts import Account, Comparison, Interviewed, Override, Status, compare_accounts
from app.study.rows import ParticipantId


def comparisons_of(journey: JourneyRow, times: Times) -> dict[EventId, Comparison]:
    """The comparison of each event, by the perspectives of those who tell."""
    tellers = {teller.participant: teller for teller in journey.tellers}
    places = _perspectives(journey)
    heard = [
        Interviewed(int(teller.participant), places[teller.perspective])
        for teller in journey.tellers
        if teller.interviewed and teller.participant is not None
    ]
    return {
        event.id: compare_accounts(
            [_account(event, number, tellers, places) for number in range(len(event.accounts))],
            heard,
            times.timeline,
            override=_override(event),
        )
        for event in journey.events
    }


def planned_fill(event: EventRow) -> Fill:
    """Whether a move was planned, as all who say anything of it say."""
    said = {account.planned for account in event.accounts if account.planned is not None}
    if not said:
        return Fill.FAINT
    if len(said) == 2:
        return Fill.HALF
    return Fill.HOLLOW if said == {True} else Fill.FILLED


def told_by_one(event: EventRow) -> ParticipantId | None:
    """The only person who tells of an event; None where several do, or only the record."""
    people = {account.teller for account in event.accounts}
    return next(iter(people)) if len(people) == 1 else None


def _perspectives(journey: JourneyRow) -> dict[int | None, int]:
    """The place of each perspective, in the order of the tellers."""
    ordered = dict.fromkeys(teller.perspective for teller in journey.tellers if teller.participant is not None)
    return {perspective: place for place, perspective in enumerate(ordered)}


def _account(
    event: EventRow, number: int, tellers: dict[ParticipantId | None, TellerRow], places: dict[int | None, int]
) -> Account:
    told = event.accounts[number]
    teller = tellers.get(told.teller)
    return Account(
        key=int(told.mark),
        perspective=None if teller is None or teller.participant is None else places[teller.perspective],
        teller=None if told.teller is None else int(told.teller),
        when=told.when,
        reason=told.reason_group,
        told_why=told.told_why,
        had_say=told.had_say,
        effect=told.effect,
    )


def _override(event: EventRow) -> Override | None:
    try:
        return Override(Status(event.judged), event.judged_because) if event.judged else None
    except ValueError:
        return None
