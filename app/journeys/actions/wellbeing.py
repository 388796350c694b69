"""Points of wellbeing: how the child stood, as one teller has it."""

from sqlalchemy.orm import Session

from app.coding.model import Segment
from app.journeys.draft_rows import PointDraft
from app.journeys.evidence_rows import Loss
from app.journeys.journey_rows import MarkId
from app.journeys.marking import (
    case_of,
    clean,
    make_mark,
    mark_row,
    refuse_strange_events,
    remove_marks,
    tell_anew,
)
from app.journeys.model import WellbeingPoint
from app.journeys.model.times import Column, columns_of
from app.journeys.rules import When, check_point
from app.store.project import Project
from app.study.rows import CaseId


def add_point(project: Project, *, case: CaseId, point: PointDraft, initiator: object | None = None) -> MarkId:
    """Add a point to a teller's curve; one without a value begins a silence."""
    with project.step("Add wellbeing", initiator=initiator) as session:
        _check(session, case, point.when, point.value)
        mark = make_mark(session, case, point.teller, _what(point.value))
        session.add(WellbeingPoint(id=mark, **_columns(point)))
        return mark


def edit_point(project: Project, *, mark: MarkId, point: PointDraft, initiator: object | None = None) -> None:
    """Say of a point all that the draft says."""
    with project.step("Edit wellbeing", initiator=initiator) as session:
        row = mark_row(session, WellbeingPoint, mark)
        _check(session, case_of(session, mark), point.when, point.value)
        tell_anew(session, mark, point.teller, _what(point.value))
        for column, value in _columns(point).items():
            setattr(row, column, value)


def move_point(
    project: Project, *, mark: MarkId, when: When, value: float | None, initiator: object | None = None
) -> None:
    """Change when a point is and how high; what else is said of it stays."""
    with project.step("Move wellbeing", initiator=initiator) as session:
        row = mark_row(session, WellbeingPoint, mark)
        _check(session, case_of(session, mark), when, value)
        row.value = value
        session.get_one(Segment, mark).label = _what(value)
        for column, stored in columns_of("happened", when).items():
            setattr(row, column, stored)


def remove_point(project: Project, *, mark: MarkId, initiator: object | None = None) -> Loss:
    """Take a point off a curve; says what went with it."""
    with project.step("Remove wellbeing", initiator=initiator) as session:
        mark_row(session, WellbeingPoint, mark)
        return remove_marks(session, [mark])


def _check(session: Session, case: CaseId, when: When, value: float | None) -> None:
    refuse_strange_events(session, case, when)
    if value is not None:
        check_point(value)


def _what(value: float | None) -> str:
    return "Wellbeing: no account" if value is None else f"Wellbeing {value:+g}"


def _columns(point: PointDraft) -> dict[str, Column]:
    return {
        **columns_of("happened", point.when),
        "value": point.value,
        "method": point.method.value,
        "words": clean(point.words),
    }
