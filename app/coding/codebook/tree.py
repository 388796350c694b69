"""The code tree inside a step: finding a path, making what is missing, keeping siblings' names apart."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding.codebook.log import NO_REASON, Because, author_of, log, path_of
from app.coding.model import Code, Coder
from app.coding.rows import ChangeKind, CodeId, Field
from app.coding.rules import code_name, path_parts
from app.problems import Problem
from app.study.rules import clean_name

PALETTE_SIZE = 7
"""How many code colours the themes tell apart."""


class NoCode(Problem):
    """A code was removed meanwhile."""

    def __init__(self) -> None:
        super().__init__("That code is no longer in the study.")


def code_row(session: Session, code: CodeId) -> Code:
    """A code's own row; NoCode where it was removed meanwhile."""
    row = session.get(Code, code)
    if row is None:
        raise NoCode
    return row


def find_or_make_coder(session: Session, name: str) -> int:
    """The id of the coder of this name, made when there is none."""
    name = clean_name(name)
    row = session.scalars(select(Coder).filter_by(name=name)).one_or_none()
    if row is None:
        row = Coder(name=name)
        session.add(row)
        session.flush()
    return row.id


def make(
    session: Session,
    name: str,
    parent: int | None,
    *,
    fields: Mapping[str, Field] | None = None,
    because: Because = NO_REASON,
) -> Code:
    """A new code after its siblings, with what is known of it; a Problem when one of them has the name."""
    name = code_name(name)
    refuse_sibling(session, parent, name, None)
    last = session.scalar(select(func.max(Code.position)).filter_by(parent_id=parent))
    known = {"colour": _next_colour(session), "made_by": author_of(session, because), **(fields or {})}
    row = Code(name=name, parent_id=parent, position=0 if last is None else last + 1, **known)
    session.add(row)
    session.flush()
    told = {field: value for field, value in (fields or {}).items() if value not in ("", False)}
    log(session, ChangeKind.ADD, row, path_of(session, row), after={"name": name, **told}, because=because)
    return row


def find_or_make_path(session: Session, path: str, *, because: Because = NO_REASON) -> int:
    """The id of the code of this path, whatever its case, making what is missing."""
    parent: int | None = None
    for name in path_parts(path):
        parent = (sibling(session, parent, name) or make(session, name, parent, because=because)).id
    if parent is None:
        raise Problem("A code needs a name.", "Type a name.")
    return parent


def sibling(session: Session, parent: int | None, name: str) -> Code | None:
    """The code of this name below `parent`: the same letters first, then the same but for case."""
    wanted = name.casefold()
    # Names first, and one code then: of a long list, whole codes take far longer to read.
    names = session.execute(select(Code.id, Code.name).filter_by(parent_id=parent).order_by(Code.id)).all()
    alike = [(there != name, code) for code, there in names if there.casefold() == wanted]
    return session.get(Code, min(alike)[1]) if alike else None


def refuse_sibling(session: Session, parent: int | None, name: str, keep: Code | None) -> None:
    """A Problem when another code below `parent` has the name already."""
    other = sibling(session, parent, name)
    if other is not None and other is not keep:
        raise Problem("There is a code of that name already in this place.", "Use it, or choose another name.")


def _next_colour(session: Session) -> int:
    """The colour used least so far."""
    used = dict(session.execute(select(Code.colour, func.count()).group_by(Code.colour)).all())
    return min(range(PALETTE_SIZE), key=lambda colour: (used.get(colour, 0), colour))
