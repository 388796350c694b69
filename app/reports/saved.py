"""Reports kept under a name: what is stored is what was asked for, never what was written."""

from dataclasses import dataclass
from typing import NewType

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.problems import Problem
from app.study.model import SavedReport

SavedReportId = NewType("SavedReportId", int)


@dataclass(frozen=True, slots=True)
class SavedReportRow:
    """A report as it was saved; `spec` is its JSON."""

    id: SavedReportId
    name: str
    spec: str
    made_by: str


def saved_reports(session: Session) -> list[SavedReportRow]:
    """The saved reports in their order."""
    return [
        SavedReportRow(SavedReportId(row.id), row.name, row.spec, row.made_by)
        for row in session.scalars(select(SavedReport).order_by(SavedReport.position, SavedReport.id))
    ]


def saved_report(session: Session, name: str) -> SavedReportRow:
    """The saved report of this name, whatever its case; a Problem when there is none."""
    rows = saved_reports(session)
    for fold in (str, str.casefold):
        for row in rows:
            if fold(row.name) == fold(name):
                return row
    raise Problem("There is no saved report of that name.", "“counterpoint report STUDY --list” lists them.")
