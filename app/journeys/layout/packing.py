"""Where things go so that none lies over another: rows of bars, and lines of labels with the rest counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


class Shelves:
    """Lines of a page on which stretches are taken; first come, first served, so the same order gives the same."""

    def __init__(self) -> None:
        self._taken: list[list[tuple[float, float]]] = []

    def __len__(self) -> int:
        return len(self._taken)

    def free(self, shelf: int, start: float, end: float) -> bool:
        """Whether nothing lies there yet."""
        if shelf >= len(self._taken):
            return True
        slack = 1e-6
        return all(end <= one + slack or start >= other - slack for one, other in self._taken[shelf])

    def take(self, shelf: int, start: float, end: float) -> None:
        """Lay something there."""
        while shelf >= len(self._taken):
            self._taken.append([])
        self._taken[shelf].append((start, end))

    def first_free(self, start: float, end: float, limit: int | None = None) -> int | None:
        """The first line with room, a new one at the end if need be; None where there may be no more lines."""
        lines = len(self._taken) + 1 if limit is None else min(limit, len(self._taken) + 1)
        return next((shelf for shelf in range(lines) if self.free(shelf, start, end)), None)


def rows_of(stretches: Sequence[tuple[float, float]]) -> list[int]:
    """For each stretch, in the order given, the first row in which it lies over no other."""
    shelves, rows = Shelves(), []
    for start, end in stretches:
        row = shelves.first_free(start, end)
        assert row is not None
        shelves.take(row, start, end)
        rows.append(row)
    return rows


@dataclass(slots=True)
class Crowd(Generic[T]):
    """Labels that found no room, where the sign that counts them stands."""

    x: float
    members: list[T] = field(default_factory=list)


def crowds(left_out: Iterable[tuple[float, T]], width: float, leftmost: float, rightmost: float) -> list[Crowd[T]]:
    """What was left out, by x, gathered so that signs of that width lie neither over each other nor outside."""
    found: list[Crowd[T]] = []
    for x, member in sorted(left_out, key=lambda one: one[0]):
        place = max(min(x, rightmost - width), leftmost)
        if not found or place >= found[-1].x + width:
            found.append(Crowd(place))
        found[-1].members.append(member)
    return found
