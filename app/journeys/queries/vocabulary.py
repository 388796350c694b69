"""The pick-lists of the study: the built-in ones, with the terms it added, changed or hid over them."""

from collections.abc import Sequence
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


def _over(there: PickList, rows: Sequence[StoredTerm]) -> tuple[list[Term], list[Group], list[Term]]:
    """The terms of a list with the study's own over them, its groups with those it added, and what it retired.

    Once the study put a list in an order, every term of it is stored, and stands where the study put it.
    """
    terms = {term.code.casefold(): term for term in there.terms}
    groups = {group.key: group for group in there.groups}
    retired, place = [], {}
    for row in rows:
        code = row.code.casefold()
        term = Term(row.code, row.label, row.grouped, marks=marks_of(row.marks))
        place[code] = row.position
        if row.grouped not in groups:
            groups[row.grouped] = Group(row.grouped, row.grouped)
        if row.hidden:
            terms.pop(code, None)
            retired.append(term)
        else:
            terms[code] = term
    if terms.keys() <= place.keys():
        return sorted(terms.values(), key=lambda term: place[term.code.casefold()]), list(groups.values()), retired
    return list(terms.values()), list(groups.values()), retired
