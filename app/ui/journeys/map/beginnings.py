"""What is about to be told, with the lane, the time and the teller at hand filled in already."""

from dataclasses import dataclass

from app.journeys.draft_rows import AccountDraft, EventDraft, PointDraft, SpellDraft
from app.journeys.journey_rows import EventKind, EventRow, JourneyRow, LaneId, LaneKind, Method
from app.journeys.rules import When
from app.study.rows import ParticipantId
from app.ui.journeys.inspector.at_hand import AtHand
from app.ui.journeys.inspector.event_part import tellers_without
from app.ui.journeys.inspector.mark_fields import NewAccount, NewEvent, NewPoint, NewSpell

NO_TIME = When.unknown()
"""Shown as an empty field."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place somebody points at: nothing of it need be known."""

    lane: LaneId | None = None
    start: When = NO_TIME
    end: When | None = None
    value: int = 0


class Beginnings:
    """Knows who told last, so that who writes down one account need not say so each time."""

    def __init__(self) -> None:
        self._journey: JourneyRow | None = None
        self._heard = False
        self._teller: ParticipantId | None = None

    def show_journey(self, journey: JourneyRow) -> None:
        """Of whom something is to be told; until somebody has told, the child is the teller, once it is linked."""
        if self._journey is None or self._journey.case != journey.case:
            self._heard = False
        self._journey = journey
        if not self._heard:
            self._teller = journey.tellers[0].participant

    def hear(self, here: AtHand) -> None:
        """Who tells what is at hand tells what comes next."""
        if here.told:
            self._heard = True
            self._teller = here.teller

    def spell(self, here: AtHand, spot: Spot | None = None) -> NewSpell:
        """Where the child lived, or who was there: what comes after the spell at hand, in its lane."""
        if spot is None:
            spell = here.spell
            start = here.when if spell is None else spell.end
            spot = Spot(here.lane, start or NO_TIME)
        lane: LaneId | LaneKind = LaneKind.HOME if spot.lane is None else spot.lane
        return NewSpell(SpellDraft(lane, self._known(), spot.start, spot.end))

    def event(self, here: AtHand, spot: Spot | None = None) -> NewEvent:
        """Something that happened, at the time at hand."""
        spot = spot or Spot(here.lane, here.when or NO_TIME)
        kind = EventKind.MOVE if self._kind_of(spot.lane) is LaneKind.HOME else EventKind.OTHER
        return NewEvent(EventDraft(kind, "", spot.lane), AccountDraft(self._known(), spot.start))

    def account(self, event: EventRow) -> NewAccount | None:
        """What somebody else says of an event; None where everybody told of it."""
        others = tellers_without(self._told, event)
        return NewAccount(event.id, AccountDraft(others[0].participant, NO_TIME)) if others else None

    def point(self, here: AtHand, spot: Spot | None = None) -> NewPoint | None:
        """How the child stood, at the time at hand; None where nobody is there to tell."""
        spot = spot or Spot(start=here.when or NO_TIME)
        people = [one.participant for one in self._told.tellers if one.participant is not None]
        if not people:
            return None
        teller = self._teller if self._teller in people else people[0]
        assert teller is not None
        return NewPoint(PointDraft(teller, spot.start, spot.value, Method.INFERRED))

    @property
    def _told(self) -> JourneyRow:
        assert self._journey is not None
        return self._journey

    def _known(self) -> ParticipantId | None:
        """Who told last, if they are still there to tell."""
        tellers = [teller.participant for teller in self._told.tellers]
        return self._teller if self._teller in tellers else tellers[0]

    def _kind_of(self, lane: LaneId | None) -> LaneKind | None:
        return next((row.kind for row in self._told.lanes if row.id == lane), None)
