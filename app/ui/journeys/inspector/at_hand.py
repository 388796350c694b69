"""Which rows of a journey a thing on the map stands for."""

from dataclasses import dataclass

from app.journeys.journey_rows import (
    AccountRow,
    EventRow,
    JourneyRow,
    LaneId,
    MarkId,
    PointRow,
    SpellRow,
)
from app.journeys.layout import Kind, Ref, account_drawn
from app.journeys.rules import Axis, When
from app.study.rows import ParticipantId


@dataclass(frozen=True, slots=True)
class AtHand:
    """A spell, a point, or an event with the account of it that is meant; nothing of all that where none is."""

    ref: Ref | None = None
    spell: SpellRow | None = None
    event: EventRow | None = None
    account: AccountRow | None = None
    point: PointRow | None = None

    @property
    def mark(self) -> MarkId | None:
        """What is coded, linked and noted."""
        row = self.spell or self.account or self.point
        return None if row is None else row.mark

    @property
    def told(self) -> bool:
        """Whether anything is at hand."""
        return self.mark is not None

    @property
    def teller(self) -> ParticipantId | None:
        """Who tells it; None for the official record too."""
        row = self.spell or self.account or self.point
        return None if row is None else row.teller

    @property
    def lane(self) -> LaneId | None:
        """The lane it is in."""
        if self.spell is not None:
            return self.spell.lane
        return None if self.event is None else self.event.lane

    @property
    def when(self) -> When | None:
        """When it was, or began."""
        if self.spell is not None:
            return self.spell.start
        row = self.account or self.point
        return None if row is None else row.when


def at_hand(journey: JourneyRow, ref: Ref | None, axis: Axis = Axis.AGE) -> AtHand:
    """What a `Ref` means; of an event without an account, the one that the map draws it by."""
    if ref is None:
        return AtHand()
    if ref.kind is Kind.SPELL:
        return AtHand(ref, spell=next((row for row in journey.spells if row.mark == ref.mark), None))
    if ref.kind is Kind.POINT:
        return AtHand(ref, point=next((row for row in journey.points if row.mark == ref.mark), None))
    event = next((row for row in journey.events if row.id == ref.event), None)
    if event is None:
        return AtHand(ref)
    if ref.kind is Kind.ACCOUNT:
        return AtHand(
            ref, event=event, account=next((row for row in event.accounts if row.mark == ref.mark), None)
        )
    return AtHand(ref, event=event, account=account_drawn(journey, event, axis))


def ref_of(journey: JourneyRow, mark: MarkId) -> Ref | None:
    """Where a mark stands on the map; None where it is not on this journey."""
    if any(row.mark == mark for row in journey.spells):
        return Ref(Kind.SPELL, mark)
    if any(row.mark == mark for row in journey.points):
        return Ref(Kind.POINT, mark)
    found = next((account for event in journey.events for account in event.accounts if account.mark == mark), None)
    return None if found is None else Ref(Kind.ACCOUNT, mark, found.event)
