"""The glance header in lines of words: the same for a terminal, a screen reader and a copy (DOMAIN §1.4)."""

from collections.abc import Iterator

from app.journeys.fact_rows import JourneyFacts, TellerMeasures
from app.journeys.journey_rows import JourneyRow
from app.journeys.measuring.words import STATUS_WORDS, WELLBEING_WORDS, when_words
from app.journeys.rules import Range, Status, Tally, age_told

_DAYS_A_MONTH = 365.25 / 12


def facts_told(known: JourneyFacts, journey: JourneyRow) -> Iterator[str]:
    """The header, a line a fact; whose account each is from is said with it."""
    who = [known.pseudonym, age_told(known.age) if known.age else "", known.area_name]
    yield ", ".join(part for part in who if part)
    legal, entered = known.legal, known.entered
    if legal is not None:
        yield f"Legal status now: {legal.legal} ({legal.teller.name})"
    if entered is not None and entered.entry is not None:
        care = f", in care for {months_told(entered.in_care)}" if entered.in_care else ""
        yield f"First came into care at {age_told(entered.entry)}{care} ({entered.teller.name})"
    for one in known.measures:
        yield from _lanes(one)
    if known.interviewed:
        yield "Interviewed: " + ", ".join(
            f"{teller.name} {'yes' if heard else 'no'}" for teller, heard in known.interviewed
        )
    if sum(known.accounts.values()):
        counted = [
            f"{STATUS_WORDS[status]} {known.accounts[status]}" for status in Status if known.accounts[status]
        ]
        yield f"Events: {', '.join(counted)}"
    if known.lowest is not None:
        yield _lowest(known.lowest, journey)
    for gap in known.consent:
        yield f"No consent recorded of {gap.teller.name} to: {', '.join(gap.missing)}"


def months_told(days: Range) -> str:
    """Days in whole months, as reports say them (E-12)."""
    most = None if days.at_most is None else round(days.at_most / _DAYS_A_MONTH)
    return Range(round(days.at_least / _DAYS_A_MONTH), most).told("month", "months")


def _lanes(one: TellerMeasures) -> Iterator[str]:
    parts = []
    if one.placements is not None:
        placed = one.placements
        moves = Tally(len(placed.moves), placed.moves_unsaid)
        parts.append(f"{_count(placed.placements, 'placement')}, {moves.range.told('move', 'moves')}")
        parts.append(f"{_tally(placed.unplanned)} unplanned")
        if placed.longest is not None:
            parts.append(f"longest {placed.longest.told()}")
        gaps = f" of {one.gap_days.told()}" if placed.gaps else ""
        parts.append(f"{_count(len(placed.gaps), 'gap')}{gaps}")
    if one.schools is not None:
        parts.append(one.schools.moves.range.told("school move", "school moves"))
    if one.workers is not None:
        parts.append(_count(one.workers.workers, "social worker"))
    if parts:
        yield f"{one.teller.name}: {'; '.join(parts)}"


def _lowest(measured: TellerMeasures, journey: JourneyRow) -> str:
    low = measured.lowest
    assert low is not None
    value = round(low.low.value or 0)
    line = f"Lowest point: {WELLBEING_WORDS[value]}, {when_words(low.low.when, journey)} ({measured.teller.name})"
    titles = [event.title for event in journey.events if event.id in low.between]
    if low.rise is None:
        return f"{line}; nothing better is told after it"
    silence = ", with a time nobody tells of in between" if low.across_silence else ""
    between = f"; before it rose: {', '.join(titles)}" if titles else ""
    return f"{line}{silence}{between}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _tally(tally: Tally) -> str:
    return f"{tally.known}" if not tally.unsaid else f"{tally.known} to {tally.known + tally.unsaid}"
