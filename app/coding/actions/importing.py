"""Taking over a codebook from elsewhere: a table, or a starter frame."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.coding import codebook
from app.coding.codebook import Because, code_row
from app.coding.model import Code
from app.coding.queries import codebook_plan
from app.coding.rows import PATH_SEPARATOR, CodeDraft, CodeId, Field
from app.coding.rules import CodebookPlan, PlannedCode
from app.problems import Problem
from app.store.project import Project


def import_codebook(
    project: Project,
    *,
    drafts: Sequence[CodeDraft],
    label: str = "Import codebook",
    recheck: bool | None = None,
    reason: str = "",
    author: str = "",
) -> CodebookPlan:
    """Make the codes that are missing and change those that say something else; all of it or nothing.

    Returns what was done. A Problem names the row of the table that cannot be taken over.
    """
    with project.step(label) as session:
        done, because = codebook_plan(session, drafts), Because(reason, author)
        for code in done.codes:
            try:
                _take_over(session, code, recheck, because)
            except Problem as problem:
                raise Problem(f"Row {code.line} of the table: {problem.sentence}", problem.advice) from None
        return done


def _take_over(session: Session, code: PlannedCode, recheck: bool | None, because: Because) -> None:
    fields: dict[str, Field] = {
        one.field: one.after for one in code.fields if not isinstance(one.after, tuple) and one.after is not None
    }
    above, _, name = code.path.rpartition(PATH_SEPARATOR)
    if code.new:
        parent = code_row(session, CodeId(codebook.find_or_make_path(session, above))) if above else None
        row = codebook.make(
            session,
            name,
            None if parent is None else parent.id,
            fields={**_like(parent), **fields},
            because=because,
        )
    else:
        row = code_row(session, CodeId(codebook.find_or_make_path(session, code.path)))
        codebook.change(session, row, fields, recheck=recheck, because=because)
    for set_name in code.sets_joined:
        codebook.join_set(
            session, codebook.find_or_make_set(session, set_name, because), [CodeId(row.id)], because
        )
    for set_name in code.sets_left:
        held = codebook.set_named(session, set_name)
        if held is not None:
            codebook.leave_set(session, held, [CodeId(row.id)], because)


def _like(parent: Code | None) -> dict[str, Field]:
    """A code looks like the one it stands under."""
    return {} if parent is None else {"colour": parent.colour}
