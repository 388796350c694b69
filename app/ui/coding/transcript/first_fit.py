"""Stretches that lie side by side: each gets the first of a few slots that is free where it begins. No Qt.

One more stretch, or one less, moves only those that follow closely: what a slot holds is forgotten as soon as
it makes no difference, so the work does not grow with the number of stretches.
"""

from bisect import bisect_left
from collections.abc import Iterable

NOTHING = float("-inf")


class FirstFit:
    """Slots of stretches that are kept in the order of their beginnings by whoever fills this."""

    def __init__(self, slots: int, *, gap: float = 0.0, crowded: int | None = None) -> None:
        """`crowded` is the slot of whatever finds none free; None: it has none."""
        self._gap = gap
        self._crowded = crowded
        self._starts: list[float] = []
        self._ends: list[float] = []
        self._longest = 0.0
        self._held = [0] * slots
        self.slots: list[int | None] = []
        """The slot of each stretch."""

    @property
    def used(self) -> int:
        """How many slots there would have to be."""
        return max((slot + 1 for slot, held in enumerate(self._held) if held), default=0)

    def fill(self, stretches: Iterable[tuple[float, float]]) -> None:
        """Holds these stretches and no others."""
        self._starts, self._ends, self.slots = [], [], []
        self._held = [0] * len(self._held)
        free = [NOTHING] * len(self._held)
        for start, end in stretches:
            self._starts.append(start)
            self._ends.append(end)
            slot = self._fit(free, start)
            self.slots.append(slot)
            _take(free, slot, end)
            self._count(slot, 1)
        self._longest = max(
            (end - start for start, end in zip(self._starts, self._ends, strict=True)), default=0.0
        )

    def touching(self, start: float, end: float) -> range:
        """Places among which is every stretch that shares more than an edge with ``start`` to `end`."""
        return range(bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end))

    def insert(self, place: int, start: float, end: float) -> list[int]:
        """Puts a stretch at its place; returns the places whose slots are new, its own first."""
        self._starts.insert(place, start)
        self._ends.insert(place, end)
        self._longest = max(self._longest, end - start)
        before = self._free_before(place, start)
        after = [*before]
        slot = self._fit(after, start)
        self.slots.insert(place, slot)
        _take(after, slot, end)
        self._count(slot, 1)
        return [place, *self._follow(place + 1, before, after)]

    def delete(self, place: int) -> list[int]:
        """Takes the stretch at a place away; returns the places whose slots are new then."""
        start, end, slot = self._starts.pop(place), self._ends.pop(place), self.slots.pop(place)
        after = self._free_before(place, start)
        before = [*after]
        _take(before, slot, end)
        self._count(slot, -1)
        if end - start >= self._longest:
            lengths = (after - begin for begin, after in zip(self._starts, self._ends, strict=True))
            self._longest = max(lengths, default=0.0)
        return self._follow(place, before, after)

    def _follow(self, place: int, before: list[float], after: list[float]) -> list[int]:
        """Fits what comes from `place` on, until slots are free again just as they were before."""
        moved = []
        for here in range(place, len(self.slots)):
            start, end, old = self._starts[here], self._ends[here], self.slots[here]
            gone = start - self._gap
            if all(a == b or (a <= gone and b <= gone) for a, b in zip(before, after, strict=True)):
                break
            new = self._fit(after, start)
            _take(before, old, end)
            _take(after, new, end)
            if new != old:
                self.slots[here] = new
                self._count(old, -1)
                self._count(new, 1)
                moved.append(here)
        return moved

    def _free_before(self, place: int, start: float) -> list[float]:
        """From where on each slot is free, as far as that matters to what begins at `start` or later."""
        free = [NOTHING] * len(self._held)
        for here in range(bisect_left(self._starts, start - self._gap - self._longest), place):
            _take(free, self.slots[here], self._ends[here])
        return free

    def _fit(self, free: list[float], start: float) -> int | None:
        for slot, end in enumerate(free):
            if end + self._gap <= start:
                return slot
        return self._crowded

    def _count(self, slot: int | None, by: int) -> None:
        if slot is not None:
            self._held[slot] += by


def _take(free: list[float], slot: int | None, end: float) -> None:
    if slot is not None and end > free[slot]:
        free[slot] = end
