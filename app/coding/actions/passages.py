"""Everything a researcher can do with passages: put codes on them, take them off, write about them."""

from collections.abc import Sequence
from functools import cache, partial
from operator import itemgetter

from sqlalchemy import bindparam, select, update

from app.coding import codebook
from app.coding.codebook import NoCode, find_or_make_coder, find_or_make_path
from app.coding.marking import (
    A_RETIRED_CODE,
    Mark,
    NotMarked,
    delete_if_bare,
    hand_over,
    is_bare,
    mark_all,
    segment_of,
)
from app.coding.model import Code, Coding, Segment
from app.coding.rows import CodeId, CoderId, CodingDraft, CodingId, Origin
from app.language.spans import Span
from app.problems import Problem
from app.store.project import Project
from app.study.model import Source, TextVersion
from app.study.rows import VersionId


def apply_code(
    project: Project,
    *,
    version: VersionId,
    span: Span,
    code: CodeId,
    coder: CoderId,
    memo: str = "",
    initiator: object | None = None,
) -> CodingId:
    """Code a passage; a second time by the same coder changes nothing. A Problem when nobody's words are in it."""
    with project.step("Code passage", initiator=initiator) as session:
        if session.scalar(_IS_THERE, {"code": code}) is None:
            raise NoCode
        return mark_all(session, version, [Mark(span, code, coder, memo)])[0]


def apply_new_code(
    project: Project,
    *,
    version: VersionId,
    span: Span,
    name: str,
    parent: CodeId | None,
    coder: CoderId,
    origin: Origin = Origin.EMERGENT,
    initiator: object | None = None,
) -> tuple[CodeId, CodingId]:
    """Add a code and code a passage with it, in one step; in vivo where its name is the participant's words."""
    with project.step("Code with new code", initiator=initiator) as session:
        code = codebook.make(session, name, parent, fields={"origin": origin.value}).id
        return CodeId(code), mark_all(session, version, [Mark(span, code, coder)])[0]


def remove_coding(project: Project, *, coding: CodingId, initiator: object | None = None) -> None:
    """Take a code off a passage."""
    with project.step("Remove code from passage", initiator=initiator) as session:
        row = session.get(Coding, coding)
        if row is None:
            return
        segment = row.segment_id
        session.delete(row)
        session.flush()
        delete_if_bare(session, segment)


def resize_coding(
    project: Project,
    *,
    coding: CodingId,
    span: Span,
    together: bool = False,
    initiator: object | None = None,
) -> list[CodingId]:
    """Move the ends of a coded passage: for this code, or together for all codes on it; returns those moved.

    What else holds on to the passage (notes, themes, links) goes along when no code stays behind. A Problem
    when the new ends hold nobody's words, or when the same coder coded those words so already.
    """
    with project.step("Resize passage", initiator=initiator) as session:
        row = session.execute(_PLACE, {"coding": coding}).one_or_none()
        if row is None:
            raise Problem("That coded passage is no longer there.")
        before, version, start, end = row
        if span == Span(start, end):
            return []
        here = session.execute(_ON_SEGMENT, {"segment": before}).all()
        moved = [one for one in here if together or one.id == coding]
        after = segment_of(session, VersionId(version), span)
        there = session.execute(_ON_SEGMENT, {"segment": after}).all()
        if {(one.code_id, one.coder_id) for one in moved} & {(one.code_id, one.coder_id) for one in there}:
            raise Problem("Those words have that code already.", "Take the code off one of the two passages.")
        if len(moved) == len(here) and is_bare(session, after):
            hand_over(session, before, after)
        else:
            for one in moved:
                session.execute(_MOVE, {"moved": one.id, "after": after})
        delete_if_bare(session, before)
        return [CodingId(one.id) for one in moved]


def recode_coding(
    project: Project, *, coding: CodingId, code: CodeId, initiator: object | None = None
) -> CodingId:
    """Put another code in the place of the one on a passage; returns the coding that says so from then on.

    Where the same coder put that code on the same words already, one coding stays and holds what was noted
    on either. Whoever chooses the code anew has looked: a doubt left by a redefinition goes.
    """
    with project.step("Change code of passage", initiator=initiator) as session:
        row = session.get(Coding, coding)
        if row is None:
            raise Problem("That coded passage is no longer there.")
        other = session.get(Code, code)
        if other is None:
            raise NoCode
        if row.code_id == code:
            return coding
        if other.retired:
            raise Problem(*A_RETIRED_CODE)
        segment, coder, before = row.segment_id, row.coder_id, session.get_one(Code, row.code_id)
        row.recheck = False
        session.flush()
        codebook.hand_over(session, before, other, [coding])
        stays = select(Coding.id).filter_by(segment_id=segment, code_id=code, coder_id=coder)
        return CodingId(session.scalars(stays).one())


def set_memo(project: Project, *, coding: CodingId, memo: str, initiator: object | None = None) -> None:
    """Write the memo of a coded passage."""
    with project.step("Edit memo", initiator=initiator) as session:
        row = session.get(Coding, coding)
        if row is None:
            raise Problem("That coded passage is no longer there.")
        row.memo = memo


def code_passages(project: Project, *, rows: Sequence[CodingDraft]) -> int:
    """Code many passages in one step, making codes and coders that are missing; all of them or none.

    Returns how many lines there were. A Problem names the first line that cannot be coded.
    """
    with project.step("Code passages") as session:
        versions = dict(
            session.execute(
                select(Source.name, TextVersion.id)
                .join(TextVersion, TextVersion.source_id == Source.id)
                .where(TextVersion.current)
            ).all()
        )
        code_of = cache(partial(find_or_make_path, session))
        coder_of = cache(partial(find_or_make_coder, session))
        by_version: dict[int, list[Mark]] = {}
        refused: list[tuple[int, Problem]] = []
        for line, row in enumerate(rows, 1):
            try:
                if row.source not in versions:
                    raise Problem("there is no source of that name in this study.")
                one = Mark(_span(row), code_of(row.code), coder_of(row.coder), row.memo, line)
                by_version.setdefault(versions[row.source], []).append(one)
            except Problem as problem:
                refused.append((line, problem))
        for version, marks in by_version.items():
            try:
                mark_all(session, VersionId(version), marks)
            except NotMarked as problem:
                refused.append((problem.line, problem))
        if refused:
            line, first = min(refused, key=itemgetter(0))
            raise Problem(f"Line {line}: {first.sentence}", "Nothing was coded; mend the list.")
    return len(rows)


def _span(row: CodingDraft) -> Span:
    if not 0 <= row.start < row.end:
        raise Problem(f"{row.start}–{row.end} is not a passage.")
    return Span(row.start, row.end)


_PLACE = (
    select(Segment.id, TextVersion.id, Segment.start, Segment.end)
    .join(Coding, Coding.segment_id == Segment.id)
    .join(TextVersion, Segment.version_id == TextVersion.id)
    .where(Coding.id == bindparam("coding"))
)
_ON_SEGMENT = select(Coding.id, Coding.code_id, Coding.coder_id).where(Coding.segment_id == bindparam("segment"))
_MOVE = (
    update(Coding)
    .where(Coding.id == bindparam("moved"))
    .values(segment_id=bindparam("after"))
    .execution_options(synchronize_session=False)
)
_IS_THERE = select(Code.id).where(Code.id == bindparam("code"))
