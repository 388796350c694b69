"""Codes on whatever is a segment already: a region of a picture, a mark of a journey or network."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.codebook import NoCode
from app.coding.marking import A_CATEGORY, A_RETIRED_CODE, delete_if_bare
from app.coding.model import Code, Coding, Segment
from app.coding.rows import CodeId, CoderId, CodingId, SegmentId
from app.problems import Problem
from app.store.project import Project


def code_segment(
    project: Project,
    *,
    segment: SegmentId,
    code: CodeId,
    coder: CoderId,
    memo: str = "",
    initiator: object | None = None,
) -> CodingId:
    """Put a code on a region or a mark; a second time by the same coder changes nothing."""
    with project.step("Code region or mark", initiator=initiator) as session:
        if session.get(Segment, segment) is None:
            raise Problem("What was to be coded is no longer in the study.")
        _refuse_unfit(session.get(Code, code))
        row = _coding(session, segment, code, coder)
        if row is None:
            row = Coding(segment_id=segment, code_id=code, coder_id=coder, memo=memo)
            session.add(row)
            session.flush()
        return CodingId(row.id)


def uncode_segment(
    project: Project, *, segment: SegmentId, code: CodeId, coder: CoderId, initiator: object | None = None
) -> None:
    """Take a code that a coder put on a region or a mark off it again."""
    with project.step("Remove code from region or mark", initiator=initiator) as session:
        row = _coding(session, segment, code, coder)
        if row is not None:
            session.delete(row)
            session.flush()
            delete_if_bare(session, segment)


def _coding(session: Session, segment: int, code: int, coder: int) -> Coding | None:
    same = select(Coding).filter_by(segment_id=segment, code_id=code, coder_id=coder)
    return session.scalars(same).one_or_none()


def _refuse_unfit(code: Code | None) -> None:
    if code is None:
        raise NoCode
    if code.category or code.retired:
        raise Problem(*(A_CATEGORY if code.category else A_RETIRED_CODE))
