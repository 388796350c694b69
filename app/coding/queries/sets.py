"""Reading the sets of codes beside the tree."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import CodeSet, CodeSetMember
from app.coding.queries.codes import tree_order
from app.coding.rows import CodeId, CodeSetId, CodeSetRow


def code_sets(session: Session) -> list[CodeSetRow]:
    """Every set with its codes, in order."""
    order = {code: place for place, code in enumerate(tree_order(session))}
    members: dict[int, list[CodeId]] = defaultdict(list)
    for held, code in session.execute(select(CodeSetMember.set_id, CodeSetMember.code_id)):
        members[held].append(CodeId(code))
    return [
        CodeSetRow(
            id=CodeSetId(row.id),
            name=row.name,
            note=row.note,
            codes=tuple(sorted(members[row.id], key=order.__getitem__)),
        )
        for row in session.scalars(select(CodeSet).order_by(CodeSet.position, CodeSet.id))
    ]
