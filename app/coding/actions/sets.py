"""Sets of codes beside the tree: made, named, filled and emptied."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding import codebook
from app.coding.codebook import Because, code_row
from app.coding.model import Code, CodeSet, CodeSetMember
from app.coding.rows import ChangeKind, CodeId, CodeSetId
from app.problems import Problem
from app.store.project import Project
from app.study.rules import clean_name


def make_code_set(project: Project, *, name: str, codes: Sequence[CodeId] = (), author: str = "") -> CodeSetId:
    """Make a set, with some codes in it; a Problem when there is one of that name."""
    with project.step("Make set") as session:
        last = session.scalar(select(func.max(CodeSet.position)))
        row = CodeSet(name=_free(session, name, None), position=0 if last is None else last + 1)
        session.add(row)
        session.flush()
        because = Because("", author)
        codebook.log(session, ChangeKind.SET, None, "", after={"set": row.name}, because=because)
        _put(session, row, codes, because)
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


def remove_code_set(project: Project, *, code_set: CodeSetId, author: str = "") -> None:
    """Remove a set; its codes stay."""
    with project.step("Remove set") as session:
        row = _set_row(session, code_set)
        codebook.log(session, ChangeKind.SET, None, "", before={"set": row.name}, because=Because("", author))
        session.delete(row)


def add_to_set(project: Project, *, code_set: CodeSetId, codes: Sequence[CodeId], author: str = "") -> None:
    """Put codes into a set; those that are in it already stay."""
    with project.step("Add to set") as session:
        _put(session, _set_row(session, code_set), codes, Because("", author))


def remove_from_set(project: Project, *, code_set: CodeSetId, codes: Sequence[CodeId], author: str = "") -> None:
    """Take codes out of a set; they stay in the tree."""
    with project.step("Remove from set") as session:
        row = _set_row(session, code_set)
        members = session.scalars(
            select(CodeSetMember).where(CodeSetMember.set_id == row.id, CodeSetMember.code_id.in_(codes))
        )
        for member in members.all():
            code = session.get_one(Code, member.code_id)
            path = codebook.path_of(session, code)
            codebook.log(
                session, ChangeKind.SET, code, path, before={"set": row.name}, because=Because("", author)
            )
            session.delete(member)


def _put(session: Session, row: CodeSet, codes: Sequence[CodeId], because: Because) -> None:
    there = set(session.scalars(select(CodeSetMember.code_id).filter_by(set_id=row.id)))
    for code in dict.fromkeys(codes):
        if code not in there:
            one = code_row(session, code)
            session.add(CodeSetMember(set_id=row.id, code_id=code))
            path = codebook.path_of(session, one)
            codebook.log(session, ChangeKind.SET, one, path, after={"set": row.name}, because=because)


def _set_row(session: Session, code_set: CodeSetId) -> CodeSet:
    row = session.get(CodeSet, code_set)
    if row is None:
        raise Problem("That set is no longer in the study.")
    return row


def _free(session: Session, name: str, keep: CodeSet | None) -> str:
    """A clean name; a Problem when another set has it, whatever its case."""
    name = clean_name(name)
    for row in session.scalars(select(CodeSet)):
        if row is not keep and row.name.casefold() == name.casefold():
            raise Problem("There is a set of that name already.", "Choose another name.")
    return name
