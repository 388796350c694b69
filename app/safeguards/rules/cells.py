"""Which counts of a table may be shown: small ones are not, nor what a total would tell of them (DOMAIN E-11).

A table counts people: k of n in every cell, its rows and columns groups of theirs. Where the cells of a row (or a
column) add up to a total that is printed too, hiding one of them hides nothing, so others are hidden beside it
until no hidden cell can be worked out.

A cell of n people of whom nobody is counted is shown: that nobody said something tells of nobody who did. The one
exception is a group of one person, of whom any count would tell.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

SUPPRESSED = "c"
"""How a hidden count is printed, as in the statistics of the Department for Education [59]."""
NONE, ONE_OR_TWO, SOME = "none", "one or two", "some"

Place = tuple[int, int]
"""A cell by its row and column."""


class Hidden(StrEnum):
    """Why a count is not shown."""

    SMALL = "primary"
    """So few people, or all but so few, that they could be recognised."""
    BY_TOTAL = "secondary"
    """It would tell of a hidden one beside it."""


@dataclass(frozen=True, slots=True)
class CellTable:
    """What is to be printed: counts, of how many, and which totals stand beside them.

    `row_totals` says that the sum of every row is printed, `column_totals` that of every column; only where the
    cells of a line hold different people do they add up. `grand_total`: the sum of all is printed.
    """

    counts: tuple[tuple[int, ...], ...]
    totals: tuple[tuple[int, ...], ...]
    """Of how many people each count is."""
    row_totals: bool = False
    column_totals: bool = False
    grand_total: bool = False


@dataclass(frozen=True, slots=True)
class Suppression:
    """What of a table must not be shown, and why; everything else may be."""

    cells: tuple[tuple[Hidden | None, ...], ...]
    row_totals: tuple[Hidden | None, ...]
    column_totals: tuple[Hidden | None, ...]
    grand_total: Hidden | None

    def shown(self, table: CellTable, row: int, column: int) -> str:
        """A cell as it is printed: "3 of 12", or "c"."""
        if self.cells[row][column] is not None:
            return SUPPRESSED
        return f"{table.counts[row][column]} of {table.totals[row][column]}"

    def places(self, why: Hidden) -> tuple[Place, ...]:
        """The cells that are hidden for one reason, row by row."""
        return tuple(
            (row, column)
            for row, line in enumerate(self.cells)
            for column, reason in enumerate(line)
            if reason is why
        )

    @property
    def primary(self) -> int:
        """How many cells are hidden because they are small."""
        return len(self.places(Hidden.SMALL))

    @property
    def secondary(self) -> int:
        """How many cells and totals are hidden because they would tell of others."""
        lines = (*self.row_totals, *self.column_totals, self.grand_total)
        return len(self.places(Hidden.BY_TOTAL)) + sum(one is not None for one in lines)


def is_small(k: int, n: int, smallest: int) -> bool:
    """Whether k of n people is too few to be shown, or too close to all of them; nobody at all is neither."""
    return n == 1 or (k > 0 and (k < smallest or 0 < n - k < smallest))


def suppress_cells(
    counts: Sequence[Sequence[int]],
    totals: Sequence[Sequence[int]],
    smallest: int = 5,
    *,
    row_totals: bool = False,
    column_totals: bool = False,
    grand_total: bool = False,
) -> Suppression:
    """What of a table may not be shown so that no count under `smallest`, nor all but so few, can be worked out.

    `ValueError` unless 0 <= k <= n in every cell.
    """
    table = CellTable(
        tuple(tuple(line) for line in counts),
        tuple(tuple(line) for line in totals),
        row_totals,
        column_totals,
        grand_total,
    )
    return suppress(table, smallest)


def suppress(table: CellTable, smallest: int = 5) -> Suppression:
    """As `suppress_cells`, of a table as it stands."""
    _refuse_no_counts(table)
    hiding = _Hiding(table, smallest)
    while (found := hiding.determined()) is not None:
        hiding.hide_beside(found)
    return hiding.suppression()


def whole_sample(k: int, n: int, smallest_group: int = 10) -> str:
    """k of n people of a whole perspective: as a count where the group is large enough, else in words."""
    return f"{k} of {n}" if n >= smallest_group else in_words(k)


def in_words(k: int) -> str:
    """How many people of a small group, in words that name no number above two."""
    if k == 0:
        return NONE
    return ONE_OR_TWO if k <= 2 else SOME


def cells_said(smallest: int = 5, smallest_group: int = 10) -> str:
    """What a document says about counts that it does not show."""
    few = smallest - 1
    return (
        "In tables that set what people said against areas or against personal attributes, a count of "
        f"{_one_to(few)}, and a count of all but {_one_to(few)} of a group, is shown as “{SUPPRESSED}”; where a "
        "total would give such a count away, another is too. Zeros are shown. Counts of a whole perspective are "
        f"given for groups of {smallest_group} people or more, and in words for smaller ones."
    )


def _one_to(few: int) -> str:
    return "1" if few <= 1 else f"1 to {few}"


def _refuse_no_counts(table: CellTable) -> None:
    if [len(line) for line in table.counts] != [len(line) for line in table.totals]:
        raise ValueError("counts and totals are not of one shape")
    if len({len(line) for line in table.counts}) > 1:
        raise ValueError("the rows of a table are not of one length")
    for ks, ns in zip(table.counts, table.totals, strict=True):
        for k, n in zip(ks, ns, strict=True):
            if not 0 <= k <= n:
                raise ValueError(f"not a count: {k} of {n}")


Node = tuple[str, int]
"""A row, a column, all rows together or all columns together."""
_ROWS, _COLUMNS = ("rows", 0), ("columns", 0)


class _Hiding:
    """What is hidden so far, and what somebody with the printed table could still work out.

    Reading a table is a transport problem: row totals are supplied, column totals are asked for, hidden cells
    carry between them as much as they may. A hidden count can be another than it is only where one more (or less)
    of it can be made good along a ring of other hidden cells and totals that are not printed.
    """

    def __init__(self, table: CellTable, smallest: int) -> None:
        self._table = table
        rows, columns = len(table.counts), len(table.counts[0]) if table.counts else 0
        self._cells: dict[Place, Hidden] = {
            (row, column): Hidden.SMALL
            for row in range(rows)
            for column in range(columns)
            if is_small(table.counts[row][column], table.totals[row][column], smallest)
        }
        self._row_totals: list[Hidden | None] = [None] * rows
        self._column_totals: list[Hidden | None] = [None] * columns
        self._grand_total: Hidden | None = None

    def suppression(self) -> Suppression:
        return Suppression(
            tuple(
                tuple(self._cells.get((row, column)) for column in range(len(self._column_totals)))
                for row in range(len(self._row_totals))
            ),
            tuple(self._row_totals),
            tuple(self._column_totals),
            self._grand_total,
        )

    def determined(self) -> Place | None:
        """A hidden cell that can be worked out; None when there is none."""
        return next((place for place in sorted(self._cells) if not self._open(place)), None)

    def hide_beside(self, place: Place) -> None:
        """Hide one more count of the lines a cell is in: the smallest that is not zero, else a total."""
        row, column = place
        beside = [
            *([(row, other) for other in range(len(self._column_totals))] if self._row_printed(row) else []),
            *([(other, column) for other in range(len(self._row_totals))] if self._column_printed(column) else []),
        ]
        count = self._table.counts
        shown = [one for one in beside if one not in self._cells and count[one[0]][one[1]] > 0]
        if shown:
            self._cells[min(shown, key=lambda one: (count[one[0]][one[1]], one))] = Hidden.BY_TOTAL
        elif self._row_printed(row):
            self._row_totals[row] = Hidden.BY_TOTAL
        elif self._column_printed(column):
            self._column_totals[column] = Hidden.BY_TOTAL
        else:
            self._grand_total = Hidden.BY_TOTAL

    def _row_printed(self, row: int) -> bool:
        return self._table.row_totals and self._row_totals[row] is None

    def _column_printed(self, column: int) -> bool:
        return self._table.column_totals and self._column_totals[column] is None

    def _open(self, place: Place) -> bool:
        """Whether a hidden count may be more than it is, or less, for all that is printed."""
        row, column = ("row", place[0]), ("column", place[1])
        low, high = self._limits(place)
        k = self._table.counts[place[0]][place[1]]
        more = k < high and self._leads(column, row, place)
        return more or (k > low and self._leads(row, column, place))

    def _limits(self, place: Place) -> Place:
        """Between what a reader knows a hidden count to be: not zero, which is shown, save for a lone person."""
        n = self._table.totals[place[0]][place[1]]
        return (0 if n == 1 else 1), n

    def _leads(self, start: Node, end: Node, without: Place) -> bool:
        """Whether one more person can be led from a line to another past the cell in question."""
        seen, to_come = {start}, deque([start])
        while to_come:
            at = to_come.popleft()
            if at == end:
                return True
            for following in self._steps(at, without):
                if following not in seen:
                    seen.add(following)
                    to_come.append(following)
        return False

    def _steps(self, at: Node, without: Place) -> Iterator[Node]:
        kind, number = at
        if at in (_ROWS, _COLUMNS):
            if not self._table.grand_total or self._grand_total is not None:
                yield _COLUMNS if at == _ROWS else _ROWS
            lines = self._row_totals if at == _ROWS else self._column_totals
            printed = self._row_printed if at == _ROWS else self._column_printed
            line = "row" if at == _ROWS else "column"
            yield from ((line, one) for one in range(len(lines)) if not printed(one))
            return
        if kind == "row" and not self._row_printed(number):
            yield _ROWS
        if kind == "column" and not self._column_printed(number):
            yield _COLUMNS
        across = len(self._column_totals) if kind == "row" else len(self._row_totals)
        for other in range(across):
            place = (number, other) if kind == "row" else (other, number)
            if place == without or place not in self._cells:
                continue
            low, high = self._limits(place)
            k = self._table.counts[place[0]][place[1]]
            if k < high if kind == "row" else k > low:
                yield ("column" if kind == "row" else "row", other)
