"""Giving a row another place among the rows in their order; inside a step of the caller's."""

from typing import Protocol, TypeVar


class HasPlace(Protocol):
    """A row that is shown in an order of the researcher's."""

    position: int


Placed = TypeVar("Placed", bound=HasPlace)


def put(moved: Placed, rows: list[Placed], position: int) -> None:
    """Put a row at another place among all rows of its kind."""
    rows.remove(moved)
    rows.insert(max(0, min(position, len(rows))), moved)
    for place, row in enumerate(rows):
        row.position = place
