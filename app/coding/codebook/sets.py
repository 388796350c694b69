"""Sets of codes inside a step: found or made, joined and left, each written in the history."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding.codebook.log import NO_REASON, Because, log, path_of
from app.coding.codebook.tree import code_row
from app.coding.model import Code, CodeSet, CodeSetMember
from app.coding.rows import ChangeKind, CodeId
from app.study.rules import clean_name


def make_set(session: Session, name: str, because: Because = NO_REASON) -> CodeSet:
    """A new set after the others; its name is free."""
    last = session.scalar(select(func.max(CodeSet.position)))
    row = CodeSet(name=name, position=0 if last is None else last + 1)
    session.add(row)
    session.flush()
    log(session, ChangeKind.SET, None, "", after={"set": name}, because=because)
    return row


def set_named(session: Session, name: str) -> CodeSet | None:
    """The set of this name, whatever its case."""
    wanted = name.casefold()
    return next((row for row in session.scalars(select(CodeSet)) if row.name.casefold() == wanted), None)


def find_or_make_set(session: Session, name: str, because: Because = NO_REASON) -> CodeSet:
    """The set of this name, made when there is none."""
    name = clean_name(name)
    return set_named(session, name) or make_set(session, name, because)


def join_set(session: Session, row: CodeSet, codes: Iterable[CodeId], because: Because = NO_REASON) -> None:
    """Put codes into a set; those that are in it already stay."""
    there = set(session.scalars(select(CodeSetMember.code_id).filter_by(set_id=row.id)))
    for code in dict.fromkeys(codes):
        if code not in there:
            one = code_row(session, code)
            session.add(CodeSetMember(set_id=row.id, code_id=code))
            log(session, ChangeKind.SET, one, path_of(session, one), after={"set": row.name}, because=because)
    session.flush()


def leave_set(session: Session, row: CodeSet, codes: Iterable[CodeId], because: Because = NO_REASON) -> None:
    """Take codes out of a set."""
    members = select(CodeSetMember).where(CodeSetMember.set_id == row.id, CodeSetMember.code_id.in_(list(codes)))
    for member in session.scalars(members).all():
        code = session.get_one(Code, member.code_id)
        log(session, ChangeKind.SET, code, path_of(session, code), before={"set": row.name}, because=because)
        session.delete(member)
    session.flush()
