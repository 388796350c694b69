"""Everything a researcher can do with links between passages; every function is one step that can be undone."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.marking import delete_if_bare, segment_of
from app.coding.model import PassageLink
from app.coding.note_rows import PassagePlace
from app.coding.queries.links import link_kinds
from app.coding.rows import PassageLinkId
from app.language.normalise import normalise
from app.problems import Problem
from app.store.project import Project
from app.study.rules import clean_name


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
        kind = _kind(session, kind)
        row = session.scalars(select(PassageLink).filter_by(from_id=first, to_id=second, kind=kind)).one_or_none()
        if row is None:
            row = PassageLink(from_id=first, to_id=second, kind=kind, note=_note(note), made_by=clean_name(by))
            session.add(row)
            session.flush()
        return PassageLinkId(row.id)


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
        row = _link(session, link)
        if kind is not None:
            row.kind = _other_kind(session, row, _kind(session, kind))
        if note is not None:
            row.note = _note(note)


def unlink_passages(project: Project, *, link: PassageLinkId, initiator: object | None = None) -> None:
    """Take a link away; passages that nothing else holds on to go with it."""
    with project.step("Remove link", initiator=initiator) as session:
        row = _link(session, link)
        ends = [row.from_id, row.to_id]
        session.delete(row)
        session.flush()
        for end in ends:
            delete_if_bare(session, end)


def _link(session: Session, link: PassageLinkId) -> PassageLink:
    row = session.get(PassageLink, link)
    if row is None:
        raise Problem("That link is no longer in the study.")
    return row


def _kind(session: Session, kind: str) -> str:
    """The kind as the study writes it: the same one whatever its case."""
    wanted = clean_name(kind)
    return next((known for known in link_kinds(session) if known.casefold() == wanted.casefold()), wanted)


def _other_kind(session: Session, row: PassageLink, kind: str) -> str:
    """A kind that these two passages are not linked by already."""
    same = session.scalars(select(PassageLink).filter_by(from_id=row.from_id, to_id=row.to_id, kind=kind)).first()
    if same is not None and same is not row:
        raise Problem("Those two passages are linked in that way already.", "Choose another kind.")
    return kind


def _note(words: str) -> str:
    return normalise(words).strip()
