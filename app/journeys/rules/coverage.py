"""Days with a placement and days without: gaps between placements, and what is only possible (DOMAIN §1.3)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.journeys.rules.amounts import Range
from app.journeys.rules.spells import Placement, in_order, last_day
from app.journeys.rules.timeline import Bounds


@dataclass(frozen=True, slots=True)
class Gap:
    """Days that no placement covers, temporary ones included (§1.3), and the placements they lie between."""

    after: int
    before: int
    days: Range

    @property
    def certain(self) -> bool:
        """There is a gap whatever the days were that nobody can say exactly."""
        return self.days.at_least > 0


def gaps_between(placements: Sequence[Placement], review: Bounds | None) -> tuple[Gap, ...]:
    """Gaps in days, in order (§1.3): those that are certain, and those that dates told roughly leave possible.

    The day of a change belongs to both placements, so a changeover at midnight is no gap. Where the start of a
    placement is not known at all, nothing is said about what was before it.
    """
    gaps = []
    covered: Bounds | None = None
    until = -1
    for placement in in_order(placements):
        if placement.start.unknown:
            continue
        end = last_day(placement, review)
        if covered is None:
            covered, until = end, placement.key
            continue
        days = _uncovered(covered, placement.start)
        if days.at_most != 0:
            gaps.append(Gap(until, placement.key, days))
        if _ends_later(end, covered):
            until = placement.key
        covered = Bounds(
            end.axis,
            max((day for day in (covered.earliest, end.earliest) if day is not None), default=None),
            None if covered.latest is None or end.latest is None else max(covered.latest, end.latest),
        )
    return tuple(gaps)


def days_covered(placements: Sequence[Placement], review: Bounds | None) -> Range:
    """Days with at least one placement, temporary ones included, from the first to the last (§1.3)."""
    certain, possible = [], []
    open_ended = False
    for placement in placements:
        start, end = placement.start, last_day(placement, review)
        if start.latest is not None and end.earliest is not None:
            certain.append((start.latest, end.earliest))
        if start.earliest is not None and end.latest is not None:
            possible.append((start.earliest, end.latest))
        else:
            open_ended = True
    return Range(_length(certain), None if open_ended else _length(possible))


def _uncovered(covered: Bounds, start: Bounds) -> Range:
    least = 0 if covered.latest is None or start.earliest is None else max(start.earliest - covered.latest, 0)
    if covered.earliest is None or start.latest is None:
        return Range(least, None)
    return Range(least, max(start.latest - covered.earliest, 0))


def _ends_later(end: Bounds, covered: Bounds) -> bool:
    if end.latest is None or covered.latest is None:
        return end.latest is None
    return end.latest >= covered.latest


def _length(stretches: Sequence[tuple[int, int]]) -> int:
    """The days of all stretches together, each counted once."""
    days, reached = 0, None
    for start, end in sorted(stretches):
        begin = start if reached is None else max(start, reached)
        if end > begin:
            days += end - begin
        reached = end if reached is None else max(reached, end)
    return days
