"""The pick-lists of the study: the built-in ones, with the terms it added, changed or hid over them."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.journeys.model import Term as StoredTerm
from app.journeys.rules import Group, Mark, PickList, Term, Vocabulary, networks, ssda903


@cache
def built_in() -> Vocabulary:
    """The pick-lists a study starts with, of journeys and of networks."""
    return Vocabulary({**ssda903().lists, **networks().lists})


def vocabulary(session: Session) -> Vocabulary:
    """The pick-lists as the study has them."""
    known = built_in()
    stored: dict[str, list[StoredTerm]] = {}
    for row in session.scalars(select(StoredTerm).order_by(StoredTerm.list, StoredTerm.position, StoredTerm.id)):
        stored.setdefault(row.list, []).append(row)
    for key, rows in stored.items():
        known = known.with_terms(key, *_over(known.list(key), rows))
    return known


def marks_of(stored: str) -> frozenset[Mark]:
    """What rules look for in a term, as it was stored."""
    return frozenset(Mark(mark) for mark in stored.split(",") if mark)


def _over(there: PickList, rows: Iterable[StoredTerm]) -> tuple[list[Term], list[Group]]:
    """The terms of a list with the study's own over them, and the groups with those the study added."""
    terms = {term.code.casefold(): term for term in there.terms}
    groups = {group.key: group for group in there.groups}
    for row in rows:
        code = row.code.casefold()
        if row.hidden:
            terms.pop(code, None)
            continue
        terms[code] = Term(row.code, row.label, row.grouped, marks=marks_of(row.marks))
        if row.grouped not in groups:
            groups[row.grouped] = Group(row.grouped, row.grouped)
    return list(terms.values()), list(groups.values())
