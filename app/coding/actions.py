"""Everything a researcher can do with codes; every function is one step that can be undone."""

from collections.abc import Sequence
from functools import cache, partial
from operator import itemgetter

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.coding import codebook
from app.coding.codebook import find_or_make_path, refuse_sibling
from app.coding.marking import Mark, NotMarked, mark_all, segment_is_bare
from app.coding.model import Code, Coder, Coding, Segment
from app.coding.rows import CodeId, CoderId, CodingDraft, CodingId
from app.coding.rules import code_name
from app.language.spans import Span
from app.problems import Problem
from app.store.project import Project
from app.study.model import Source, TextVersion
from app.study.rows import VersionId
from app.study.rules import clean_name


def coder_named(project: Project, *, name: str) -> CoderId:
    """The coder of this name, made when there is none."""
    with project.reading() as session:
        found = session.scalar(select(Coder.id).filter_by(name=clean_name(name)))
    if found is not None:
        return CoderId(found)
    with project.step("Add coder") as session:
        return CoderId(_coder(session, name))


def add_code(project: Project, *, name: str, parent: CodeId | None = None) -> CodeId:
    """Add a code below `parent`, after its siblings; a Problem when a sibling has the name."""
    with project.step("Add code") as session:
        return CodeId(codebook.make(session, name, parent).id)


def make_code_path(project: Project, *, path: str) -> CodeId:
    """The code of this path ("Parent / Child"), making what is missing."""
    with project.step("Add code") as session:
        return CodeId(find_or_make_path(session, path))


def edit_code(
    project: Project,
    *,
    code: CodeId,
    name: str | None = None,
    definition: str | None = None,
    when_to_use: str | None = None,
    when_not: str | None = None,
    example: str | None = None,
    colour: int | None = None,
) -> None:
    """Change what is given of a code and leave the rest."""
    with project.step("Edit code") as session:
        row = _code(session, code)
        if name is not None:
            refuse_sibling(session, row.parent_id, code_name(name), row)
            row.name = code_name(name)
        if definition is not None:
            row.definition = definition
        if when_to_use is not None:
            row.when_to_use = when_to_use
        if when_not is not None:
            row.when_not = when_not
        if example is not None:
            row.example = example
        if colour is not None:
            row.colour = colour


def move_code(project: Project, *, code: CodeId, parent: CodeId | None, position: int | None = None) -> None:
    """Put a code (with all below it) under another parent, at a place among its siblings."""
    with project.step("Move code") as session:
        row = _code(session, code)
        at = parent
        while at is not None:
            if at == code:
                raise Problem("A code cannot be moved below itself.", "Choose another place.")
            above = _code(session, at).parent_id
            at = None if above is None else CodeId(above)
        refuse_sibling(session, parent, row.name, row)
        siblings = [
            other
            for other in session.scalars(select(Code).filter_by(parent_id=parent).order_by(Code.position, Code.id))
            if other is not row
        ]
        siblings.insert(len(siblings) if position is None else max(0, min(position, len(siblings))), row)
        row.parent_id = parent
        for place, sibling in enumerate(siblings):
            sibling.position = place


def remove_code(project: Project, *, code: CodeId) -> None:
    """Remove a code with all below it and their coding."""
    with project.step("Remove code") as session:
        session.delete(_code(session, code))
        session.flush()
        for segment in session.scalars(select(Segment).where(segment_is_bare())):
            session.delete(segment)


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
    initiator: object | None = None,
) -> tuple[CodeId, CodingId]:
    """Add a code and code a passage with it, in one step."""
    with project.step("Code with new code", initiator=initiator) as session:
        code = codebook.make(session, name, parent).id
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
        for bare in session.scalars(select(Segment).where(Segment.id == segment, segment_is_bare())):
            session.delete(bare)


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
        coder_of = cache(partial(_coder, session))
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


def _code(session: Session, code: CodeId) -> Code:
    row = session.get(Code, code)
    if row is None:
        raise NoCode
    return row


class NoCode(Problem):
    """A code was removed meanwhile."""

    def __init__(self) -> None:
        super().__init__("That code is no longer in the study.")


_IS_THERE = select(Code.id).where(Code.id == bindparam("code"))


def _coder(session: Session, name: str) -> int:
    name = clean_name(name)
    row = session.scalars(select(Coder).filter_by(name=name)).one_or_none()
    if row is None:
        row = Coder(name=name)
        session.add(row)
        session.flush()
    return row.id
