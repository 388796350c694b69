"""How the study goes about its analysis."""

from sqlalchemy import select

from app.store.project import Project
from app.study.model import StudySetting
from app.study.rows import APPROACH, Approach


def set_approach(project: Project, *, approach: Approach) -> None:
    """Say which family of thematic analysis the study belongs to (DOMAIN C-01)."""
    with project.step("Set approach") as session:
        row = session.scalars(select(StudySetting).filter_by(name=APPROACH)).one_or_none()
        if row is None:
            session.add(StudySetting(name=APPROACH, value=approach.value))
        elif row.value != approach.value:
            row.value = approach.value
