"""When everything of a journey was, on the axis of the map: only where it was told, or follows from the birth."""

from collections.abc import Iterable

from app.journeys.journey_rows import AccountRow, EventRow, JourneyRow, TellerRow
from app.journeys.measuring.times import birth_of, day_of
from app.journeys.rules.timeline import DAYS_A_YEAR, Axis, Bounds, Timeline
from app.journeys.rules.told import age_told, when_told
from app.journeys.rules.when import Precision, When
from app.study.rows import ParticipantId


class Times:
    """The days of one journey on one axis."""

    def __init__(self, journey: JourneyRow, axis: Axis) -> None:
        self.axis = axis
        self.places: dict[ParticipantId | None, int] = {
            teller.participant: place for place, teller in enumerate(in_order(journey.tellers))
        }
        self.names = {int(event.id): event.title or event.kind.value for event in journey.events}
        self.birth = birth_of(journey)
        self._without_events = Timeline({}, self.birth)
        self.timeline = Timeline(
            {int(event.id): self.account_to_draw_by(event).when for event in journey.events if event.accounts},
            self.birth,
        )
        self.now = self._now(journey)
        self._known: dict[When, Bounds] = {}

    def account_to_draw_by(self, event: EventRow) -> AccountRow:
        """The account an event stands at: the child's before all others', the record's last (§1.6).

        Where somebody else says the same more precisely, it stands at theirs: the first account still holds.
        """
        ordered = sorted(event.accounts, key=lambda account: (self.place(account.teller), account.mark))
        first = next((one for one in ordered if one.when.precision is not Precision.UNKNOWN), ordered[0])
        own = self._own_bounds(first.when)
        if own.earliest is None or own.latest is None:
            return first
        chosen = own.earliest, own.latest
        for other in ordered:
            bounds = self._own_bounds(other.when)
            if bounds.earliest is None or bounds.latest is None:
                continue
            within = own.earliest <= bounds.earliest and bounds.latest <= own.latest
            if within and bounds.latest - bounds.earliest < chosen[1] - chosen[0]:
                first, chosen = other, (bounds.earliest, bounds.latest)
        return first

    def _own_bounds(self, when: When) -> Bounds:
        return self._without_events.drawn(when, self.axis)

    def place(self, teller: ParticipantId | None) -> int:
        """Where a teller stands among the others, child first, the official record last."""
        return self.places.get(teller, len(self.places))

    def bounds(self, when: When) -> Bounds:
        """The earliest and latest day on the axis."""
        found = self._known.get(when)
        if found is None:
            found = self._known[when] = self.timeline.drawn(when, self.axis)
        return found

    def day_of(self, when: When) -> float | None:
        """The day it stands at on the map; None where nobody can say."""
        bounds = self.bounds(when)
        if bounds.middle is not None:
            return bounds.middle
        return bounds.latest if bounds.earliest is None else bounds.earliest

    def day_of_event(self, event: EventRow) -> float | None:
        """The same of an event."""
        return self.day_of(self.account_to_draw_by(event).when)

    def order(self, when: When) -> tuple[float, ...]:
        """What to sort by."""
        return self.timeline.order(when, self.axis)

    def words(self, when: When) -> str:
        """A time in words: by age alone on the axis of age (J-02), as it was told on the calendar's."""
        told_so = when.precision not in {Precision.EXACT, Precision.MONTH, Precision.YEAR}
        if self.axis is Axis.CALENDAR or told_so:
            return when_told(when, self.names)
        return age_told(self.bounds(when))

    def _now(self, journey: JourneyRow) -> float | None:
        on = day_of(journey.reviewed_on)
        reviewed = None if on is None else on.toordinal()
        if self.axis is Axis.CALENDAR:
            return reviewed
        if reviewed is not None and self.birth is not None:
            return reviewed - self.birth.middle
        months = journey.age_at_review
        if months is None:
            return None
        return (months + (0.5 if months % 12 else 6)) * DAYS_A_YEAR / 12


def in_order(tellers: Iterable[TellerRow]) -> list[TellerRow]:
    """Tellers as the study orders them, the official record last."""
    return sorted(tellers, key=lambda teller: teller.participant is None)


def account_drawn(journey: JourneyRow, event: EventRow, axis: Axis) -> AccountRow:
    """The account an event stands at on a map along an axis."""
    return Times(journey, axis).account_to_draw_by(event)
