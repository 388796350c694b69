"""Reading the coding: codes, the coding of a text, and the passages of a code."""

from collections import defaultdict

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.coding.model import Code, Coder, Coding, Segment, SegmentTurn
from app.coding.rows import (
    PATH_SEPARATOR,
    CodeId,
    CoderId,
    CodeRow,
    CoderRow,
    CodingId,
    CodingMark,
    SegmentId,
)
from app.problems import Problem
from app.study.eligibility import is_included
from app.study.model import Participant, Speaker, TextVersion, Turn
from app.study.rows import SourceId, VersionId


def codes(session: Session) -> list[CodeRow]:
    """The code tree in order, each code before its children."""
    counts = _passages_by_code(session)
    children: dict[int | None, list[Code]] = defaultdict(list)
    for code in session.scalars(select(Code).order_by(Code.position, Code.id)):
        children[code.parent_id].append(code)

    def below(code: Code) -> int:
        return counts.get(code.id, 0) + sum(below(child) for child in children[code.id])

    rows: list[CodeRow] = []

    def walk(parent: int | None, path: str, depth: int) -> None:
        for code in children[parent]:
            own = f"{path}{PATH_SEPARATOR}{code.name}" if path else code.name
            rows.append(
                CodeRow(
                    id=CodeId(code.id),
                    parent=None if parent is None else CodeId(parent),
                    name=code.name,
                    path=own,
                    depth=depth,
                    position=code.position,
                    colour=code.colour,
                    definition=code.definition,
                    when_to_use=code.when_to_use,
                    when_not=code.when_not,
                    example=code.example,
                    passages=counts.get(code.id, 0),
                    passages_below=below(code),
                )
            )
            walk(code.id, own, depth + 1)

    walk(None, "", 0)
    return rows


def code_paths(session: Session) -> dict[CodeId, str]:
    """The path of every code; cheaper than `codes`, which counts."""
    named = {row.id: row for row in session.execute(select(Code.id, Code.parent_id, Code.name))}
    paths: dict[CodeId, str] = {}
    for code, row in named.items():
        names = [row.name]
        while row.parent_id is not None:
            row = named[row.parent_id]
            names.append(row.name)
        paths[CodeId(code)] = PATH_SEPARATOR.join(reversed(names))
    return paths


def code_at(session: Session, path: str) -> CodeRow:
    """The code of this path; a Problem when there is none."""
    wanted = path.casefold()
    found = None
    for row in codes(session):
        if row.path == path:
            return row
        if row.path.casefold() == wanted:
            found = row
    if found is None:
        raise Problem("There is no code of that path in this study.", "“counterpoint codes” lists them.")
    return found


def subtree(session: Session, code: CodeId) -> list[CodeId]:
    """A code and every code below it."""
    tree = select(Code.id).where(Code.id == code).cte("tree", recursive=True)
    tree = tree.union_all(select(Code.id).where(Code.parent_id == tree.c.id))
    return [CodeId(found) for found in session.scalars(select(tree.c.id))]


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


def coders(session: Session) -> list[CoderRow]:
    """Everyone who coded, by name."""
    return [
        CoderRow(CoderId(row.id), row.name)
        for row in session.scalars(select(Coder).order_by(func.lower(Coder.name), Coder.id))
    ]


def people_by_code(session: Session) -> dict[CodeId, int]:
    """How many included participants each code (with its subtree) was heard from."""
    people: dict[int, set[int]] = defaultdict(set)
    for code, person in session.execute(
        select(Coding.code_id, Speaker.participant_id)
        .join(SegmentTurn, SegmentTurn.segment_id == Coding.segment_id)
        .join(Turn, SegmentTurn.turn_id == Turn.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .join(Participant, Speaker.participant_id == Participant.id)
        .where(is_included())
        .distinct()
    ).all():
        if person is not None:
            people[code].add(person)
    parents = dict(session.execute(select(Code.id, Code.parent_id)).all())
    below: dict[int, set[int]] = defaultdict(set)
    for code, found in people.items():
        at: int | None = code
        while at is not None:
            below[at] |= found
            at = parents[at]
    return {CodeId(code): len(below[code]) for code in parents}


def passages_by_source(session: Session) -> dict[SourceId, int]:
    """How many coded passages each source has, those of excluded participants left out."""
    counted = (
        select(TextVersion.source_id, func.count(Coding.id))
        .join(Segment, Segment.version_id == TextVersion.id)
        .join(Coding, Coding.segment_id == Segment.id)
        .where(TextVersion.current, not_hidden(session, Coding.segment_id))
        .group_by(TextVersion.source_id)
    )
    rows = session.execute(counted)
    return {SourceId(source): many for source, many in rows}


def next_uncoded_turn(session: Session, version: VersionId, after: int) -> int | None:
    """Where the next turn starts that somebody counted speaks and no passage touches; None when all are coded."""
    touched = select(SegmentTurn.id).where(SegmentTurn.turn_id == Turn.id).exists()
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


def not_hidden(session: Session, segment: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Where a segment is not one in which, of all participants, only excluded ones are heard.

    Those vanish from every list and count.
    """
    excluded = list(session.scalars(select(Participant.id).where(~is_included())))
    if not excluded:
        return true()
    heard = (
        select(SegmentTurn.segment_id)
        .join(Turn, SegmentTurn.turn_id == Turn.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
    )
    beside = heard.where(Speaker.participant_id.not_in(excluded))
    return or_(segment.not_in(heard.where(Speaker.participant_id.in_(excluded))), segment.in_(beside))


def _passages_by_code(session: Session) -> dict[int, int]:
    counted = (
        select(Coding.code_id, func.count()).where(not_hidden(session, Coding.segment_id)).group_by(Coding.code_id)
    )
    return dict(session.execute(counted).all())
