"""What of a journey may leave the study as a picture: by what each who tells agreed to (DOMAIN E-01, E-12)."""

from dataclasses import dataclass, replace

from app.journeys.journey_rows import JourneyRow, MarkId, Method, TellerRow
from app.journeys.layout import Options
from app.journeys.layout.options import shown, tells
from app.problems import Problem
from app.study.rows import CaseRelation, ConsentScope


@dataclass(frozen=True, slots=True)
class Leaving:
    """A journey without what may not leave, and in sentences what was left out."""

    journey: JourneyRow
    warnings: tuple[str, ...]


def leaving(journey: JourneyRow, options: Options) -> Leaving:
    """What may leave of what is to be shown; a Problem where nothing may.

    Names of homes and schools stand as they were put, so nothing leaves of who may not be quoted; and where
    several people tell, nothing of who did not agree to be set beside the others. The official record is the
    child's: it leaves only with their consent to administrative data. Points drawn by somebody who did not
    agree to have drawings shown are left out, and marks on which a safeguarding concern stands.
    """
    whole, journey = journey, shown(journey, options)
    journey, concerned = _without_concerns(journey)
    people = [teller for teller in journey.tellers if teller.participant is not None and tells(teller, journey)]
    several = len(people) > 1
    refused = {teller.participant: why for teller in people if (why := _why_not(teller, several=several))}
    record = [teller for teller in journey.tellers if teller.participant is None and tells(teller, journey)]
    if record and not _record_may_leave(whole):
        refused[None] = _why_no_record(whole)
    warnings = [
        f"{_named(teller)} is left out: {refused[teller.participant]}."
        for teller in (*people, *record)
        if teller.participant in refused
    ]
    kept = frozenset(teller.participant for teller in journey.tellers if teller.participant not in refused)
    left = shown(journey, Options(tellers=kept))
    drawn, warned = _without_drawings(left)
    if drawn.empty:
        raise Problem(
            "Nothing of this journey may leave the study as a picture.",
            "Record the consent of those who tell it, or choose other lanes.",
        )
    return Leaving(drawn, (*warnings, *warned, *concerned))


def marks_leaving(journey: JourneyRow) -> frozenset[MarkId]:
    """The marks of a journey that may leave the study; none where nothing may."""
    try:
        kept = leaving(journey, Options()).journey
    except Problem:
        return frozenset()
    accounts = (one.mark for event in kept.events for one in event.accounts)
    return frozenset((*(one.mark for one in kept.spells), *accounts, *(one.mark for one in kept.points)))


def _without_concerns(journey: JourneyRow) -> tuple[JourneyRow, list[str]]:
    """Without marks on which a safeguarding concern stands (E-09)."""
    held = journey.withheld
    events = (
        replace(event, accounts=tuple(one for one in event.accounts if one.mark not in held))
        for event in journey.events
    )
    kept = replace(
        journey,
        spells=tuple(spell for spell in journey.spells if spell.mark not in held),
        events=tuple(event for event in events if event.accounts),
        points=tuple(point for point in journey.points if point.mark not in held),
    )
    gone = _marks(journey) - _marks(kept)
    marks = "1 mark is" if gone == 1 else f"{gone} marks are"
    return kept, [f"{marks} left out: a safeguarding concern stands there."] if gone else []


def _marks(journey: JourneyRow) -> int:
    return len(journey.spells) + len(journey.points) + sum(len(event.accounts) for event in journey.events)


def _record_may_leave(journey: JourneyRow) -> bool:
    """Whether the child whose file it is agreed, as for bringing it in (J-03)."""
    return any(
        teller.relation is CaseRelation.SELF and ConsentScope.ADMINISTRATIVE in teller.scopes
        for teller in journey.tellers
    )


def _why_no_record(journey: JourneyRow) -> str:
    own = (teller for teller in journey.tellers if teller.relation is CaseRelation.SELF)
    why = next((why for teller in own if (why := teller.why_not(ConsentScope.ADMINISTRATIVE))), "")
    return why or "the child’s consent to administrative data is not recorded"


def _named(teller: TellerRow) -> str:
    return "The official record" if teller.participant is None else teller.name


def _why_not(teller: TellerRow, *, several: bool) -> str:
    if not teller.quotable:
        return teller.why_not(ConsentScope.QUOTE) or "no consent to be quoted is recorded"
    if several and not teller.linkable:
        return teller.why_not(ConsentScope.LINK) or "no consent to be set beside others’ accounts is recorded"
    return ""


def _without_drawings(journey: JourneyRow) -> tuple[JourneyRow, list[str]]:
    """Without points drawn by those who did not agree that their drawings are shown."""
    refused = {
        teller.participant: teller
        for teller in journey.tellers
        if teller.participant is not None and ConsentScope.DRAWINGS not in teller.scopes
    }
    gone = {point.teller for point in journey.points if point.method is Method.DRAWN and point.teller in refused}
    points = tuple(p for p in journey.points if not (p.method is Method.DRAWN and p.teller in refused))
    whose = sorted((refused[teller] for teller in gone), key=lambda teller: teller.name)
    said = [
        f"The wellbeing drawn by {teller.name} is left out: "
        f"{teller.why_not(ConsentScope.DRAWINGS) or 'no consent to show drawings is recorded'}."
        for teller in whose
    ]
    return replace(journey, points=points), said
