"""The study's own words in the pick-lists: over the built-in ones, which come back when they are reset."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.journeys.model import Term
from app.journeys.queries.vocabulary import vocabulary
from app.journeys.rules import Mark
from app.problems import Problem
from app.store.project import Project
from app.study.rules import clean_name

NOT_LISTED = Problem("There is no such entry in that list.", "Choose one of the list.")


def set_term(
    project: Project,
    *,
    listed: str,
    code: str,
    label: str,
    grouped: str | None = None,
    marks: Collection[Mark] | None = None,
    initiator: object | None = None,
) -> None:
    """Add a term to a pick-list, or change the one of this code; what is not given stays as it was."""
    with project.step("Change pick-list", initiator=initiator) as session:
        known = vocabulary(session).list(listed).term(code)
        row = _row(session, listed, known.code if known else clean_name(code))
        row.label, row.hidden = clean_name(label), False
        row.grouped = (known.group if known else "") if grouped is None else grouped.strip()
        looked_for = (known.marks if known else ()) if marks is None else marks
        row.marks = ",".join(sorted(mark.value for mark in looked_for))


def hide_term(project: Project, *, listed: str, code: str, initiator: object | None = None) -> None:
    """Offer a term no longer; what was told with it stays."""
    with project.step("Hide from pick-list", initiator=initiator) as session:
        known = vocabulary(session).list(listed).term(code)
        if known is None:
            raise NOT_LISTED
        row = _row(session, listed, known.code)
        row.label, row.grouped = known.label, known.group
        row.marks, row.hidden = ",".join(sorted(mark.value for mark in known.marks)), True


def move_term(project: Project, *, listed: str, code: str, position: int, initiator: object | None = None) -> None:
    """Put a term at a place among those that are offered, counted from 0."""
    with project.step("Move in pick-list", initiator=initiator) as session:
        pick_list = vocabulary(session).list(listed)
        moved = pick_list.term(code)
        if moved is None or moved not in pick_list.terms:
            raise NOT_LISTED
        order = [term for term in pick_list.terms if term is not moved]
        order.insert(max(0, min(position, len(order))), moved)
        for place, term in enumerate(order):
            row = _row(session, listed, term.code)
            row.label, row.grouped, row.position = term.label, term.group, place
            row.marks, row.hidden = ",".join(sorted(mark.value for mark in term.marks)), False


def reset_terms(
    project: Project, *, listed: str, code: str | None = None, initiator: object | None = None
) -> None:
    """Let a pick-list, or one code of it, be as it is built in: the study's own terms and changes go."""
    with project.step("Reset pick-list", initiator=initiator) as session:
        for row in session.scalars(select(Term).filter_by(list=listed)):
            if code is None or row.code.casefold() == code.strip().casefold():
                session.delete(row)


def _row(session: Session, listed: str, code: str) -> Term:
    """The study's own term of a code, made after the others where it has none."""
    for row in session.scalars(select(Term).filter_by(list=listed)):
        if row.code.casefold() == code.casefold():
            return row
    terms = vocabulary(session).list(listed).terms
    last = session.scalar(select(func.max(Term.position)).filter_by(list=listed))
    there = [place for place, term in enumerate(terms) if term.code.casefold() == code.casefold()]
    place = there[0] if there else max(len(terms), 0 if last is None else last + 1)
    row = Term(list=listed, code=code, label="", position=place)
    session.add(row)
    return row
