"""Marks in words, the same in the lifegrid, on a terminal and for who cannot see the map."""

from app.journeys.fact_rows import EventCompared
from app.journeys.journey_rows import NOBODY, JourneyRow, LaneKind, Method, PointRow, SpellRow
from app.journeys.rules import Listed, Status, When, when_told

STATUS_WORDS = {
    Status.AGREE: "accounts agree",
    Status.PARTLY: "accounts agree partly",
    Status.CONFLICT: "accounts conflict",
    Status.ONE_ACCOUNT: "one account only",
    Status.NOT_COMPARABLE: "not comparable",
}
WELLBEING_WORDS = {-2: "very low", -1: "low", 0: "mixed", 1: "good", 2: "very good"}
METHOD_WORDS = {Method.DRAWN: "drawn", Method.RATED: "rated", Method.INFERRED: "inferred from talk"}
LISTS = {LaneKind.HOME: Listed.PLACEMENT, LaneKind.LEGAL: Listed.LEGAL}
NOBODY_WORDS = {LaneKind.EDUCATION: "no school", LaneKind.WORKER: "no social worker"}


def spell_words(spell: SpellRow, kind: LaneKind, journey: JourneyRow) -> str:
    """What a spell is, as the teller put it, else by who cares, else by its code."""
    if spell.code.casefold() == NOBODY and kind in NOBODY_WORDS:
        return spell.label or NOBODY_WORDS[kind]
    return spell.label or spell.carer or code_words(spell.code, kind, journey) or "not said"


def code_words(code: str, kind: LaneKind, journey: JourneyRow) -> str:
    """A code of a lane's pick-list with its label and group; a code that is not listed as it stands."""
    listed = journey.vocabulary.list(LISTS[kind]) if kind in LISTS else None
    term, group = (listed.term(code), listed.group_of(code)) if listed else (None, None)
    if term is None:
        return code
    if group is None or group.label == term.label or kind is not LaneKind.HOME:
        return f"{term.code} {term.label}"
    return f"{term.code} {group.label}: {term.label}"


def when_words(when: When, journey: JourneyRow) -> str:
    """A time in words, with the titles of the events it is before or after."""
    return when_told(when, journey.event_names())


def event_words(compared: EventCompared) -> str:
    """An event with how its accounts stand."""
    apart = "; differs from the record" if compared.differs_from_record else ""
    return f"{compared.event.title} ({STATUS_WORDS[compared.status]}{apart})"


def point_words(point: PointRow) -> str:
    """A point of wellbeing; without a value, that nothing is told from here on."""
    if point.value is None:
        return "no account from here"
    return f"{point.value:+g} {WELLBEING_WORDS[round(point.value)]}" if point.value else f"0 {WELLBEING_WORDS[0]}"
