"""Whole journeys: a handful of reads, however large they are and however many."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding.queries.hidden import hidden_cases
from app.coding.queries.withheld import withheld
from app.journeys.fact_rows import JourneyHead
from app.journeys.journey_rows import JourneyRow, LaneId, LaneKind, LaneRow
from app.journeys.measuring import head_of
from app.journeys.model import Journey, Lane
from app.journeys.queries import marks
from app.journeys.queries.asked import Asking
from app.journeys.queries.evidence import evidence_counts
from app.journeys.queries.settings import thresholds
from app.journeys.queries.tellers import tellers
from app.journeys.queries.vocabulary import vocabulary
from app.problems import Problem
from app.study.model import Area, Case
from app.study.rows import CaseId


def journey(session: Session, case: CaseId, *, reader: str = "") -> JourneyRow:
    """The journey of a case; a Problem when the case is gone or its child is left out of the study."""
    return _read(session, [case], reader)[0]


def journeys(session: Session, *, reader: str = "") -> list[JourneyRow]:
    """The journeys of all cases by pseudonym, without children who are left out of the study."""
    hidden = hidden_cases(session)
    every = session.scalars(select(Case.id).order_by(func.lower(Case.pseudonym), Case.id))
    shown = [CaseId(case) for case in every if case not in hidden]
    return _read(session, shown, reader) if shown else []


def journey_heads(session: Session) -> list[JourneyHead]:
    """All journeys as lines to sort and filter by."""
    return [head_of(row) for row in journeys(session)]


def case_named(session: Session, name: str) -> CaseId:
    """The case of this pseudonym, whatever its capitals; a Problem when there is none that is shown."""
    hidden = hidden_cases(session)
    for case, pseudonym in session.execute(select(Case.id, Case.pseudonym)):
        if pseudonym.casefold() == name.strip().casefold() and case not in hidden:
            return CaseId(case)
    raise Problem("There is no case of that name in this study.", "“counterpoint journeys” lists them.")


def lanes(session: Session) -> list[LaneRow]:
    """The lanes of the study's maps, in their order; none before the first journey is begun."""
    return [
        LaneRow(LaneId(lane.id), LaneKind(lane.kind), lane.name, lane.position)
        for lane in session.scalars(select(Lane).order_by(Lane.position, Lane.id))
    ]


def _read(session: Session, cases: Sequence[CaseId], reader: str) -> list[JourneyRow]:
    alone = cases[0] if len(cases) == 1 else None
    if alone is not None and alone in hidden_cases(session):
        raise Problem("The child of this case is left out of the study.", "Take them back in to see the journey.")
    heads = select(Case.id, Case.pseudonym, Area.name).outerjoin(Area, Case.area_id == Area.id)
    found = {row.id: row for row in session.execute(heads if alone is None else heads.where(Case.id == alone))}
    begun = {row.case_id: row for row in session.scalars(select(Journey))}
    if any(case not in found for case in cases):
        raise Problem("That case is no longer in the study.")
    who = tellers(session, cases)
    telling = {case: frozenset(teller.participant for teller in who[case]) for case in cases}
    spells, points = marks.spells(session, telling), marks.points(session, telling)
    events = marks.events(session, telling)
    evidence = evidence_counts(session, alone, reader=reader)
    asking, words, kept, limits = Asking(session), vocabulary(session), tuple(lanes(session)), thresholds(session)
    held = withheld(session)
    rows = []
    for case in cases:
        _, pseudonym, area = found[case]
        told = begun.get(case, _not_begun())
        people = [teller.participant for teller in who[case] if teller.participant is not None]
        shown = [
            *(mark.mark for mark in spells.get(case, ())),
            *(account.mark for event in events.get(case, ()) for account in event.accounts),
            *(point.mark for point in points.get(case, ())),
        ]
        behind = {mark: evidence[mark] for mark in shown if mark in evidence}
        rows.append(
            JourneyRow(
                case=case,
                pseudonym=pseudonym,
                area_name=area or "",
                born=told.born,
                reviewed_on=told.reviewed_on,
                age_at_review=told.age_at_review,
                summary=told.summary,
                tellers=who[case],
                lanes=kept,
                spells=spells.get(case, ()),
                events=events.get(case, ()),
                points=points.get(case, ()),
                evidence=behind,
                vocabulary=words,
                asked=asking.about(events.get(case, ()), people, behind),
                allowed_days=limits.allowed_days,
                longest_untold=limits.longest_untold,
                withheld=held,
            )
        )
    return rows


def _not_begun() -> Journey:
    return Journey(born="", reviewed_on="", age_at_review=None, summary="")
