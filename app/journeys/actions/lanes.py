"""The lanes of the study's maps: the same for every case."""

from sqlalchemy import select

from app.journeys.evidence_rows import Loss
from app.journeys.journey_rows import LaneId, LaneKind
from app.journeys.marking import lane_of, make_lane, make_usual_lanes, remove_marks
from app.journeys.model import Lane, Spell
from app.store.project import Project
from app.study.actions import finding
from app.study.rules import clean_name


def add_lane(
    project: Project, *, name: str, kind: LaneKind = LaneKind.OTHER, initiator: object | None = None
) -> LaneId:
    """Add a lane below the others, on every map; a Problem when another has the name."""
    with project.step("Add lane", initiator=initiator) as session:
        make_usual_lanes(session)
        finding.refuse_taken(session, Lane.name, clean_name(name), None)
        return LaneId(make_lane(session, kind, clean_name(name)).id)


def rename_lane(project: Project, *, lane: LaneId, name: str, initiator: object | None = None) -> None:
    """Give a lane another name."""
    with project.step("Rename lane", initiator=initiator) as session:
        row = lane_of(session, lane)
        finding.refuse_taken(session, Lane.name, clean_name(name), row)
        row.name = clean_name(name)


def move_lane(project: Project, *, lane: LaneId, position: int, initiator: object | None = None) -> None:
    """Put a lane at a place among the others, counted from 0."""
    with project.step("Move lane", initiator=initiator) as session:
        moved = lane_of(session, lane)
        rows = [row for row in session.scalars(select(Lane).order_by(Lane.position, Lane.id)) if row is not moved]
        rows.insert(max(0, min(position, len(rows))), moved)
        for number, row in enumerate(rows):
            row.position = number


def remove_lane(project: Project, *, lane: LaneId, initiator: object | None = None) -> Loss:
    """Remove a lane from every map, with all spells in it; says what went with them."""
    with project.step("Remove lane", initiator=initiator) as session:
        row = lane_of(session, lane)
        loss = remove_marks(session, session.scalars(select(Spell.id).filter_by(lane_id=lane)).all())
        session.delete(row)
        return loss
