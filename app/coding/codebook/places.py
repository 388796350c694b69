"""Where codes stand in the tree, inside a step: several moved at once, each with all below it."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.codebook.log import NO_REASON, Because, log, path_of
from app.coding.codebook.tree import code_row, refuse_sibling, sibling
from app.coding.model import Code
from app.coding.queries import tree_order
from app.coding.rows import PATH_SEPARATOR, ChangeKind, CodeId
from app.problems import Problem


def move(
    session: Session,
    codes: Collection[CodeId],
    parent: CodeId | None,
    position: int | None,
    *,
    because: Because = NO_REASON,
) -> None:
    """Put codes below another, side by side in the order of the tree, at a place among those that stay there.

    A code below another one that is moved goes along with it.
    """
    rows = [code_row(session, code) for code in tree_order(session) if code in codes]
    if missing := set(codes) - {row.id for row in rows}:
        code_row(session, missing.pop())
    chosen = {row.id for row in rows}
    rows = [row for row in rows if not chosen & set(_above(session, row.parent_id))]
    if chosen & set(_above(session, parent)):
        raise Problem("A code cannot be moved below itself.", "Choose another place.")
    siblings = [row for row in siblings_of(session, parent) if row not in rows]
    at = len(siblings) if position is None else max(0, min(position, len(siblings)))
    paths = [path_of(session, row) for row in rows]
    was = [(row.parent_id, row.position) for row in rows]
    for row in rows:
        if row.parent_id != parent:
            refuse_sibling(session, parent, row.name, row)
        row.parent_id = parent
        session.flush()
    _number([*siblings[:at], *rows, *siblings[at:]])
    session.flush()
    for row, path, place in zip(rows, paths, was, strict=True):
        if place != (row.parent_id, row.position):
            log_move(session, row, path, place, because)


def adopt(session: Session, row: Code, parent: Code, because: Because) -> None:
    """Put a code last below another; where a code there has its name, under a name of its own."""
    path, place = path_of(session, row), (row.parent_id, row.position)
    there = siblings_of(session, CodeId(parent.id))
    name = free_name(session, parent.id, row.name)
    row.parent_id, row.position = parent.id, max((other.position for other in there), default=-1) + 1
    old, row.name = row.name, name
    session.flush()
    log_move(session, row, path, place, because)
    if name != old:
        log(session, ChangeKind.RENAME, row, path, before={"name": old}, after={"name": name}, because=because)


def siblings_of(session: Session, parent: CodeId | None) -> Sequence[Code]:
    """The codes directly below another, in order."""
    return session.scalars(select(Code).filter_by(parent_id=parent).order_by(Code.position, Code.id)).all()


def stand_after(session: Session, row: Code, other: Code) -> None:
    """Give a code the place right after one beside it."""
    siblings = [one for one in siblings_of(session, _id(other.parent_id)) if one is not row]
    siblings.insert(siblings.index(other) + 1, row)
    _number(siblings)
    session.flush()


def _number(siblings: Sequence[Code]) -> None:
    for place, row in enumerate(siblings):
        row.position = place


def _above(session: Session, code: int | None) -> Sequence[int]:
    """A code and all above it, from the inside out."""
    found = []
    while code is not None:
        found.append(code)
        code = code_row(session, CodeId(code)).parent_id
    return found


def log_move(session: Session, row: Code, path: str, was: tuple[int | None, int], because: Because) -> None:
    """Write in the history that a code left a place (the code above it, its position) for where it is now."""
    above, position = was
    parent = "" if above is None else path_of(session, session.get_one(Code, above))
    log(
        session,
        ChangeKind.MOVE,
        row,
        path,
        before={"parent": parent, "position": position},
        after={"parent": path_of(session, row).rpartition(PATH_SEPARATOR)[0], "position": row.position},
        because=because,
    )


def free_name(session: Session, parent: int | None, name: str) -> str:
    """The name itself, or with " (2)", " (3)" … where a code below `parent` has it."""
    free, number = name, 2
    while sibling(session, parent, free) is not None:
        free, number = f"{name} ({number})", number + 1
    return free


def _id(code: int | None) -> CodeId | None:
    return None if code is None else CodeId(code)
