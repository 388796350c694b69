"""Perspectives and local areas: what participants are set beside each other by."""

from sqlalchemy import select

from app.problems import Problem
from app.store.project import Project
from app.study.actions import finding
from app.study.actions.known import Known
from app.study.actions.placing import put
from app.study.model import Area, Perspective
from app.study.rows import AreaId, PerspectiveId
from app.study.rules import clean_name


def add_perspective(project: Project, *, name: str) -> PerspectiveId:
    """Add a perspective after the others."""
    with project.step("Add perspective") as session:
        finding.refuse_taken(session, Perspective.name, clean_name(name), None)
        return PerspectiveId(Known(session).perspective(name))


def rename_perspective(project: Project, *, perspective: PerspectiveId, name: str) -> None:
    """Give a perspective another name."""
    with project.step("Rename perspective") as session:
        row = finding.get(session, Perspective, perspective, "perspective")
        finding.refuse_taken(session, Perspective.name, clean_name(name), row)
        row.name = clean_name(name)


def move_perspective(project: Project, *, perspective: PerspectiveId, position: int) -> None:
    """Put a perspective at another place in the order; the child's stands first by default."""
    with project.step("Move perspective") as session:
        rows = list(session.scalars(select(Perspective).order_by(Perspective.position, Perspective.id)))
        put(finding.get(session, Perspective, perspective, "perspective"), rows, position)


def remove_perspective(project: Project, *, perspective: PerspectiveId) -> None:
    """Remove a perspective; its participants then have none yet."""
    with project.step("Remove perspective") as session:
        if len(list(session.scalars(select(Perspective.id)))) == 1:
            raise Problem("A study needs at least one perspective.", "Rename this one instead.")
        session.delete(finding.get(session, Perspective, perspective, "perspective"))


def add_area(project: Project, *, name: str) -> AreaId:
    """Add a local area after the others."""
    with project.step("Add area") as session:
        finding.refuse_taken(session, Area.name, clean_name(name), None)
        return AreaId(Known(session).area(name))


def rename_area(project: Project, *, area: AreaId, name: str) -> None:
    """Give a local area another name."""
    with project.step("Rename area") as session:
        row = finding.get(session, Area, area, "area")
        finding.refuse_taken(session, Area.name, clean_name(name), row)
        row.name = clean_name(name)


def move_area(project: Project, *, area: AreaId, position: int) -> None:
    """Put a local area at another place in the order."""
    with project.step("Move area") as session:
        rows = list(session.scalars(select(Area).order_by(Area.position, Area.id)))
        put(finding.get(session, Area, area, "area"), rows, position)


def remove_area(project: Project, *, area: AreaId) -> None:
    """Remove a local area; its participants then have none yet."""
    with project.step("Remove area") as session:
        session.delete(finding.get(session, Area, area, "area"))
