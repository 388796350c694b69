"""Placements, moves and stability of one lane of a journey (DOMAIN §1.3): defined once, computed everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.journeys.rules.amounts import Answer, Range, Tally, days_from
from app.journeys.rules.coverage import Gap, days_covered, gaps_between
from app.journeys.rules.spells import Move, Placement, axis_of, duration, in_order
from app.journeys.rules.stability import stability
from app.journeys.rules.timeline import Bounds
from app.journeys.rules.vocabulary import Listed, Mark, Vocabulary
from app.journeys.rules.years import PlacementYear, placement_years, three_in_a_year


@dataclass(frozen=True, slots=True)
class Stay:
    """One placement with its days; `records` are all that tell of it, where only the legal status changed."""

    key: int
    records: tuple[int, ...]
    days: Range


@dataclass(frozen=True, slots=True)
class PlacementMeasures:
    """The measures of one lane (§1.3), days in Range; temporary placements only in records, durations and gaps."""

    records: int
    placements: int
    moves: tuple[Move, ...]
    moves_unsaid: int
    """From how many placements to the next nobody said if the carer changed; they are not among the moves."""
    durations: tuple[tuple[int, Range], ...]
    """Every record with its days, in order; one that goes on is measured to the review date."""
    stays: tuple[Stay, ...]
    gaps: tuple[Gap, ...]
    """Those that are certain."""
    possible_gaps: tuple[Gap, ...]
    """Those that dates told roughly neither show nor rule out."""
    covered: Range
    longest: Range | None
    longest_stay: Stay | None
    """Which placement was the longest; None where dates told roughly leave it open."""
    current: Stay | None
    """The placement that goes on at the review date, a temporary one only where there is no other."""
    years: tuple[PlacementYear, ...]
    three_in_a_year: Answer
    stable: Answer
    since_entry: Range | None
    """Days from the first placement to the review date."""

    @property
    def unplanned(self) -> Tally:
        """Moves whose ending placement has a reason that is not planned, or protective (§1.3)."""
        return Tally(
            sum(move.unplanned is True for move in self.moves), sum(move.unplanned is None for move in self.moves)
        )


def measure_placements(
    placements: Sequence[Placement],
    vocabulary: Vocabulary,
    review: Bounds | None = None,
    age_at_review: Bounds | None = None,
) -> PlacementMeasures:
    """All measures of §1.3 over the placements of one lane, in any order, on one axis.

    `review` is the review date on that axis; `age_at_review` is in days of age, and needed only on the calendar.
    """
    axis_of(placements, review)
    order = in_order(placements)
    gaps = gaps_between(order, review)
    merged = _merged(order, gaps, vocabulary)
    stays = tuple(placement for placement, _ in merged if not _is_temporary(placement, vocabulary))
    moves, unsaid = _moves([placement for placement, _ in merged], vocabulary)
    timed = {
        placement.key: Stay(placement.key, records, duration(placement, review)) for placement, records in merged
    }
    current = _current([placement for placement, _ in merged], vocabulary)
    years = placement_years(stays, review)
    known = [stay.start for stay in order if not stay.start.unknown]
    longest = _longest_days([timed[stay.key].days for stay in stays])
    return PlacementMeasures(
        records=len(order),
        placements=len(stays),
        moves=moves,
        moves_unsaid=unsaid,
        durations=tuple((record.key, duration(record, review)) for record in order),
        stays=tuple(timed[stay.key] for stay in stays),
        gaps=tuple(gap for gap in gaps if gap.certain),
        possible_gaps=tuple(gap for gap in gaps if not gap.certain),
        covered=days_covered(order, review),
        longest=longest,
        longest_stay=_longest([timed[stay.key] for stay in stays]),
        current=None if current is None else timed[current.key],
        years=years,
        three_in_a_year=three_in_a_year(stays, years),
        stable=stability(order, stays, moves, gaps, vocabulary, review, age_at_review),
        since_entry=days_from(known[0], review) if known and review else None,
    )


def _is_temporary(placement: Placement, vocabulary: Vocabulary) -> bool:
    return vocabulary.is_marked(Listed.PLACEMENT, placement.code, Mark.TEMPORARY)


def _merged(
    order: Sequence[Placement], gaps: Sequence[Gap], vocabulary: Vocabulary
) -> list[tuple[Placement, tuple[int, ...]]]:
    """Records that tell of one placement made one: the next began only because the legal status changed.

    It must have the same code and follow without a gap; else it stands for itself.
    """
    apart = {gap.before for gap in gaps if gap.certain}
    merged: list[tuple[Placement, tuple[int, ...]]] = []
    for record in order:
        before = merged[-1] if merged else None
        goes_on = vocabulary.is_marked(Listed.STARTED, record.started, Mark.CONTINUES)
        if before and goes_on and record.key not in apart and before[0].code == record.code:
            whole = replace(
                before[0],
                end=record.end,
                reason=record.reason,
                unplanned=record.unplanned,
                carer=before[0].carer or record.carer,
            )
            merged[-1] = (whole, (*before[1], record.key))
        else:
            merged.append((record, (record.key,)))
    return merged


def _moves(order: Sequence[Placement], vocabulary: Vocabulary) -> tuple[tuple[Move, ...], int]:
    moves, unsaid = [], 0
    ended: Placement | None = None
    temporary = False
    for placement in order:
        if _is_temporary(placement, vocabulary):
            temporary = True
            continue
        changed = ended and _changes_carer(ended, placement, temporary, vocabulary)
        if ended and changed:
            moves.append(Move(ended.key, placement.key, _is_unplanned(ended, vocabulary)))
        unsaid += ended is not None and changed is None
        ended, temporary = placement, False
    return tuple(moves), unsaid


def _changes_carer(
    ended: Placement, began: Placement, temporary_between: bool, vocabulary: Vocabulary
) -> bool | None:
    if vocabulary.is_marked(Listed.REASON, ended.reason, Mark.NO_MOVE):
        return False
    named = ended.carer.strip().casefold()
    if temporary_between and named and named == began.carer.strip().casefold():
        return False
    if vocabulary.list(Listed.STARTED).term(began.started):
        return vocabulary.is_marked(Listed.STARTED, began.started, Mark.NEW_CARER)
    return began.new_carer


def _is_unplanned(ended: Placement, vocabulary: Vocabulary) -> bool | None:
    if vocabulary.list(Listed.REASON).term(ended.reason):
        return vocabulary.is_marked(Listed.REASON, ended.reason, Mark.UNPLANNED)
    return ended.unplanned


def _current(order: Sequence[Placement], vocabulary: Vocabulary) -> Placement | None:
    going_on = [placement for placement in order if placement.end is None]
    lasting = [placement for placement in going_on if not _is_temporary(placement, vocabulary)]
    return next(reversed(lasting or going_on), None)


def _longest_days(days: Sequence[Range]) -> Range | None:
    if not days:
        return None
    most = [one.at_most for one in days if one.at_most is not None]
    return Range(max(one.at_least for one in days), max(most) if len(most) == len(days) else None)


def _longest(stays: Sequence[Stay]) -> Stay | None:
    """The first of those no other can have been longer than."""
    for stay in stays:
        others = [other.days.at_most for other in stays if other is not stay]
        if all(most is not None and most <= stay.days.at_least for most in others):
            return stay
    return None
