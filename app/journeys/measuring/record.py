"""The official record before it is brought in: each line in words, and what differs from what is there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.journeys.draft_rows import AccountDraft, EventDraft, RecordDraft, SpellDraft
from app.journeys.journey_rows import JourneyRow
from app.journeys.rules import When, when_told
from app.study.rows import CaseRelation, ConsentScope, ParticipantId


class Change(StrEnum):
    """What importing does with a line."""

    NEW = "new"
    SAME = "there already"
    GOES = "goes"


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One time in a lane or one event of the record, in words."""

    lane: str
    what: str
    since: str
    until: str
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A line with what becomes of it."""

    change: Change
    line: RecordLine


def lines_of(draft: RecordDraft) -> list[RecordLine]:
    """What the record tells, a line for each mark it makes."""
    return [*map(_of_spell, draft.spells), *(_of_event(event, account) for event, account in draft.events)]


def lines_there(journey: JourneyRow) -> list[RecordLine]:
    """What the record tells of a journey now."""
    kinds = {lane.id: lane.kind for lane in journey.lanes}
    spells = [
        _of_spell(SpellDraft.of(spell), kinds[spell.lane].value)
        for spell in journey.spells
        if spell.teller is None
    ]
    return [
        *spells,
        *(
            _of_event(EventDraft.of(event), AccountDraft.of(account))
            for event in journey.events
            for account in event.accounts
            if account.teller is None
        ),
    ]


def compared(draft: RecordDraft, journey: JourneyRow) -> list[Compared]:
    """The lines to be, and after them those that go; of lines alike each counts."""
    there = Counter(lines_there(journey))
    found = []
    for line in lines_of(draft):
        kept = there[line] > 0
        there[line] -= kept
        found.append(Compared(Change.SAME if kept else Change.NEW, line))
    return [*found, *(Compared(Change.GOES, line) for line in there.elements())]


def child_of(journey: JourneyRow) -> ParticipantId | None:
    """The child who took part and is linked to this case."""
    own = (teller.participant for teller in journey.tellers if teller.relation is CaseRelation.SELF)
    return next(own, None)


def agreed_to_record(journey: JourneyRow) -> bool:
    """Whether the child agreed to "administrative data"; nothing recorded means no (E-01)."""
    return any(
        teller.relation is CaseRelation.SELF and ConsentScope.ADMINISTRATIVE in teller.scopes
        for teller in journey.tellers
    )


def told_in_line(line: RecordLine) -> str:
    """A line as a sentence without its end."""
    reasons = f" [{line.reasons}]" if line.reasons else ""
    until = f" to {line.until}" if line.until else ""
    return f"{line.lane}: {line.what}{reasons}, {line.since}{until}"


def _of_spell(spell: SpellDraft, lane: str = "") -> RecordLine:
    return RecordLine(
        lane=lane or str(spell.lane),
        what=" ".join(_there(spell.code, spell.label)),
        since=when_told(spell.start),
        until=_until(spell.end),
        reasons=", ".join(_there(spell.began_because, spell.ended_because)),
    )


def _of_event(event: EventDraft, account: AccountDraft) -> RecordLine:
    words = f" ({account.words})" if account.words else ""
    return RecordLine("event", f"{event.title}{words}", when_told(account.when), "")


def _until(end: When | None) -> str:
    return "now" if end is None else when_told(end)


def _there(*parts: str) -> Iterator[str]:
    return (part for part in parts if part)
