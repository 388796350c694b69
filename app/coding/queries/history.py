"""Reading how the codebook came to be what it is: its history, its versions, and how they differ."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding.model import Code, CodebookChange, CodebookVersion, CodeSet, CodeSetMember
from app.coding.queries.codes import code_paths, tree_order
from app.coding.rows import (
    ChangeKind,
    ChangeRow,
    CodebookChangeId,
    CodebookVersionId,
    CodebookVersionRow,
    CodeDraft,
    CodeId,
    CodeState,
)
from app.coding.rules import CodebookDifference, CodebookPlan, difference, plan
from app.problems import Problem


def codebook_changes(session: Session, *, code: CodeId | None = None, limit: int | None = None) -> list[ChangeRow]:
    """The history of the codebook or of one code, the newest change first."""
    wanted = select(CodebookChange).order_by(CodebookChange.id.desc()).limit(limit)
    if code is not None:
        wanted = wanted.where(CodebookChange.code_id == code)
    return [
        ChangeRow(
            id=CodebookChangeId(row.id),
            at=row.made_at,
            kind=ChangeKind(row.kind),
            code=None if row.code_id is None else CodeId(row.code_id),
            path=row.path,
            before=json.loads(row.before),
            after=json.loads(row.after),
            reason=row.reason,
            author=row.author,
        )
        for row in session.scalars(wanted)
    ]


def codebook_versions(session: Session) -> list[CodebookVersionRow]:
    """The frozen versions, the newest first."""
    rows = session.execute(
        select(
            CodebookVersion.id,
            CodebookVersion.number,
            CodebookVersion.name,
            CodebookVersion.note,
            CodebookVersion.author,
            CodebookVersion.made_at,
            func.json_array_length(CodebookVersion.content, "$.codes").label("codes"),
        ).order_by(CodebookVersion.number.desc())
    )
    return [
        CodebookVersionRow(
            id=CodebookVersionId(row.id),
            number=row.number,
            name=row.name,
            note=row.note,
            author=row.author,
            made_at=row.made_at,
            codes=row.codes,
        )
        for row in rows
    ]


def version_named(session: Session, name: str) -> CodebookVersionId:
    """The frozen version of this name, whatever its case, or of this number; a Problem when there is none."""
    wanted = name.strip().casefold()
    for row in codebook_versions(session):
        if wanted in (row.name.casefold(), str(row.number)):
            return row.id
    raise Problem(
        "There is no frozen version of that name in this study.", "“counterpoint codebook --versions” lists them."
    )


def codebook_now(session: Session) -> list[CodeState]:
    """The codebook as it is, in the order of the tree."""
    sets: dict[int, list[str]] = defaultdict(list)
    for code, name in session.execute(
        select(CodeSetMember.code_id, CodeSet.name)
        .join(CodeSet, CodeSetMember.set_id == CodeSet.id)
        .order_by(CodeSet.position, CodeSet.id)
    ):
        sets[code].append(name)
    rows = {row.id: row for row in session.scalars(select(Code))}
    paths = code_paths(session)
    return [_state(rows[code], rows, paths[code], sets[code]) for code in tree_order(session)]


def codebook_at(session: Session, version: CodebookVersionId) -> list[CodeState]:
    """The codebook as it was when a version was frozen."""
    content = session.scalar(select(CodebookVersion.content).filter_by(id=version))
    if content is None:
        raise Problem("That version of the codebook is no longer in the study.")
    return [CodeState(**{**code, "sets": tuple(code["sets"])}) for code in json.loads(content)["codes"]]


def codebook_difference(
    session: Session, before: CodebookVersionId, after: CodebookVersionId | None = None
) -> CodebookDifference:
    """How two versions differ, or a version and today."""
    now = codebook_now(session) if after is None else codebook_at(session, after)
    return difference(codebook_at(session, before), now)


def codebook_plan(session: Session, drafts: Sequence[CodeDraft]) -> CodebookPlan:
    """What taking over a codebook from elsewhere would change."""
    return plan(codebook_now(session), drafts)


def written(codes: Sequence[CodeState]) -> str:
    """The codebook as a version keeps it."""
    return json.dumps({"codes": [asdict(code) for code in codes]}, ensure_ascii=False)


def _state(row: Code, rows: dict[int, Code], path: str, sets: Sequence[str]) -> CodeState:
    return CodeState(
        guid=row.guid.hex,
        parent="" if row.parent_id is None else rows[row.parent_id].guid.hex,
        name=row.name,
        path=path,
        colour=row.colour,
        brief=row.brief,
        definition=row.definition,
        when_to_use=row.when_to_use,
        when_not=row.when_not,
        example=row.example,
        near_miss=row.near_miss,
        origin=row.origin,
        framework=row.framework,
        category=row.category,
        retired=row.retired,
        sets=tuple(sets),
    )
