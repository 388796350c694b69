"""The rows of all children in words: at the mouse, read aloud, and beside each name."""

from collections.abc import Iterator

from app.journeys.fact_rows import JourneyHead
from app.journeys.journey_rows import JourneyRow, TellerRow
from app.journeys.layout.multiples.rows import EVENTS, HOMES, SmallRow
from app.journeys.layout.options import Options
from app.journeys.layout.scale import Scale
from app.journeys.layout.shapes import Font, Rect
from app.journeys.layout.sheet import Sheet
from app.journeys.layout.times import Times, in_order
from app.journeys.layout.words import event_tooltip, spell_tooltip
from app.journeys.measuring import accounts_compared
from app.journeys.measuring.words import WELLBEING_WORDS
from app.journeys.rules import Axis, Status, age_told
from app.journeys.rules.amounts import Tally

NEAR = 8.0
"""What lies so close to the mouse is meant."""
_COUNTED = (
    (Status.AGREE, "accounts agree on {}"),
    (Status.PARTLY, "agree partly on {}"),
    (Status.CONFLICT, "conflict on {}"),
    (Status.ONE_ACCOUNT, "one account alone of {}"),
)


def facts_words(head: JourneyHead) -> list[str]:
    """What stands below a name, each short enough for a line; at most two."""
    moves = "" if head.moves is None else Tally(head.moves, head.moves_unsaid or 0).range.told("move", "moves")
    unplanned = f", {head.unplanned} unplanned" if head.unplanned else ""
    gaps = _count(head.gaps, "gap") if head.gaps else ""
    lowest = "" if head.lowest is None else f"lowest {WELLBEING_WORDS[round(head.lowest)]}"
    below = " · ".join(part for part in (gaps, lowest) if part)
    return [words for words in (f"{moves}{unplanned}", below) if words]


def row_words(head: JourneyHead) -> str:
    """A child's row in sentences, each with whose account it is."""
    return " ".join(_sentences(head))


def words_at(journey: JourneyRow, row: SmallRow, x: float, y: float) -> str:
    """What lies at a place of a row, in words; empty where nothing does. `y` counts from the top of the row."""
    if abs(y - EVENTS) <= NEAR:
        near = min(row.events, key=lambda tick: abs(tick.x - x), default=None)
        if near is not None and abs(near.x - x) <= NEAR:
            sheet = _sheet(journey)
            event = next(event for event in journey.events if event.id == near.event)
            return event_tooltip(event, sheet.comparisons.get(event.id), sheet)
    if HOMES[0] - 2 <= y <= HOMES[0] + HOMES[1] + 2:
        there = [home for home in row.homes if home.left <= x <= home.right]
        if there:
            mark = min(there, key=lambda home: home.right - home.left).mark
            spell = next(spell for spell in journey.spells if spell.mark == mark)
            lane = next(lane for lane in journey.lanes if lane.id == spell.lane)
            return spell_tooltip(spell, lane, _sheet(journey))
    return ""


def _sentences(head: JourneyHead) -> Iterator[str]:
    yield f"{head.pseudonym}."
    if head.empty:
        yield "Nothing told yet."
        return
    if head.entry is not None:
        yield f"Came into care at {age_told(head.entry)}{_by(head.entry_by)}."
    if head.moves is not None:
        moves = Tally(head.moves, head.moves_unsaid or 0).range.told("move", "moves")
        parts = [_count(head.placements or 0, "placement"), moves, f"{head.unplanned or 0} unplanned"]
        gaps = f" of {head.gap_days.told()}" if head.gaps and head.gap_days is not None else ""
        yield f"{', '.join(parts)}, {_count(head.gaps or 0, 'gap')}{gaps}{_by(head.placed_by)}."
    if head.lowest is not None:
        yield f"Lowest point {WELLBEING_WORDS[round(head.lowest)]}{_by(head.lowest_by)}."
    counted = [
        words.format(_count(head.accounts[status], "event"))
        for status, words in _COUNTED
        if head.accounts.get(status)
    ]
    if counted:
        said = ", ".join(counted)
        yield f"{said[:1].upper()}{said[1:]}."


def _by(teller: TellerRow | None) -> str:
    return "" if teller is None else f" ({teller.name})"


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"


def _sheet(journey: JourneyRow) -> Sheet:
    """What words of a mark are made from; times by age alone (J-02)."""
    return Sheet(
        journey=journey,
        whole=journey,
        options=Options(),
        times=Times(journey, Axis.AGE),
        scale=Scale(0, 1, 0, 1),
        plot=Rect(0, 0, 1, 1),
        strip=None,
        measure=_unmeasured,
        tellers={teller.participant: teller for teller in in_order(journey.tellers)},
        comparisons={one.event.id: one.comparison for one in accounts_compared(journey).events},
    )


def _unmeasured(text: str, font: Font) -> float:
    """Words are not laid out here."""
    return 0.0
