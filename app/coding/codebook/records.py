"""A code's record inside a step: other words in it, its history, and what that means for its coding."""

from collections.abc import Collection, Mapping

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.coding.codebook.log import NO_REASON, Because, log, path_of
from app.coding.codebook.tree import refuse_sibling
from app.coding.model import Code, Coding
from app.coding.rows import MACQUEEN, ChangeKind, CodingId, Field
from app.coding.rules import code_name, puts_in_doubt
from app.problems import Problem
from app.store.bulk import one_of

RECORD = (*MACQUEEN, "origin", "framework")
"""The fields of a code's record: what changes in them is a redefinition."""
KEPT = ("name", *RECORD, "colour", "category", "retired")
"""All that is known of a code but its place."""


def record_of(row: Code) -> dict[str, Field]:
    """A code's record, for the history of one that goes."""
    return {field: getattr(row, field) for field in KEPT}


def change(
    session: Session,
    row: Code,
    wanted: Mapping[str, Field],
    *,
    recheck: bool | None = None,
    because: Because = NO_REASON,
) -> None:
    """Give fields of a code other values, and write in the history those that are other ones.

    With `recheck` None the coding of the code is marked to be looked at again where the change puts it in doubt.
    """
    wanted = dict(wanted)
    if "name" in wanted:
        wanted["name"] = name = code_name(str(wanted["name"]))
        refuse_sibling(session, row.parent_id, name, row)
    after = {field: value for field, value in wanted.items() if getattr(row, field) != value}
    before: dict[str, Field] = {field: getattr(row, field) for field in after}
    if after.get("category"):
        refuse_coded(session, row)
    path = path_of(session, row)
    for field, value in after.items():
        setattr(row, field, value)
    session.flush()
    for kind, fields in _KINDS:
        if told := {field: after[field] for field in fields if field in after}:
            was = {field: before[field] for field in told}
            log(session, _kind(kind, told), row, path, before=was, after=told, because=because)
    if puts_in_doubt(before, after) if recheck is None else recheck:
        doubt(session, row)


def doubt(session: Session, row: Code) -> None:
    """Ask for every coding of a code to be looked at again."""
    session.execute(
        update(Coding)
        .where(Coding.code_id == row.id, ~Coding.recheck)
        .values(recheck=True)
        .execution_options(synchronize_session=False)
    )


def trust(session: Session, row: Code, codings: Collection[CodingId]) -> None:
    """Somebody has looked at these codings of a code: they are in doubt no longer."""
    session.execute(
        update(Coding)
        .where(Coding.code_id == row.id, Coding.recheck, one_of(Coding.id, codings))
        .values(recheck=False)
        .execution_options(synchronize_session=False)
    )


def refuse_coded(session: Session, row: Code) -> None:
    """A Problem when a code that is to group others is itself on passages."""
    if session.scalar(select(Coding.id).where(Coding.code_id == row.id).limit(1)) is not None:
        raise Problem(
            "A category is put on no passage, and this code is on some.",
            "Move its passages to another code first.",
        )


def _kind(kind: ChangeKind, told: Mapping[str, Field]) -> ChangeKind:
    return ChangeKind.RESTORE if kind is ChangeKind.RETIRE and not told["retired"] else kind


_KINDS = (
    (ChangeKind.RENAME, ("name",)),
    (ChangeKind.REDEFINE, RECORD),
    (ChangeKind.RECOLOUR, ("colour",)),
    (ChangeKind.CATEGORY, ("category",)),
    (ChangeKind.RETIRE, ("retired",)),
)
