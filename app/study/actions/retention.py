"""The days by which recordings, the key and the study itself are to go, and that it was done (E-08)."""

from app.problems import Problem
from app.store.project import Project
from app.study.actions import finding
from app.study.consent_rows import RetentionId, RetentionKind
from app.study.model import RetentionDate
from app.study.rules import clean_name, last_day


def add_retention(project: Project, *, kind: RetentionKind, due_on: str, note: str = "") -> RetentionId:
    """Set a day by which something is to be done."""
    with project.step("Set retention date") as session:
        row = RetentionDate(kind=kind.value, due_on=_day(due_on), note=note.strip())
        session.add(row)
        session.flush()
        return RetentionId(row.id)


def edit_retention(project: Project, *, retention: RetentionId, due_on: str, note: str) -> None:
    """Move a day, or say more of it."""
    with project.step("Change retention date") as session:
        row = finding.get(session, RetentionDate, retention, "retention date")
        row.due_on, row.note = _day(due_on), note.strip()


def remove_retention(project: Project, *, retention: RetentionId) -> None:
    """Take a day away that does not stand any more."""
    with project.step("Remove retention date") as session:
        session.delete(finding.get(session, RetentionDate, retention, "retention date"))


def finish_retention(project: Project, *, retention: RetentionId, by: str, on: str) -> None:
    """Say that it was done, by whom and when: the program deletes no recording and destroys no key by itself."""
    done_by, done_on = clean_name(by), _day(on)
    with project.step("Confirm retention date") as session:
        row = finding.get(session, RetentionDate, retention, "retention date")
        row.done_by, row.done_on = done_by, done_on


def reopen_retention(project: Project, *, retention: RetentionId) -> None:
    """Say that it was not done after all."""
    with project.step("Reopen retention date") as session:
        row = finding.get(session, RetentionDate, retention, "retention date")
        row.done_by, row.done_on = "", ""


def _day(day: str) -> str:
    cleaned = last_day(day)
    if not cleaned:
        raise Problem("A retention date needs its day.", "Type one such as 30/9/2031 or 2031.")
    return cleaned
