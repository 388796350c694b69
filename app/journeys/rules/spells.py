"""Stretches of a journey as the measures take them: of one lane, on one axis, told by one teller or the record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.journeys.rules.amounts import Range, days_from
from app.journeys.rules.timeline import Axis, Bounds, certainly_before
from app.problems import Problem


class Spell(Protocol):
    """Anything that starts, and ends unless it goes on still."""

    @property
    def key(self) -> int:
        """Which one it is."""
        ...

    @property
    def start(self) -> Bounds:
        """When it started."""
        ...

    @property
    def end(self) -> Bounds | None:
        """When it ended; None while it goes on, unknown bounds where nobody can say when."""
        ...


S = TypeVar("S", bound=Spell)


@dataclass(frozen=True, slots=True)
class Placement:
    """One placement record, or one home a participant tells of (§1.2)."""

    key: int
    start: Bounds
    end: Bounds | None
    code: str = ""
    """Of the pick-list "placement"; empty where only words were said."""
    carer: str = ""
    """The carer's or home's pseudonym, to know a return to the same one."""
    started: str = ""
    """Why the episode started (RNE), in the official record."""
    new_carer: bool | None = None
    """In a participant's lane: whether "new carer or home" is ticked; None where nobody said."""
    reason: str = ""
    """Why the placement changed when it ended."""
    unplanned: bool | None = None
    """Where there is no reason of the pick-list: whether the teller says that its end was not planned."""


@dataclass(frozen=True, slots=True)
class Move:
    """A change of carer from one placement to the next; `unplanned` is None where nobody said why it came."""

    ended: int
    began: int
    unplanned: bool | None


@dataclass(frozen=True, slots=True)
class SchoolSpell:
    """A time at one school, or in no school (`school` empty and `attending` false)."""

    key: int
    start: Bounds
    end: Bounds | None
    school: str = ""
    mid_year: bool | None = None
    """Whether the move to it came within a school year; None where nobody said."""
    attending: bool = True


@dataclass(frozen=True, slots=True)
class WorkerSpell:
    """A time with one social worker, or in which the child had none (`allocated` false)."""

    key: int
    start: Bounds
    end: Bounds | None
    worker: str = ""
    """The worker's pseudonym; empty where the record does not say who."""
    allocated: bool = True


def check_spell(start: Bounds, end: Bounds | None) -> None:
    """A Problem for a spell that certainly ends before it starts (J-01)."""
    if end is not None and certainly_before(end, start):
        raise Problem("The end is before the start.", "Correct one of the two dates.")


def check_placement(start: Bounds, end: Bounds | None) -> None:
    """A Problem for a placement that ends before it starts, or on the same day (§1.2 date rules)."""
    check_spell(start, end)
    if start.exact and end == start:
        raise Problem(
            "A placement cannot start and end on the same day.", "Correct the dates, or leave the placement out."
        )


def in_order(spells: Iterable[S]) -> list[S]:
    """Spells by their start, then their end, then their key; those with no start and no end known come last.

    One whose start nobody knows from below began no later than it ended: it comes before what begins there.
    """
    return sorted(spells, key=lambda spell: (*_start_place(spell), *_end_place(spell.end), spell.key))


def axis_of(spells: Sequence[Spell], *others: Bounds | None) -> Axis:
    """The one axis they all stand on, the calendar where there is nothing; ValueError where they stand on two."""
    axes = {bounds.axis for spell in spells for bounds in (spell.start, spell.end) if bounds}
    axes |= {bounds.axis for bounds in others if bounds}
    if len(axes) > 1:
        raise ValueError("Spells on two axes cannot be measured together.")
    return axes.pop() if axes else Axis.CALENDAR


def last_day(spell: Spell, review: Bounds | None) -> Bounds:
    """When a spell ended, at the review if it goes on still, and never before it may have started."""
    end = spell.end or review or Bounds(spell.start.axis)
    least = [day for day in (end.earliest, spell.start.earliest) if day is not None]
    earliest = max(least, default=None)
    latest = end.latest if earliest is None or end.latest is None else max(end.latest, earliest)
    return Bounds(end.axis, earliest, latest)


def duration(spell: Spell, review: Bounds | None) -> Range:
    """Days from start to end, to the review date while it goes on (§1.3)."""
    return days_from(spell.start, spell.end or review)


def _start_place(spell: Spell) -> tuple[bool, int, bool, int]:
    if spell.start.earliest is not None:
        unknown, first, last = _place(spell.start)
        return unknown, first, True, last
    days = (spell.start.latest, *((spell.end.earliest, spell.end.latest) if spell.end else ()))
    first_known = min((day for day in days if day is not None), default=None)
    return first_known is None, first_known or 0, False, first_known or 0


def _place(start: Bounds) -> tuple[bool, int, int]:
    first = start.latest if start.earliest is None else start.earliest
    last = start.earliest if start.latest is None else start.latest
    return first is None, first or 0, last or 0


def _end_place(end: Bounds | None) -> tuple[bool, bool, int, int]:
    return (True, True, 0, 0) if end is None else (False, *_place(end))
