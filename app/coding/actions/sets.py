"""Sets of codes beside the tree: made, named, put in order, filled and emptied."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding import codebook
from app.coding.codebook import Because
from app.coding.model import CodeSet
from app.coding.rows import ChangeKind, CodeId, CodeSetId
from app.problems import Problem
from app.store.project import Project
from app.study.actions.placing import put
from app.study.rules import clean_name


def make_code_set(project: Project, *, name: str, codes: Sequence[CodeId] = (), author: str = "") -> CodeSetId:
    """Make a set, with some codes in it; a Problem when there is one of that name."""
    with project.step("Make set") as session:
        because = Because("", author)
        row = codebook.make_set(session, _free(session, name, None), because)
        codebook.join_set(session, row, codes, because)
        return CodeSetId(row.id)


def edit_code_set(
    project: Project, *, code_set: CodeSetId, name: str | None = None, note: str | None = None, author: str = ""
) -> None:
    """Give a set another name or note."""
    with project.step("Edit set") as session:
        row = _set_row(session, code_set)
        if name is not None and clean_name(name) != row.name:
            old, row.name = row.name, _free(session, name, row)
            codebook.log(
                session,
                ChangeKind.SET,
                None,
                "",
                before={"set": old},
                after={"set": row.name},
                because=Because("", author),
            )
        if note is not None:
            row.note = note


def move_code_set(project: Project, *, code_set: CodeSetId, position: int) -> None:
    """Put a set at another place in the order."""
    with project.step("Move set") as session:
        rows = list(session.scalars(select(CodeSet).order_by(CodeSet.position, CodeSet.id)))
        put(_set_row(session, code_set), rows, position)


def remove_code_set(project: Project, *, code_set: CodeSetId, author: str = "") -> None:
    """Remove a set; its codes stay."""
    with project.step("Remove set") as session:
        row = _set_row(session, code_set)
        codebook.log(session, ChangeKind.SET, None, "", before={"set": row.name}, because=Because("", author))
        session.delete(row)


def add_to_set(project: Project, *, code_set: CodeSetId, codes: Sequence[CodeId], author: str = "") -> None:
    """Put codes into a set; those that are in it already stay."""
    with project.step("Add to set") as session:
        codebook.join_set(session, _set_row(session, code_set), codes, Because("", author))


def remove_from_set(project: Project, *, code_set: CodeSetId, codes: Sequence[CodeId], author: str = "") -> None:
    """Take codes out of a set; they stay in the tree."""
    with project.step("Remove from set") as session:
        codebook.leave_set(session, _set_row(session, code_set), codes, Because("", author))


def _set_row(session: Session, code_set: CodeSetId) -> CodeSet:
    row = session.get(CodeSet, code_set)
    if row is None:
        raise Problem("That set is no longer in the study.")
    return row


def _free(session: Session, name: str, keep: CodeSet | None) -> str:
    """A clean name; a Problem when another set has it, whatever its case."""
    name = clean_name(name)
    if codebook.set_named(session, name) not in (None, keep):
        raise Problem("There is a set of that name already.", "Choose another name.")
    return name
