"""Everything a researcher can do with saved queries; every function is one step that can be undone.

The language of queries is loaded when one is written down.
"""

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding.model import SavedQuery
from app.coding.rows import SavedQueryId
from app.problems import Problem
from app.store.project import Project
from app.study.actions.placing import put
from app.study.rules import clean_name

if TYPE_CHECKING:
    from app.coding.asking.conditions import Condition


def save_query(project: Project, *, name: str, where: "Condition", made_by: str = "") -> SavedQueryId:
    """Keep a question under a name, after the others; a Problem when the name is taken."""
    with project.step("Save query") as session:
        name = clean_name(name)
        _refuse_taken(session, name, None)
        last = session.scalar(select(func.max(SavedQuery.position)))
        row = SavedQuery(
            name=name,
            definition=_written(session, where),
            position=0 if last is None else last + 1,
            made_by=made_by,
        )
        session.add(row)
        session.flush()
        return SavedQueryId(row.id)


def change_query(project: Project, *, query: SavedQueryId, where: "Condition") -> None:
    """Keep another question under the name of a saved one."""
    with project.step("Change saved query") as session:
        _row(session, query).definition = _written(session, where)


def rename_query(project: Project, *, query: SavedQueryId, name: str) -> None:
    """Give a saved query another name."""
    with project.step("Rename saved query") as session:
        row = _row(session, query)
        _refuse_taken(session, clean_name(name), row)
        row.name = clean_name(name)


def move_query(project: Project, *, query: SavedQueryId, position: int) -> None:
    """Put a saved query at another place among them."""
    with project.step("Move saved query") as session:
        row = _row(session, query)
        rows = list(session.scalars(select(SavedQuery).order_by(SavedQuery.position, SavedQuery.id)))
        put(row, rows, position)


def remove_query(project: Project, *, query: SavedQueryId) -> None:
    """Forget a saved query; nothing it found is changed."""
    with project.step("Remove saved query") as session:
        session.delete(_row(session, query))


def _written(session: Session, where: "Condition") -> str:
    from app.coding.asking.json_form import to_json
    from app.coding.asking.vocabulary import vocabulary

    return to_json(where, vocabulary(session))


def _row(session: Session, query: SavedQueryId) -> SavedQuery:
    row = session.get(SavedQuery, query)
    if row is None:
        raise Problem("That saved query is no longer in the study.")
    return row


def _refuse_taken(session: Session, name: str, keep: SavedQuery | None) -> None:
    for row in session.scalars(select(SavedQuery)):
        if row is not keep and row.name.casefold() == name.casefold():
            raise Problem("There is a saved query of that name already.", "Choose another name.")
