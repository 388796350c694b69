"""What is read aloud and shown at the mouse: every mark in words, no more precisely than it was told."""

from app.journeys.journey_rows import (
    NOBODY,
    AccountRow,
    EventRow,
    EvidenceRow,
    LaneKind,
    LaneRow,
    MarkId,
    PointRow,
    SpellRow,
    TellerRow,
)
from app.journeys.layout.drawing import Ring
from app.journeys.layout.sheet import Sheet
from app.journeys.rules.accounts import Comparison, Status
from app.journeys.rules.vocabulary import Listed
from app.study.rows import CaseRelation

LISTS = {LaneKind.HOME: Listed.PLACEMENT, LaneKind.LEGAL: Listed.LEGAL}
UNNAMED = {
    LaneKind.HOME: "a home",
    LaneKind.LEGAL: "a legal status",
    LaneKind.EDUCATION: "a school",
    LaneKind.WORKER: "a social worker",
    LaneKind.PEOPLE: "somebody",
    LaneKind.SUPPORT: "support",
    LaneKind.OTHER: "not named",
}
NOBODY_WORDS = {LaneKind.EDUCATION: "no school", LaneKind.WORKER: "no social worker"}
STEPS = {-2: "very low", -1: "low", 0: "mixed", 1: "good", 2: "very good"}
RING_OF = {
    Status.AGREE: Ring.FULL,
    Status.PARTLY: Ring.HALF,
    Status.CONFLICT: Ring.SPLIT,
    Status.ONE_ACCOUNT: Ring.DOTTED,
    Status.NOT_COMPARABLE: Ring.NONE,
}
STATUS_WORDS = {
    Status.AGREE: "The accounts agree",
    Status.PARTLY: "The accounts agree partly",
    Status.CONFLICT: "The accounts conflict",
    Status.ONE_ACCOUNT: "One perspective alone tells of it",
    Status.NOT_COMPARABLE: "The accounts cannot be compared",
}
ROLES = {
    CaseRelation.SELF: "child",
    CaseRelation.CARER: "carer",
    CaseRelation.PRACTITIONER: "practitioner",
}
TOLD_WHY = {True: "the child was told why", False: "the child was not told why"}
HAD_SAY = {True: "the child had a say", False: "the child had no say"}


def spell_name(spell: SpellRow, lane: LaneRow, sheet: Sheet) -> str:
    """What stands on a bar: as it was put, else the carer, else the word of the pick-list."""
    if nobody(spell, lane):
        return spell.label or NOBODY_WORDS[lane.kind]
    named = spell.label or spell.carer
    return named or term_label(spell, lane, sheet) or UNNAMED[lane.kind]


def nobody(spell: SpellRow, lane: LaneRow) -> bool:
    """Whether it is a time without a school, or without a social worker."""
    return lane.kind in NOBODY_WORDS and spell.code.casefold() == NOBODY


def term_label(spell: SpellRow, lane: LaneRow, sheet: Sheet) -> str:
    """The word of the pick-list for the code of a spell; the code where it is not listed."""
    listed = LISTS.get(lane.kind)
    term = sheet.journey.vocabulary.list(listed).term(spell.code) if listed and spell.code else None
    return term.label if term else spell.code


def teller_words(teller: TellerRow | None) -> str:
    """Who tells, with the perspective."""
    if teller is None or teller.participant is None:
        return "the official record"
    role = role_words(teller)
    return f"{teller.name} ({role})" if role else teller.name


def role_words(teller: TellerRow) -> str:
    """Who somebody is to the child; their perspective where that is not recorded."""
    return teller.perspective_name.lower() if teller.relation is None else ROLES[teller.relation]


def spell_tooltip(spell: SpellRow, lane: LaneRow, sheet: Sheet) -> str:
    """A spell with all that is told of it."""
    name, term = spell_name(spell, lane, sheet), term_label(spell, lane, sheet)
    start = sheet.times.words(spell.start)
    end = "goes on still" if spell.end is None else f"until {sheet.times.words(spell.end)}"
    more = [f"carer {spell.carer}"] if spell.carer and spell.carer != name else []
    more += [term] if term and term != name else []
    more += ["its end was not planned"] if spell.unplanned else []
    more += ["its end was planned"] if spell.unplanned is False else []
    return _sentences(
        f"{lane.name}: {name}",
        f"From {start}, {end}",
        _listed(more),
        f"Told by {teller_words(sheet.tellers.get(spell.teller))}",
        evidence_words(sheet, spell.mark),
    )


def event_name(event: EventRow) -> str:
    """The title of an event, its kind where it has none."""
    return event.title or event.kind.value.capitalize()


def event_tooltip(event: EventRow, comparison: Comparison | None, sheet: Sheet) -> str:
    """An event, who tells of it and how they agree."""
    when = sheet.times.account_to_draw_by(event).when
    said = [_status_words(comparison)] if comparison else []
    if comparison and comparison.record:
        said.append("The official record differs (R≠)")
    if comparison and comparison.within:
        said.append("Tellers of one perspective differ among themselves")
    names = [teller_words(sheet.tellers.get(account.teller)) for account in event.accounts]
    return _sentences(
        event_name(event),
        f"{event.kind.value.capitalize()}, {sheet.times.words(when)}",
        "Named by the child as a moment that mattered" if event.critical else "",
        f"Told by {', '.join(dict.fromkeys(names))}",
        *said,
    )


def account_tooltip(account: AccountRow, event: EventRow, sheet: Sheet) -> str:
    """What one teller says of an event."""
    said = [account.reason] if account.reason else []
    said += [{True: "planned", False: "not planned"}[account.planned]] if account.planned is not None else []
    said += [TOLD_WHY[account.told_why]] if account.told_why is not None else []
    said += [HAD_SAY[account.had_say]] if account.had_say is not None else []
    said += (
        [f"effect {account.effect:+d}" if account.effect else "no effect"] if account.effect is not None else []
    )
    said += [] if account.first_hand else ["second-hand"]
    return _sentences(
        f"{event_name(event)}, as {teller_words(sheet.tellers.get(account.teller))} tells it",
        sheet.times.words(account.when).capitalize(),
        _listed(said),
        evidence_words(sheet, account.mark),
    )


def point_tooltip(point: PointRow, sheet: Sheet) -> str:
    """A point of a wellbeing curve, or where an account ends."""
    if point.value is None:
        value = "Says nothing of wellbeing from here on"
    else:
        nearest = STEPS[round(min(max(point.value, -2), 2))]
        value = f"Wellbeing {point.value:+g}, {nearest}" if point.value else "Wellbeing 0, mixed"
    return _sentences(
        value,
        f"{sheet.times.words(point.when)}, {point.method.value}".capitalize(),
        f"Told by {teller_words(sheet.tellers.get(point.teller))}",
        evidence_words(sheet, point.mark),
    )


def evidence_words(sheet: Sheet, mark: MarkId) -> str:
    """What stands behind a mark."""
    there = sheet.journey.evidence.get(mark, EvidenceRow())
    counts = ((there.passages, "passage"), (there.regions, "region"), (there.notes, "note"))
    said = [f"{count} {what}{'' if count == 1 else 's'}" for count, what in counts if count]
    return ", ".join(said) if said else "No words behind it yet"


def _status_words(comparison: Comparison) -> str:
    words = STATUS_WORDS[comparison.status]
    if comparison.override is None:
        return words
    return f"{words}, as judged by the researcher; computed: {STATUS_WORDS[comparison.computed].lower()}"


def _sentences(*parts: str) -> str:
    return " ".join(f"{part}." for part in parts if part)


def _listed(parts: list[str]) -> str:
    said = "; ".join(parts)
    return said[:1].upper() + said[1:]
