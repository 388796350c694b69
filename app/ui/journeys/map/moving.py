"""What a drag or a key does to the time of a mark: told as precisely as before, in one step (J-01)."""

from dataclasses import dataclass
from enum import StrEnum

from app.journeys import actions
from app.journeys.journey_rows import JourneyRow, LaneRow
from app.journeys.measuring import has_place, one_step, shifted, told_at, when_words
from app.journeys.rules import Axis, When
from app.problems import Problem
from app.store.project import Project
from app.ui.journeys.inspector.at_hand import AtHand

VALUES = range(-2, 3)


class Grip(StrEnum):
    """By what a mark is held."""

    WHOLE = "whole"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Moved:
    """A mark as it would be: when it starts and ends, of a moment the start alone."""

    here: AtHand
    grip: Grip
    days: int
    start: When
    end: When | None = None
    value: float | None = None

    @property
    def changed(self) -> bool:
        """Whether anything is another than it was."""
        here = self.here
        if here.spell is not None:
            return (self.start, self.end) != (here.spell.start, here.spell.end)
        if here.point is not None:
            return (self.start, self.value) != (here.point.when, here.point.value)
        return here.account is not None and self.start != here.account.when

    def words(self, journey: JourneyRow) -> str:
        """When it would be, for who moves it."""
        start = when_words(self.start, journey)
        end = "goes on" if self.end is None else when_words(self.end, journey)
        if self.here.spell is None:
            return start
        if self.grip is Grip.WHOLE:
            return f"{start} – {end}"
        return f"from {start}" if self.grip is Grip.START else f"until {end}"

    def store(self, project: Project) -> None:
        """Let it be so, in one step; a Problem where it cannot be."""
        here = self.here
        if here.spell is not None and self.grip is Grip.WHOLE:
            actions.move_spell(project, mark=here.spell.mark, days=self.days)
        elif here.spell is not None and self.grip is Grip.START:
            actions.resize_spell(project, mark=here.spell.mark, start=self.start)
        elif here.spell is not None:
            actions.resize_spell(project, mark=here.spell.mark, end=self.end)
        elif here.account is not None:
            actions.move_event(project, mark=here.account.mark, when=self.start)
        elif here.point is not None:
            actions.move_point(project, mark=here.point.mark, when=self.start, value=self.value)


def by_days(
    here: AtHand,
    grip: Grip,
    days: float,
    *,
    to: float,
    axis: Axis,
    by_month: bool = False,
    value: int | None = None,
) -> Moved | None:
    """The mark at hand so many days later; None for what cannot be moved, a Problem where it has no place.

    An end that was open is told anew from the day `to` that somebody points at, in years or months.
    """
    whole = round(days)
    if here.spell is not None:
        start, end = here.spell.start, here.spell.end
        if grip is Grip.START:
            return Moved(here, grip, whole, shifted(start, whole), end)
        if grip is Grip.END:
            told = told_at(to, axis, by_month=by_month) if end is None else shifted(end, whole)
            return Moved(here, grip, whole, start, told)
        if not has_place(start) and (end is None or not has_place(end)):
            shifted(start, whole)
        start = shifted(start, whole) if has_place(start) else start
        return Moved(here, grip, whole, start, shifted(end, whole) if end and has_place(end) else end)
    if here.account is not None:
        return Moved(here, grip, whole, shifted(here.account.when, whole))
    if here.point is not None:
        when, held = here.point.when, here.point.value
        return Moved(
            here,
            grip,
            whole,
            shifted(when, whole) if has_place(when) else when,
            value=held if value is None else value,
        )
    return None


def by_step(here: AtHand, grip: Grip, way: int) -> Moved | None:
    """The same by the smallest step that keeps it as precise as it was told."""
    spell = here.spell
    when = here.when
    if spell is not None and (grip is Grip.END or when is None or not has_place(when)):
        when = spell.end
    if when is None:
        raise Problem("It goes on still.", "Type when it ended.")
    return by_days(here, grip, way * one_step(when), to=0, axis=Axis.AGE)


def by_value(here: AtHand, way: int) -> Moved | None:
    """A point of wellbeing a step higher or lower; None for anything else, and past the ends."""
    point = here.point
    value = None if point is None or point.value is None else round(point.value) + way
    if point is None or value not in VALUES:
        return None
    return Moved(here, Grip.WHOLE, 0, point.when, value=value)


def lane_beside(here: AtHand, way: int, lanes: tuple[LaneRow, ...]) -> LaneRow | None:
    """The lane below (1) or above (-1) that of the spell at hand."""
    ordered = sorted(lanes, key=lambda lane: (lane.position, lane.id))
    place = next((n for n, lane in enumerate(ordered) if here.spell and lane.id == here.spell.lane), None)
    beside = -1 if place is None else place + way
    return ordered[beside] if 0 <= beside < len(ordered) else None
