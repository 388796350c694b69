"""The code tree in its order without counts, which asking makes its own of."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import Code
from app.coding.rows import PATH_SEPARATOR, CodeId


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A code as a table names it."""

    id: CodeId
    parent: CodeId | None
    name: str
    path: str
    depth: int
    colour: int


def outline(session: Session) -> list[OutlineRow]:
    """Each code before its children."""
    children: dict[int | None, list[tuple[int, str, int]]] = defaultdict(list)
    for number, parent, name, colour in session.execute(
        select(Code.id, Code.parent_id, Code.name, Code.colour).order_by(Code.position, Code.id)
    ):
        children[parent].append((number, name, colour))
    rows: list[OutlineRow] = []

    def walk(parent: CodeId | None, above: str, depth: int) -> None:
        for number, name, colour in children[parent]:
            path = f"{above}{PATH_SEPARATOR}{name}" if above else name
            rows.append(OutlineRow(CodeId(number), parent, name, path, depth, colour))
            walk(CodeId(number), path, depth + 1)

    walk(None, "", 0)
    return rows
