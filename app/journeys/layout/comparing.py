"""What the accounts of an event come to on the map."""

from app.journeys.journey_rows import EventRow
from app.journeys.layout.drawing import Fill
from app.study.rows import ParticipantId


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
