"""Questions kept under a name: what is stored is the question, never its answer."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.asking.conditions import Condition
from app.coding.asking.json_form import from_json
from app.coding.asking.rows import SavedQueryRow
from app.coding.asking.vocabulary import Vocabulary
from app.coding.model import SavedQuery
from app.coding.rows import SavedQueryId
from app.problems import Problem


def saved_queries(session: Session) -> list[SavedQueryRow]:
    """The saved queries in their order."""
    return [
        SavedQueryRow(SavedQueryId(row.id), row.name, row.definition, row.made_by)
        for row in session.scalars(select(SavedQuery).order_by(SavedQuery.position, SavedQuery.id))
    ]


def saved_query(session: Session, name: str) -> SavedQueryRow:
    """The saved query of this name, whatever its case; a Problem when there is none."""
    rows = saved_queries(session)
    for row in rows:
        if row.name == name:
            return row
    for row in rows:
        if row.name.casefold() == name.casefold():
            return row
    raise Problem("There is no saved query of that name.", "“counterpoint query STUDY --list” lists them.")


def condition_of(row: SavedQueryRow, known: Vocabulary) -> Condition:
    """The question that was saved, with what has been renamed since under its new name."""
    return from_json(row.definition, known)
