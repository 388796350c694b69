"""Reading the coding of texts: what is marked where, and what is not marked yet."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.coding.model import Code, Coder, Coding, Segment, SegmentTurn
from app.coding.queries.hidden import not_hidden
from app.coding.rows import CodeId, CodingId, CodingMark, SegmentId
from app.study.eligibility import is_included
from app.study.model import Participant, Picture, Speaker, TextVersion, Turn
from app.study.rows import SourceId, VersionId


def codings_in(session: Session, version: VersionId) -> list[CodingMark]:
    """The coding of a text, by place."""
    rows = session.execute(
        select(
            Coding.id,
            Segment.id.label("segment"),
            Coding.code_id,
            Code.name,
            Code.colour,
            Segment.start,
            Segment.end,
            Coder.name.label("coder"),
            Coding.memo,
        )
        .join(Segment, Coding.segment_id == Segment.id)
        .join(Code, Coding.code_id == Code.id)
        .join(Coder, Coding.coder_id == Coder.id)
        .where(Segment.version_id == version)
        .order_by(Segment.start, Segment.end, Coding.id)
    )
    return [
        CodingMark(
            coding=CodingId(row.id),
            segment=SegmentId(row.segment),
            code=CodeId(row.code_id),
            name=row.name,
            colour=row.colour,
            start=row.start,
            end=row.end,
            coder=row.coder,
            memo=row.memo,
        )
        for row in rows
    ]


def passages_by_source(session: Session) -> dict[SourceId, int]:
    """How many coded passages or regions each source has, those of excluded participants left out."""
    kept = not_hidden(session, Coding.segment_id)
    passages = (
        select(TextVersion.source_id, func.count(Coding.id))
        .join(Segment, Segment.version_id == TextVersion.id)
        .join(Coding, Coding.segment_id == Segment.id)
        .where(TextVersion.current, kept)
        .group_by(TextVersion.source_id)
    )
    regions = (
        select(Picture.source_id, func.count(Coding.id))
        .join(Segment, Segment.picture_id == Picture.id)
        .join(Coding, Coding.segment_id == Segment.id)
        .where(kept)
        .group_by(Picture.source_id)
    )
    return {SourceId(source): many for counted in (passages, regions) for source, many in session.execute(counted)}


def rechecks_by_code(session: Session) -> dict[CodeId, int]:
    """How many passages of each code are to be looked at again, those nobody sees left out."""
    counted = (
        select(Coding.code_id, func.count())
        .where(Coding.recheck, not_hidden(session, Coding.segment_id))
        .group_by(Coding.code_id)
    )
    return {CodeId(code): many for code, many in session.execute(counted)}


def next_uncoded_turn(session: Session, version: VersionId, after: int) -> int | None:
    """Where the next turn starts that somebody counted speaks and no code touches; None when all are coded."""
    touched = (
        select(SegmentTurn.id)
        .join(Coding, Coding.segment_id == SegmentTurn.segment_id)
        .where(SegmentTurn.turn_id == Turn.id)
        .exists()
    )
    return session.scalar(
        select(Turn.start)
        .join(Speaker)
        .outerjoin(Participant)
        .where(
            Turn.version_id == version,
            Turn.start > after,
            Turn.speech_start < Turn.end,
            ~Speaker.interviewer,
            or_(Participant.id.is_(None), is_included()),
            ~touched,
        )
        .order_by(Turn.start)
        .limit(1)
    )
