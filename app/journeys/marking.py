"""Making and removing marks inside a step: a mark is a segment, and one row of its own of the same id."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from app.coding.marking import delete_if_bare
from app.coding.model import PassageLink, Segment
from app.coding.queries.hidden import hidden_cases
from app.journeys.evidence_rows import Loss
from app.journeys.journey_rows import DEFAULT_LANES, LaneId, LaneKind, MarkId
from app.journeys.model import Journey, JourneyEvent, Lane
from app.journeys.queries.evidence import lost_with
from app.journeys.rules import When
from app.language.normalise import normalise
from app.problems import Problem
from app.store.base import Base
from app.store.bulk import one_of
from app.study.eligibility import is_included
from app.study.model import Case, Participant
from app.study.rows import CaseId, ParticipantId
from app.study.rules import unique_name

Row = TypeVar("Row", bound=Base)


def begun(session: Session, case: CaseId) -> Journey:
    """The journey of a case, begun where it was not; the first of a study brings the usual lanes along."""
    if session.get(Case, case) is None:
        raise Problem("That case is no longer in the study.")
    if case in hidden_cases(session):
        raise Problem("The child of this case is left out of the study.", "Take them back in first.")
    row = session.scalars(select(Journey).filter_by(case_id=case)).one_or_none()
    if row is None:
        row = Journey(case_id=case)
        session.add(row)
        make_usual_lanes(session)
        session.flush()
    return row


def make_usual_lanes(session: Session) -> None:
    """The lanes a study starts with, where it has none."""
    if session.scalars(select(Lane.id)).first() is None:
        for kind, name in DEFAULT_LANES:
            make_lane(session, kind, name)


def make_lane(session: Session, kind: LaneKind, name: str) -> Lane:
    """A lane below the others."""
    rows = session.scalars(select(Lane)).all()
    name = unique_name(name, [row.name for row in rows])
    lane = Lane(kind=kind.value, name=name, position=max((row.position for row in rows), default=-1) + 1)
    session.add(lane)
    session.flush()
    return lane


def lane_of(session: Session, wanted: LaneId | LaneKind) -> Lane:
    """A lane of this id, or the first of this kind, made where there is none."""
    if isinstance(wanted, LaneKind):
        rows = select(Lane).filter_by(kind=wanted.value).order_by(Lane.position, Lane.id)
        found = session.scalars(rows).first()
        return found or make_lane(session, wanted, dict(DEFAULT_LANES).get(wanted, "Other"))
    lane = session.get(Lane, wanted)
    if lane is None:
        raise Problem("That lane is no longer in the study.")
    return lane


def make_mark(session: Session, case: CaseId, teller: ParticipantId | None, what: str) -> MarkId:
    """A segment for a mark that somebody, or the official record, tells of a case; `what` it is, in short."""
    begun(session, case)
    refuse_left_out(session, teller)
    segment = Segment(case_id=case, teller_id=teller, label=what)
    session.add(segment)
    session.flush()
    return MarkId(segment.id)


def tell_anew(session: Session, mark: MarkId, teller: ParticipantId | None, what: str) -> None:
    """From now on, this is who tells of a mark, and what it is in short."""
    segment = session.get_one(Segment, mark)
    segment.label = what
    if segment.teller_id != teller:
        refuse_left_out(session, teller)
        segment.teller_id = teller


def refuse_left_out(session: Session, teller: ParticipantId | None) -> None:
    """A Problem for somebody who is left out of the study, or gone."""
    if teller is None:
        return
    included = session.scalar(select(is_included()).where(Participant.id == teller))
    if included is None:
        raise Problem("That participant is no longer in the study.")
    if not included:
        raise Problem("That participant is left out of the study.", "Take them back in, or choose who told it.")


def mark_row(session: Session, kind: type[Row], mark: MarkId) -> Row:
    """The row that describes a mark; a Problem when it is gone."""
    row = session.get(kind, mark)
    if row is None:
        raise Problem("That is no longer on the map.")
    return row


def case_of(session: Session, mark: MarkId) -> CaseId:
    """Whose journey a mark is on."""
    segment = session.get(Segment, mark)
    if segment is None or segment.case_id is None:
        raise Problem("That is no longer on the map.")
    return CaseId(segment.case_id)


def refuse_strange_events(session: Session, case: CaseId, *times: When | None, itself: int | None = None) -> None:
    """A Problem where a time is told by an event of another case, or by the event whose time it is."""
    for when in times:
        if when is None or when.event is None:
            continue
        event = session.get(JourneyEvent, when.event)
        if event is None or event.case_id != case:
            raise Problem("There is no such event in this journey.", "Choose another event.")
        if event.id == itself:
            raise Problem("An event cannot be before or after itself.", "Choose another event.")


def remove_marks(session: Session, marks: Sequence[int]) -> Loss:
    """Take marks away with their codes, notes and links; passages that nothing else holds on to go with them."""
    loss = lost_with(session, marks)
    ends = session.execute(
        select(PassageLink.from_id, PassageLink.to_id).where(
            or_(one_of(PassageLink.from_id, marks), one_of(PassageLink.to_id, marks))
        )
    ).all()
    session.execute(delete(Segment).where(one_of(Segment.id, marks)).execution_options(synchronize_session=False))
    session.expire_all()
    for other in {end for pair in ends for end in pair} - set(marks):
        delete_if_bare(session, other)
    return loss


def clean(words: str) -> str:
    """Words as they are stored."""
    return normalise(words).strip()
