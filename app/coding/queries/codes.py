"""Reading the codebook: the code tree, who codes, and from how many people each code was heard."""

from collections import defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding.model import Code, Coder, Coding
from app.coding.queries.heard import said, shown
from app.coding.queries.hidden import not_hidden, not_waiting
from app.coding.queries.withheld import not_withheld
from app.coding.rows import PATH_SEPARATOR, CodeId, CoderId, CodeRow, CoderRow, Origin
from app.problems import Problem
from app.study.eligibility import is_included
from app.study.model import Participant


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
                    brief=code.brief,
                    near_miss=code.near_miss,
                    origin=Origin(code.origin),
                    framework=code.framework,
                    category=code.category,
                    retired=code.retired,
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


def tree_order(session: Session) -> list[CodeId]:
    """Every code in the order of the tree, each before those below it; cheaper than `codes`, which counts."""
    below: dict[int | None, list[int]] = defaultdict(list)
    for code, parent in session.execute(select(Code.id, Code.parent_id).order_by(Code.position, Code.id)):
        below[parent].append(code)
    order: list[CodeId] = []
    waiting = below[None][::-1]
    while waiting:
        code = waiting.pop()
        order.append(CodeId(code))
        waiting += below[code][::-1]
    return order


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


def coders(session: Session) -> list[CoderRow]:
    """Everyone who coded, by name."""
    return [
        CoderRow(CoderId(row.id), row.name)
        for row in session.scalars(select(Coder).order_by(func.lower(Coder.name), Coder.id))
    ]


def people_by_code(session: Session) -> dict[CodeId, int]:
    """How many included participants each code (with its subtree) was heard from."""
    people: dict[int, set[int]] = defaultdict(set)
    for theirs in (said().subquery(), shown().subquery()):
        for code, person in session.execute(
            select(Coding.code_id, Participant.id)
            .join(theirs, theirs.c.segment_id == Coding.segment_id)
            .join(Participant, theirs.c.participant_id == Participant.id)
            .where(is_included(), not_waiting(Coding.segment_id), not_withheld(session, Coding.segment_id))
            .distinct()
        ):
            people[code].add(person)
    parents = dict(session.execute(select(Code.id, Code.parent_id)).all())
    below: dict[int, set[int]] = defaultdict(set)
    for code, found in people.items():
        at: int | None = code
        while at is not None:
            below[at] |= found
            at = parents[at]
    return {CodeId(code): len(below[code]) for code in parents}


def _passages_by_code(session: Session) -> dict[int, int]:
    kept = not_hidden(session, Coding.segment_id), not_withheld(session, Coding.segment_id)
    counted = select(Coding.code_id, func.count()).where(*kept).group_by(Coding.code_id)
    return dict(session.execute(counted).all())
