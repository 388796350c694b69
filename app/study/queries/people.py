"""Reading who takes part: perspectives, areas, participants, consent, cases."""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.problems import Problem
from app.study.agreeing import hindrances
from app.study.eligibility import is_included, takes_part
from app.study.model import (
    Area,
    Attribute,
    AttributeValue,
    Case,
    CaseLink,
    Participant,
    Perspective,
    Source,
    Speaker,
)
from app.study.queries.agreeing import agreed, today
from app.study.queries.speaking import speaks
from app.study.rows import (
    AreaId,
    AreaRow,
    AttributeId,
    AttributeKind,
    AttributeRow,
    CaseId,
    CaseRelation,
    CaseRow,
    ConsentScope,
    ParticipantId,
    ParticipantRow,
    PerspectiveId,
    PerspectiveRow,
    SourceStatus,
)

Id = TypeVar("Id", bound=int)


def perspectives(session: Session) -> list[PerspectiveRow]:
    """The perspectives in their order, child first, with how many included people each has."""
    people = _people_by(session, Participant.perspective_id)
    return [
        PerspectiveRow(
            PerspectiveId(row.id),
            row.name,
            row.position,
            row.palette,
            people.get(row.id, 0),
            row.needs_own,
            row.needs_permission,
        )
        for row in session.scalars(select(Perspective).order_by(Perspective.position, Perspective.id))
    ]


def areas(session: Session) -> list[AreaRow]:
    """The local areas in their order."""
    people = _people_by(session, Participant.area_id)
    return [
        AreaRow(AreaId(row.id), row.name, row.position, people.get(row.id, 0))
        for row in session.scalars(select(Area).order_by(Area.position, Area.id))
    ]


def attributes(session: Session) -> list[AttributeRow]:
    """The attributes participants are described by."""
    return [
        AttributeRow(AttributeId(row.id), row.name, AttributeKind(row.kind))
        for row in session.scalars(select(Attribute).order_by(Attribute.position, Attribute.id))
    ]


def participants(session: Session) -> list[ParticipantRow]:
    """Everyone, the excluded too, in perspective order and then by pseudonym."""
    told, day = agreed(session), today(session)
    values: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for person, name, value in session.execute(
        select(AttributeValue.participant_id, Attribute.name, AttributeValue.value)
        .join(Attribute)
        .order_by(Attribute.position, Attribute.id)
    ):
        values[person].append((name, value))
    heard = _heard(session)
    rows = session.execute(
        select(Participant, Perspective.name, Perspective.palette, Area.name, takes_part())
        .outerjoin(Perspective)
        .outerjoin(Area)
        .order_by(func.coalesce(Perspective.position, 9999), func.lower(Participant.pseudonym), Participant.id)
    )
    return [
        ParticipantRow(
            id=ParticipantId(person.id),
            pseudonym=person.pseudonym,
            perspective=_id(PerspectiveId, person.perspective_id),
            perspective_name=perspective or "",
            perspective_palette=palette,
            role=person.role,
            area=_id(AreaId, person.area_id),
            area_name=area or "",
            quote_consent=said.given if (said := one.consent(ConsentScope.QUOTE)) else None,
            excluded=person.excluded,
            withdrawn=not counts,
            sources=heard.get(person.id, (0, 0))[0],
            pending=heard.get(person.id, (0, 0))[1],
            attributes=tuple(values.get(person.id, ())),
            uncounted_because=(
                *([f"withdrew on {person.withdrawn_on}"] if person.withdrawn_on else ()),
                *hindrances(one, ConsentScope.TAKE_PART, day),
            ),
            unquotable_because=hindrances(one, ConsentScope.QUOTE, day),
            stopped_on=person.stopped_on,
            withdrew=bool(person.withdrawn_on),
        )
        for person, perspective, palette, area, counts in rows
        for one in [told[ParticipantId(person.id)]]
    ]


def participant(session: Session, wanted: ParticipantId) -> ParticipantRow:
    """One participant; a Problem when there is none of that id."""
    for row in participants(session):
        if row.id == wanted:
            return row
    raise Problem("That participant is no longer in the study.")


def cases(session: Session) -> list[CaseRow]:
    """The cases with who speaks about each."""
    links: dict[int, list[tuple[ParticipantId, str, CaseRelation]]] = defaultdict(list)
    for link, pseudonym in session.execute(
        select(CaseLink, Participant.pseudonym).join(Participant).order_by(CaseLink.id)
    ):
        links[link.case_id].append((ParticipantId(link.participant_id), pseudonym, CaseRelation(link.relation)))
    return [
        CaseRow(CaseId(case.id), case.pseudonym, area or "", tuple(links.get(case.id, ())))
        for case, area in session.execute(
            select(Case, Area.name).outerjoin(Area).order_by(func.lower(Case.pseudonym), Case.id)
        )
    ]


def _people_by(session: Session, column: InstrumentedAttribute[int | None]) -> dict[int, int]:
    rows = session.execute(select(column, func.count()).where(is_included()).group_by(column))
    return {key: many for key, many in rows if key is not None}


def _heard(session: Session) -> dict[int, tuple[int, int]]:
    """Participant -> in how many sources heard, and how many of those are not fully coded."""
    rows = session.execute(
        select(
            Speaker.participant_id,
            func.count(Speaker.source_id.distinct()),
            func.count(Speaker.source_id.distinct()).filter(Source.status != SourceStatus.CODED.value),
        )
        .join(Source)
        .where(Speaker.participant_id.is_not(None), speaks())
        .group_by(Speaker.participant_id)
    )
    return {person: (many, pending) for person, many, pending in rows if person is not None}


def _id(kind: Callable[[int], Id], value: int | None) -> Id | None:
    return None if value is None else kind(value)
