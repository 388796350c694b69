"""Long-term stability (DOMAIN §1.3): under 16, in care for 2½ years, in one placement for two or for adoption."""

from collections.abc import Sequence
from datetime import date

from app.journeys.rules.amounts import Answer, all_of
from app.journeys.rules.coverage import Gap
from app.journeys.rules.spells import Move, Placement
from app.journeys.rules.timeline import DAYS_A_YEAR, Axis, Bounds
from app.journeys.rules.vocabulary import Listed, Mark, Vocabulary
from app.journeys.rules.when import months_after

UNDER = 16 * 12
IN_CARE = 30
IN_PLACEMENT = 24
"""In months (§1.3)."""


def stability(
    order: Sequence[Placement],
    stays: Sequence[Placement],
    moves: Sequence[Move],
    gaps: Sequence[Gap],
    vocabulary: Vocabulary,
    review: Bounds | None,
    age_at_review: Bounds | None,
) -> Answer:
    """Whether the child's care was stable in the long term at the review date (§1.3); None with the reason.

    Care counts from its last beginning (RNE S), or from the first placement where none is recorded. A placement
    counts from the first one with the same carer, through changes of status, and through a temporary placement
    from which the child came back.
    """
    going_on = [stay for stay in stays if stay.end is None]
    if not going_on:
        return Answer(None, "No placement goes on at the review date.")
    if review is None or review.unknown:
        return Answer(None, "There is no review date.")
    age = review if review.axis is Axis.AGE else age_at_review
    current = going_on[-1]
    young = None if age is None else _not(_reached(Bounds(Axis.AGE, 0, 0), age, UNDER))
    looked_after = _reached(_entry(order, vocabulary).start, review, IN_CARE)
    settled = _reached(_first_with_this_carer(current, stays, moves, gaps, vocabulary).start, review, IN_PLACEMENT)
    if vocabulary.is_marked(Listed.PLACEMENT, current.code, Mark.ADOPTION):
        settled = True
    answer = all_of((young, looked_after, settled))
    if answer is not None:
        return Answer(answer)
    if young is None:
        return Answer(None, "The age at the review date is not known well enough.")
    return Answer(None, "The dates told are too rough to say.")


def _entry(order: Sequence[Placement], vocabulary: Vocabulary) -> Placement:
    entries = [record for record in order if vocabulary.is_marked(Listed.STARTED, record.started, Mark.ENTRY)]
    return entries[-1] if entries else order[0]


def _first_with_this_carer(
    current: Placement,
    stays: Sequence[Placement],
    moves: Sequence[Move],
    gaps: Sequence[Gap],
    vocabulary: Vocabulary,
) -> Placement:
    began_anew = {move.began for move in moves} | {gap.before for gap in gaps if gap.certain}
    first = current
    for earlier in reversed(stays[: stays.index(current)]):
        if first.key in began_anew or vocabulary.is_marked(Listed.STARTED, first.started, Mark.ENTRY):
            break
        first = earlier
    return first


def _reached(start: Bounds, review: Bounds, months: int) -> bool | None:
    """Whether so many months had passed at the review; None where what is known allows both."""
    soonest = None if start.earliest is None else _later(start.earliest, months, start.axis)
    last = None if start.latest is None else _later(start.latest, months, start.axis)
    if last is not None and review.earliest is not None and last <= review.earliest:
        return True
    if soonest is not None and review.latest is not None and soonest > review.latest:
        return False
    return None


def _later(day: int, months: int, axis: Axis) -> int:
    if axis is Axis.AGE:
        return day + int(months * DAYS_A_YEAR / 12)
    return months_after(date.fromordinal(day), months).toordinal()


def _not(answer: bool | None) -> bool | None:
    return None if answer is None else not answer
