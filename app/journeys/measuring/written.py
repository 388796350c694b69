"""What a researcher writes into a cell of the lifegrid, read; and what is told, as it would be written there."""

import re
from datetime import date

from app.journeys.journey_rows import (
    NOBODY,
    EventKind,
    EventRow,
    JourneyRow,
    LaneKind,
    Method,
    PointRow,
    SpellRow,
)
from app.journeys.measuring.words import LISTS, METHOD_WORDS, NOBODY_WORDS, WELLBEING_WORDS, point_words
from app.journeys.rules import Axis, Precision, When
from app.journeys.rules.timeline import DAYS_A_YEAR
from app.journeys.rules.when import months_after
from app.problems import Problem

_KINDS = {kind.value: kind for kind in EventKind} | {
    "decision": EventKind.DECISION,
    "meeting": EventKind.MEETING,
    "review": EventKind.MEETING,
    "milestone": EventKind.MILESTONE,
    "crisis": EventKind.CRISIS,
    "missing": EventKind.CRISIS,
    "entry": EventKind.ENTRY,
    "exit": EventKind.EXIT,
}
_SILENCE = frozenset({"no account", "no account from here", "silent", "silence"})
_METHODS = {method.value: method for method in Method} | {words: method for method, words in METHOD_WORDS.items()}
_VALUES = {words: value for value, words in WELLBEING_WORDS.items()}


def time_of_year(axis: Axis, year: int | None) -> When:
    """The time that a row of the lifegrid stands for: an age, a year, or none that is known."""
    if year is None:
        return When.unknown()
    return When.age(year) if axis is Axis.AGE else When.year(year)


def days_of_years(when: When, years: int) -> int:
    """So many years in days from a time on: from one day of the calendar to the same day of another year."""
    if when.precision is Precision.EXACT and when.low is not None:
        return months_after(date.fromordinal(when.low), 12 * years).toordinal() - when.low
    return round(years * DAYS_A_YEAR)


def read_spell(text: str, kind: LaneKind, journey: JourneyRow) -> tuple[str, str]:
    """The code and the label of a spell: a code of the lane's pick-list may stand first, "U1 Nan's"."""
    typed = " ".join(text.split())
    if NOBODY_WORDS.get(kind) == typed.casefold() or (kind in NOBODY_WORDS and typed.casefold() == NOBODY):
        return NOBODY, ""
    first, _, rest = typed.partition(" ")
    term = journey.vocabulary.list(LISTS[kind]).term(first) if kind in LISTS else None
    return (term.code, rest) if term is not None else ("", typed)


def spell_written(spell: SpellRow, kind: LaneKind) -> str:
    """A spell as it is written: `read_spell` takes it for the same code and label."""
    if spell.code.casefold() == NOBODY and kind in NOBODY_WORDS and not spell.label:
        return NOBODY_WORDS[kind]
    return " ".join(part for part in (spell.code, spell.label) if part)


def read_event(text: str) -> tuple[EventKind | None, str]:
    """What kind of thing happened, if that is said before a colon, and what: "loss: the dog died"."""
    typed = " ".join(text.split())
    before, colon, after = typed.partition(":")
    kind = _KINDS.get(before.strip().casefold())
    return (kind, after.strip()) if colon and kind and after.strip() else (None, typed)


def event_written(event: EventRow) -> str:
    """An event as it is written, its kind first unless it is of no particular one."""
    return event.title if event.kind is EventKind.OTHER else f"{event.kind.value}: {event.title}"


def read_point(text: str) -> tuple[float | None, Method | None]:
    """The value of wellbeing and, after a comma, how it was obtained; without a value, no account from here on.

    "-2", "very low", "good, drawn", "no account".
    """
    said, _, how = (part.strip() for part in " ".join(text.split()).casefold().partition(","))
    method = _METHODS.get(how)
    if how and method is None:
        raise Problem("How that was obtained cannot be read.", "Write drawn, rated or inferred after the comma.")
    if said in _SILENCE:
        return None, method
    number = re.fullmatch(r"([+\-−–]?)(\d(?:\.\d)?)(?:\s+(.+))?", said)
    if number and (number[3] is None or number[3] in _VALUES):
        return float(number[2]) * (-1 if number[1] in {"-", "−", "–"} else 1), method
    if said in _VALUES:
        return _VALUES[said], method
    raise Problem(
        "Wellbeing is one of five steps.",
        "Write −2 to 2, or very low, low, mixed, good or very good; no account where a silence begins.",
    )


def point_written(point: PointRow) -> str:
    """A point as it is written, with how it was obtained."""
    return f"{point_words(point)}, {METHOD_WORDS[point.method]}"
