"""The facts under the title of a picture, with no day and no date (DOMAIN §1.4, E-12)."""

from collections.abc import Iterator

from app.journeys.fact_rows import JourneyFacts, TellerMeasures
from app.journeys.journey_rows import JourneyRow
from app.journeys.measuring import facts
from app.journeys.measuring.told import months_told
from app.journeys.measuring.words import WELLBEING_WORDS
from app.journeys.rules import Status, age_told
from app.journeys.rules.amounts import Tally

_COUNTED = {
    Status.AGREE: "agree on {}",
    Status.PARTLY: "partly on {}",
    Status.CONFLICT: "conflict on {}",
    Status.ONE_ACCOUNT: "one account alone of {}",
}


def glance_of(journey: JourneyRow) -> tuple[str, ...]:
    """The facts, each short enough to stand in a line with others."""
    return tuple(_facts(facts(journey)))


def _facts(known: JourneyFacts) -> Iterator[str]:
    if known.age is not None:
        yield age_told(known.age)
    entered = known.entered
    if entered is not None and entered.entry is not None:
        care = f", in care for {months_told(entered.in_care)}" if entered.in_care else ""
        yield f"came into care at {age_told(entered.entry)}{care}"
    if known.placed is not None:
        yield _placements(known.placed)
    if known.worked is not None and known.worked.workers is not None:
        yield _count(known.worked.workers.workers, "social worker")
    counted = [
        words.format(known.accounts[status]) for status, words in _COUNTED.items() if known.accounts[status]
    ]
    if counted:
        yield f"accounts {', '.join(counted)}"
    low = known.lowest
    if low is not None and low.lowest is not None and low.lowest.low.value is not None:
        nearest = WELLBEING_WORDS[round(low.lowest.low.value)]
        yield f"lowest point {nearest}, as {low.teller.name} tells it"


def _placements(told: TellerMeasures) -> str:
    measured = told.placements
    assert measured is not None
    moves = Tally(len(measured.moves), measured.moves_unsaid)
    parts = [_count(measured.placements, "placement"), moves.range.told("move", "moves")]
    if measured.unplanned.known:
        parts.append(f"{measured.unplanned.known} unplanned")
    if measured.longest is not None:
        parts.append(f"longest {months_told(measured.longest)}")
    if measured.gaps:
        parts.append(_count(len(measured.gaps), "gap"))
    by = "by the official record" if told.teller.participant is None else f"as {told.teller.name} tells it"
    return f"{', '.join(parts)}, {by}"


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
