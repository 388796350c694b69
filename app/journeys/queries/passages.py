"""From a passage to the marks it tells of: the way from a transcript to the map and back."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.coding.model import PassageLink, Segment
from app.coding.queries.hidden import hidden_cases
from app.coding.rows import PassageLinkId, SegmentId
from app.journeys.evidence_rows import MarkKind, MarkTold
from app.journeys.journey_rows import EventId, MarkId
from app.journeys.model import Account, JourneyEvent, Lane, NetworkNode, NetworkPerson, Spell, WellbeingPoint
from app.language.spans import Span
from app.store.bulk import one_of
from app.study.eligibility import is_included
from app.study.model import Case, Participant
from app.study.rows import CaseId, ParticipantId, VersionId


def marks_of_passage(session: Session, segment: SegmentId) -> list[MarkTold]:
    """The marks that a passage or a region is linked to; those told by people left out are not there."""
    return [mark for _, mark in _marks_of(session, [segment])]


def case_of_mark(session: Session, mark: SegmentId) -> CaseId | None:
    """Whose journey or network a mark is on; None for words, regions, and children left out of the study."""
    case = session.scalar(select(Segment.case_id).where(Segment.id == mark))
    return None if case is None or case in hidden_cases(session) else CaseId(case)


def marks_in_text(session: Session, version: VersionId) -> list[tuple[Span, MarkTold]]:
    """The passages of a text that are linked to marks, by place, each with the mark it tells of."""
    there = session.execute(
        select(Segment.id, Segment.start, Segment.end).where(Segment.version_id == version)
    ).all()
    places = {segment: Span(start, end) for segment, start, end in there}
    found = [(places[segment], mark) for segment, mark in _marks_of(session, list(places))]
    return sorted(found, key=lambda told: (told[0].start, told[0].end, told[1].mark))


def _marks_of(session: Session, segments: Collection[int]) -> list[tuple[int, MarkTold]]:
    links = session.scalars(
        select(PassageLink)
        .where(or_(one_of(PassageLink.from_id, segments), one_of(PassageLink.to_id, segments)))
        .order_by(PassageLink.id)
    ).all()
    ends = [(link.id, one, other) for link in links for one, other in _both_ways(link)]
    wanted = set(segments)
    others = {other for _, one, other in ends if one in wanted}
    marks = _marks(session, others)
    return [
        (one, _told(PassageLinkId(link), marks[other]))
        for link, one, other in ends
        if one in wanted and other in marks
    ]


def _marks(session: Session, segments: Collection[int]) -> dict[int, Any]:
    """The segments that are marks of cases that are shown, with what each is in words."""
    hidden = hidden_cases(session)
    rows: Iterable[Any] = session.execute(
        select(
            Segment.id,
            Segment.case_id,
            Case.pseudonym,
            Segment.teller_id,
            Spell.label,
            Spell.code,
            Lane.name.label("lane"),
            JourneyEvent.id.label("event"),
            JourneyEvent.title,
            WellbeingPoint.id.label("point"),
            NetworkPerson.name.label("person"),
        )
        .join(Case, Segment.case_id == Case.id)
        .outerjoin(Participant, Segment.teller_id == Participant.id)
        .outerjoin(Spell, Spell.id == Segment.id)
        .outerjoin(Lane, Spell.lane_id == Lane.id)
        .outerjoin(Account, Account.id == Segment.id)
        .outerjoin(JourneyEvent, Account.event_id == JourneyEvent.id)
        .outerjoin(WellbeingPoint, WellbeingPoint.id == Segment.id)
        .outerjoin(NetworkNode, NetworkNode.id == Segment.id)
        .outerjoin(NetworkPerson, NetworkNode.person_id == NetworkPerson.id)
        .where(
            one_of(Segment.id, segments),
            Case.id.not_in(hidden),
            or_(Segment.teller_id.is_(None), is_included()),
        )
    )
    return {row.id: row for row in rows}


def _told(link: PassageLinkId, row: Any) -> MarkTold:
    kind, words = _in_words(row)
    return MarkTold(
        link=link,
        mark=MarkId(SegmentId(row.id)),
        case=CaseId(row.case_id),
        pseudonym=row.pseudonym,
        teller=None if row.teller_id is None else ParticipantId(row.teller_id),
        kind=kind,
        words=words,
        event=None if row.event is None else EventId(row.event),
    )


def _in_words(row: Any) -> tuple[MarkKind, str]:
    if row.lane is not None:
        return MarkKind.SPELL, ": ".join(part for part in (row.lane, row.label or row.code) if part)
    if row.event is not None:
        return MarkKind.EVENT, row.title
    return (MarkKind.NETWORK, row.person or "") if row.point is None else (MarkKind.WELLBEING, "Wellbeing")


def _both_ways(link: PassageLink) -> tuple[tuple[int, int], tuple[int, int]]:
    return (link.from_id, link.to_id), (link.to_id, link.from_id)
