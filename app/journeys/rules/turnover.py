"""Changes of school and of social worker (DOMAIN §1.3; the stability index counts both)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.journeys.rules.amounts import Tally
from app.journeys.rules.spells import SchoolSpell, WorkerSpell, in_order


@dataclass(frozen=True, slots=True)
class SchoolMeasures:
    """Moves from one school to another, and which of them came within a school year."""

    schools: Tally
    moves: Tally
    mid_year: Tally


@dataclass(frozen=True, slots=True)
class WorkerMeasures:
    """How many social workers there were, and how often they changed; a record without a name is another one."""

    workers: int
    changes: int


def measure_schools(spells: Sequence[SchoolSpell]) -> SchoolMeasures:
    """School moves, of which mid-year (§1.3), over the spells of one lane in any order.

    Times in no school are passed over, so coming back to the same school is no move. Where a school has no name,
    whether it was another one is not said.
    """
    attended = [spell for spell in in_order(spells) if spell.attending]
    names = [spell.school.strip().casefold() for spell in attended]
    moves = unsaid = mid_year = mid_year_unsaid = 0
    for before, after, spell in zip(names, names[1:], attended[1:], strict=False):
        if not before or not after:
            unsaid += 1
            mid_year_unsaid += spell.mid_year is not False
        elif before != after:
            moves += 1
            mid_year += spell.mid_year is True
            mid_year_unsaid += spell.mid_year is None
    return SchoolMeasures(
        Tally(len({name for name in names if name}), sum(not name for name in names)),
        Tally(moves, unsaid),
        Tally(mid_year, mid_year_unsaid),
    )


def measure_workers(spells: Sequence[WorkerSpell]) -> WorkerMeasures:
    """Social workers and changes of them (§1.3), over the spells of one lane in any order.

    A time without one is passed over; consecutive spells with the same name are no change.
    """
    names = [spell.worker.strip().casefold() for spell in in_order(spells) if spell.allocated]
    changes = sum(not after or before != after for before, after in pairwise(names))
    return WorkerMeasures(len({name for name in names if name}) + sum(not name for name in names), changes)
