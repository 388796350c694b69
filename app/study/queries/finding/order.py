"""The order of lines: by place, by the words beside what was found, by person or by source."""

from collections.abc import Iterable
from enum import StrEnum

from app.language.bare import words
from app.study.queries.finding.rows import PlaceRow

_WORDS = 6
"""How many words beside it decide."""


class Order(StrEnum):
    """By what lines are sorted."""

    PLACE = "place"
    LEFT = "left"
    KEY = "key"
    RIGHT = "right"
    PERSON = "person"
    PERSPECTIVE = "perspective"


def in_order(rows: Iterable[PlaceRow], order: Order) -> list[PlaceRow]:
    """The lines in an order; where two are equal, by place.

    To the left the nearest word counts first, so that what often stands before stands together.
    """
    placed = sorted(rows, key=lambda row: (row.source, row.start, row.end))
    match order:
        case Order.LEFT:
            placed.sort(key=lambda row: words(row.before)[: -_WORDS - 1 : -1])
        case Order.KEY:
            placed.sort(key=lambda row: (words(row.text), words(row.after)[:_WORDS]))
        case Order.RIGHT:
            placed.sort(key=lambda row: words(row.after)[:_WORDS])
        case Order.PERSON:
            placed.sort(key=lambda row: (row.participant is None, row.who.casefold()))
        case Order.PERSPECTIVE:
            placed.sort(key=lambda row: (row.perspective is None, row.perspective or 0))
    return placed
