"""Everything a researcher can do with links between passages; every function is one step that can be undone."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.linking import known_kind, link_note, link_row, link_segments, unlink
from app.coding.marking import segment_of
from app.coding.model import PassageLink
from app.coding.note_rows import PassagePlace
from app.coding.rows import PassageLinkId
from app.problems import Problem
from app.store.project import Project


def link_passages(
    project: Project,
    *,
    start: PassagePlace,
    end: PassagePlace,
    kind: str,
    by: str,
    note: str = "",
    initiator: object | None = None,
) -> PassageLinkId:
    """Say that one passage explains, supports, contradicts … another, of any transcript; a second time is once."""
    with project.step("Link passages", initiator=initiator) as session:
        if start == end:
            raise Problem("A passage cannot be linked to itself.", "Choose another passage.")
        first = segment_of(session, start.version, start.span)
        second = segment_of(session, end.version, end.span)
        return link_segments(session, first, second, kind, by=by, note=note)


def edit_link(
    project: Project,
    *,
    link: PassageLinkId,
    kind: str | None = None,
    note: str | None = None,
    initiator: object | None = None,
) -> None:
    """Change the kind of a link or what is said of it."""
    with project.step("Edit link", initiator=initiator) as session:
        row = link_row(session, link)
        if kind is not None:
            row.kind = _other_kind(session, row, known_kind(session, kind))
        if note is not None:
            row.note = link_note(note)


def unlink_passages(project: Project, *, link: PassageLinkId, initiator: object | None = None) -> None:
    """Take a link away; passages that nothing else holds on to go with it."""
    with project.step("Remove link", initiator=initiator) as session:
        unlink(session, link)


def _other_kind(session: Session, row: PassageLink, kind: str) -> str:
    """A kind that these two passages are not linked by already."""
    same = session.scalars(select(PassageLink).filter_by(from_id=row.from_id, to_id=row.to_id, kind=kind)).first()
    if same is not None and same is not row:
        raise Problem("Those two passages are linked in that way already.", "Choose another kind.")
    return kind
