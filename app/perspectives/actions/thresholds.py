"""Drawing the lines of the rules elsewhere."""

from sqlalchemy import select

from app.perspectives.queries.thresholds import THRESHOLDS, as_text
from app.perspectives.rules import Thresholds
from app.store.project import Project
from app.study.model import StudySetting


def set_thresholds(project: Project, *, thresholds: Thresholds) -> None:
    """Say where the study draws its lines; a Problem for lines that make no sense is raised by `Thresholds`."""
    with project.step("Set thresholds") as session:
        row = session.scalars(select(StudySetting).filter_by(name=THRESHOLDS)).one_or_none()
        if row is None:
            session.add(StudySetting(name=THRESHOLDS, value=as_text(thresholds)))
        else:
            row.value = as_text(thresholds)
