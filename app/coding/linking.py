"""Linking segments inside a step, whatever they are: passages, regions, marks of journeys."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.marking import delete_if_bare
from app.coding.model import PassageLink
from app.coding.queries.links import link_kinds
from app.coding.rows import PassageLinkId
from app.language.normalise import normalise
from app.problems import Problem
from app.study.rules import clean_name


def link_segments(session: Session, first: int, second: int, kind: str, *, by: str, note: str) -> PassageLinkId:
    """Link two segments in a way; a second time is once."""
    kind = known_kind(session, kind)
    row = session.scalars(select(PassageLink).filter_by(from_id=first, to_id=second, kind=kind)).one_or_none()
    if row is None:
        row = PassageLink(from_id=first, to_id=second, kind=kind, note=link_note(note), made_by=clean_name(by))
        session.add(row)
        session.flush()
    return PassageLinkId(row.id)


def unlink(session: Session, link: PassageLinkId) -> None:
    """Take a link away; passages that nothing else holds on to go with it."""
    row = link_row(session, link)
    ends = [row.from_id, row.to_id]
    session.delete(row)
    session.flush()
    for end in ends:
        delete_if_bare(session, end)


def link_row(session: Session, link: PassageLinkId) -> PassageLink:
    """A link; a Problem when it is gone."""
    row = session.get(PassageLink, link)
    if row is None:
        raise Problem("That link is no longer in the study.")
    return row


def known_kind(session: Session, kind: str) -> str:
    """The kind as the study writes it: the same one whatever its case."""
    wanted = clean_name(kind)
    return next((known for known in link_kinds(session) if known.casefold() == wanted.casefold()), wanted)


def link_note(words: str) -> str:
    """What is said of a link, as it is stored."""
    return normalise(words).strip()
