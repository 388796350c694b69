"""The marks of a child's map in words, for a list to choose from."""

from app.journeys.journey_rows import JourneyRow, MarkId
from app.journeys.measuring.words import when_words
from app.journeys.queries import RECORD, journeys
from app.store.project import Session
from app.study.rows import CaseId, ParticipantId

WELLBEING = "Wellbeing"


def marks_there(session: Session, case: CaseId) -> list[tuple[MarkId, str]]:
    """Every mark of a map with what it is and who tells it; none of a child who is left out."""
    return [mark for row in journeys(session) if row.case == case for mark in _marks(row)]


def _marks(row: JourneyRow) -> list[tuple[MarkId, str]]:
    lanes = {lane.id: lane.name for lane in row.lanes}
    names = {teller.participant: teller.name for teller in row.tellers}

    def by(teller: ParticipantId | None) -> str:
        return names.get(teller, RECORD.name)

    spells = [
        (one.mark, f"{lanes.get(one.lane, '')}: {one.label or one.code} ({by(one.teller)})") for one in row.spells
    ]
    accounts = [
        (account.mark, f"{event.title} ({by(account.teller)})")
        for event in row.events
        for account in event.accounts
    ]
    points = [(one.mark, f"{WELLBEING}, {when_words(one.when, row)} ({by(one.teller)})") for one in row.points]
    return [*spells, *accounts, *points]
