"""Everything an author can do with saved reports; every function is one step that can be undone."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.problems import Problem
from app.reports.saved import SavedReportId
from app.reports.spec import ReportSpec
from app.reports.spec_json import spec_json
from app.store.project import Project
from app.study.actions.placing import put
from app.study.model import SavedReport
from app.study.rules import clean_name

__all__ = ["change_report", "move_report", "remove_report", "rename_report", "save_report"]


def save_report(project: Project, *, name: str, spec: ReportSpec, made_by: str = "") -> SavedReportId:
    """Keep a report under a name, after the others; a Problem when the name is taken."""
    with project.step("Save report") as session:
        name = clean_name(name)
        _refuse_taken(session, name, None)
        last = session.scalar(select(func.max(SavedReport.position)))
        row = SavedReport(
            name=name,
            spec=spec_json(session, spec),
            position=0 if last is None else last + 1,
            made_by=made_by,
        )
        session.add(row)
        session.flush()
        return SavedReportId(row.id)


def change_report(project: Project, *, report: SavedReportId, spec: ReportSpec) -> None:
    """Keep other choices under the name of a saved report."""
    with project.step("Change saved report") as session:
        _row(session, report).spec = spec_json(session, spec)


def rename_report(project: Project, *, report: SavedReportId, name: str) -> None:
    """Give a saved report another name."""
    with project.step("Rename saved report") as session:
        row = _row(session, report)
        _refuse_taken(session, clean_name(name), row)
        row.name = clean_name(name)


def move_report(project: Project, *, report: SavedReportId, position: int) -> None:
    """Put a saved report at another place among them."""
    with project.step("Move saved report") as session:
        row = _row(session, report)
        rows = list(session.scalars(select(SavedReport).order_by(SavedReport.position, SavedReport.id)))
        put(row, rows, position)


def remove_report(project: Project, *, report: SavedReportId) -> None:
    """Forget a saved report; what was written from it stays where it is."""
    with project.step("Remove saved report") as session:
        session.delete(_row(session, report))


def _row(session: Session, report: SavedReportId) -> SavedReport:
    row = session.get(SavedReport, report)
    if row is None:
        raise Problem("That saved report is no longer in the study.")
    return row


def _refuse_taken(session: Session, name: str, keep: SavedReport | None) -> None:
    for row in session.scalars(select(SavedReport)):
        if row is not keep and row.name.casefold() == name.casefold():
            raise Problem("There is a saved report of that name already.", "Choose another name.")
