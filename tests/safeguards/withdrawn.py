"""Studies to withdraw from, and what is compared before and after."""

from random import Random
from typing import Any

from app.problems import Problem
from app.store.base import Base
from app.store.project import Project
from app.study import queries
from app.study.rows import ParticipantId
from tests.store.edits import EDITS

Ids = dict[str, set[Any]]


def person(project: Project, pseudonym: str) -> ParticipantId:
    """The participant of this pseudonym."""
    with project.reading() as session:
        return next(row.id for row in queries.participants(session) if row.pseudonym == pseudonym)


def ids(project: Project) -> Ids:
    """Table -> the ids of its rows."""
    with project.reading() as session:
        connection = session.connection()
        return {
            table: set(connection.exec_driver_sql(f'SELECT rowid FROM "{table}"').scalars())
            for table in Base.metadata.tables
        }


def lived_in(project: Project, chance: Random, edits: int = 120) -> None:
    """Do anything that can be done, many times over."""
    names = sorted(EDITS)
    for name in ("add_sources", "add_case", "make_code_path", "coder_named"):
        EDITS[name](project, chance)
    for _ in range(edits):
        try:
            EDITS[chance.choice(names)](project, chance)
        except Problem:
            continue
