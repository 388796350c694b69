"""Reading the links between passages."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.coding.model import PassageLink, Segment
from app.coding.note_rows import LINK_KINDS, LinkRow
from app.coding.queries.excerpts import excerpts
from app.coding.rows import PassageLinkId
from app.study.rows import VersionId


def links(session: Session) -> list[LinkRow]:
    """Every link of the study whose two passages may be seen, in the order they were made."""
    return _shown(session, session.scalars(select(PassageLink).order_by(PassageLink.id)).all())


def links_in(session: Session, version: VersionId) -> list[LinkRow]:
    """The links that begin or end in a text."""
    there = select(Segment.id).where(Segment.version_id == version)
    touching = or_(PassageLink.from_id.in_(there), PassageLink.to_id.in_(there))
    return _shown(session, session.scalars(select(PassageLink).where(touching).order_by(PassageLink.id)).all())


def link_kinds(session: Session) -> list[str]:
    """The kinds of link there are: the usual ones, then the study's own."""
    used = session.scalars(select(PassageLink.kind).distinct().order_by(PassageLink.kind))
    return list(dict.fromkeys([*LINK_KINDS, *used]))


def _shown(session: Session, rows: Sequence[PassageLink]) -> list[LinkRow]:
    places = excerpts(session, {end for row in rows for end in (row.from_id, row.to_id)})
    return [
        LinkRow(PassageLinkId(row.id), row.kind, row.note, row.made_by, places[row.from_id], places[row.to_id])
        for row in rows
        if row.from_id in places and row.to_id in places
    ]
