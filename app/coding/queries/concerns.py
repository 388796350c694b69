"""Reading safeguarding concerns: where each stands and what came of it, never the words it stands on."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.coding.concern_rows import ConcernId, ConcernRow
from app.coding.model import Concern, Segment, SegmentTurn
from app.coding.rows import SegmentId
from app.language.spans import Span
from app.problems import Problem
from app.study.model import Case, Picture, Source, TextVersion, Turn
from app.study.rows import CaseId, SourceId, VersionId


def concerns(session: Session) -> list[ConcernRow]:
    """Every concern, the open ones first, then the newest.

    Those on people who were left out of the study since are there too: whoever must act still has to.
    """
    rows = _read(session, _placed())
    return sorted(rows, key=lambda row: (not row.open, -row.raised_at, -row.id))


def concerns_in(session: Session, version: VersionId) -> list[ConcernRow]:
    """The concerns on passages of one text, by place."""
    return _read(session, _placed().where(Segment.version_id == version))


def concern(session: Session, wanted: ConcernId) -> ConcernRow:
    """One concern; a Problem when there is none of that id."""
    for row in _read(session, _placed().where(Concern.id == wanted)):
        return row
    raise Problem("That concern is no longer in the study.")


def _placed() -> Select[*tuple[Any, ...]]:
    turn = (
        select(func.min(Turn.number))
        .join(SegmentTurn, SegmentTurn.turn_id == Turn.id)
        .where(SegmentTurn.segment_id == Segment.id)
        .correlate(Segment)
        .scalar_subquery()
    )
    placed: Select[*tuple[Any, ...]] = (
        select(
            Concern,
            Segment,
            TextVersion.current,
            Source.id.label("source"),
            Source.name,
            Case.pseudonym,
            turn.label("turn"),
        )
        .join(Segment, Concern.segment_id == Segment.id)
        .outerjoin(TextVersion, Segment.version_id == TextVersion.id)
        .outerjoin(Picture, Segment.picture_id == Picture.id)
        .outerjoin(Case, Segment.case_id == Case.id)
        .outerjoin(Source, Source.id == func.coalesce(TextVersion.source_id, Picture.source_id))
        .order_by(Segment.version_id, Segment.start, Segment.end, Concern.id)
    )
    return placed


def _read(session: Session, statement: Select[*tuple[Any, ...]]) -> list[ConcernRow]:
    return [_row(*row) for row in session.execute(statement)]


def _row(
    concern: Concern,
    segment: Segment,
    current: bool | None,
    source: int | None,
    source_name: str | None,
    case_name: str | None,
    turn: int | None,
) -> ConcernRow:
    text = segment.version_id is not None
    return ConcernRow(
        id=ConcernId(concern.id),
        segment=SegmentId(segment.id),
        where=_where(segment, source_name, case_name, turn),
        source=None if source is None else SourceId(source),
        case=None if segment.case_id is None else CaseId(segment.case_id),
        version=None if segment.version_id is None else VersionId(segment.version_id),
        span=Span(segment.start, segment.end) if text else None,
        waiting=text and not current,
        kind=concern.kind,
        known_already=concern.known_already,
        immediate=concern.immediate,
        child_told=concern.child_told,
        informed=concern.informed,
        informed_at=concern.informed_at,
        reference=concern.reference,
        outcome=concern.outcome,
        raised_by=concern.raised_by,
        raised_at=concern.made_at,
        closed_by=concern.closed_by,
        closed_on=concern.closed_on,
        released=concern.released,
    )


def _where(segment: Segment, source_name: str | None, case_name: str | None, turn: int | None) -> str:
    if segment.case_id is not None:
        return f"the map of {case_name}"
    if segment.picture_id is not None:
        return f"{source_name}, region {segment.number}"
    return source_name or "" if turn is None else f"{source_name}, turn {turn}"
