"""Reading what is told of cases: spells, events with their accounts, points of wellbeing."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.coding.model import Segment
from app.journeys.journey_rows import (
    AccountRow,
    EventId,
    EventKind,
    EventRow,
    LaneId,
    MarkId,
    Method,
    PointRow,
    SpellRow,
)
from app.journeys.model import Account, JourneyEvent, Spell, WellbeingPoint
from app.journeys.model.times import when_of
from app.journeys.rules.when import When
from app.study.rows import CaseId, ParticipantId, SourceId

Telling = Mapping[CaseId, frozenset[ParticipantId | None]]
"""Case -> whose marks are shown: those of people left out of the study are not."""


def spells(session: Session, telling: Telling) -> dict[CaseId, tuple[SpellRow, ...]]:
    """Case -> its spells, in the order they were made."""
    found: dict[CaseId, list[SpellRow]] = defaultdict(list)
    for row in _told(session, Spell, telling):
        found[CaseId(row.case_id)].append(
            SpellRow(
                mark=MarkId(row.id),
                lane=LaneId(row.lane_id),
                teller=_teller(row.teller_id),
                start=_when(row, "start"),
                end=None if row.ongoing else _when(row, "end"),
                code=row.code,
                label=row.label,
                carer=row.carer,
                new_home=row.new_home,
                unplanned=row.unplanned,
                began_because=row.began_because,
                ended_because=row.ended_because,
                provider=row.provider,
                in_area=row.in_area,
                miles=row.miles,
                mid_year=row.mid_year,
                note=row.note,
            )
        )
    return {case: tuple(rows) for case, rows in found.items()}


def events(session: Session, telling: Telling) -> dict[CaseId, tuple[EventRow, ...]]:
    """Case -> its events with their accounts; what only people left out of the study tell of is not there."""
    accounts: dict[int, list[AccountRow]] = defaultdict(list)
    for row in _told(session, Account, telling):
        accounts[row.event_id].append(
            AccountRow(
                mark=MarkId(row.id),
                event=EventId(row.event_id),
                teller=_teller(row.teller_id),
                source=None if row.source_id is None else SourceId(row.source_id),
                when=_when(row, "happened"),
                reason=row.reason,
                reason_group=row.reason_group,
                planned=row.planned,
                told_why=row.told_why,
                had_say=row.had_say,
                effect=row.effect,
                first_hand=row.first_hand,
                words=row.words,
            )
        )
    found: dict[CaseId, list[EventRow]] = defaultdict(list)
    whose = _of(select(JourneyEvent).order_by(JourneyEvent.id), JourneyEvent.case_id, telling)
    for event in session.scalars(whose):
        if event.id in accounts:
            found[CaseId(event.case_id)].append(
                EventRow(
                    id=EventId(event.id),
                    kind=EventKind(event.kind),
                    title=event.title,
                    lane=None if event.lane_id is None else LaneId(event.lane_id),
                    critical=event.critical,
                    accounts=tuple(accounts[event.id]),
                    judged=event.judged,
                    judged_because=event.judged_because,
                    judged_by=event.judged_by,
                )
            )
    return {case: tuple(rows) for case, rows in found.items()}


def points(session: Session, telling: Telling) -> dict[CaseId, tuple[PointRow, ...]]:
    """Case -> its points of wellbeing, in the order they were made."""
    found: dict[CaseId, list[PointRow]] = defaultdict(list)
    for row in _told(session, WellbeingPoint, telling):
        found[CaseId(row.case_id)].append(
            PointRow(
                mark=MarkId(row.id),
                teller=ParticipantId(row.teller_id),
                when=_when(row, "happened"),
                value=row.value,
                method=Method(row.method),
                words=row.words,
            )
        )
    return {case: tuple(rows) for case, rows in found.items()}


def _told(session: Session, kind: Any, telling: Telling) -> list[Any]:
    """The rows of a kind of mark with whose case they are on and who told them."""
    rows = select(*kind.__table__.c, Segment.case_id, Segment.teller_id).join(Segment, kind.id == Segment.id)
    told = session.execute(_of(rows.order_by(kind.id), Segment.case_id, telling))
    return [row for row in told if row.teller_id in telling.get(CaseId(row.case_id), ())]


def _of(rows: Select[Any], case: Any, telling: Telling) -> Select[Any]:
    """Of one case where only one is wanted; else of all, which costs less than naming them."""
    return rows.where(case == next(iter(telling))) if len(telling) == 1 else rows


def _when(row: Any, prefix: str) -> When:
    columns = ("precision", "low", "high", "words", "event_id")
    return when_of(*(getattr(row, f"{prefix}_{column}") for column in columns))


def _teller(person: int | None) -> ParticipantId | None:
    return None if person is None else ParticipantId(person)
