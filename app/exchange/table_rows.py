"""The rows of a table a researcher filled in, by the heads of its columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.exchange.tables import Warn, check_heads, plain_head, read_table
from app.problems import Problem

MOST_COLUMNS = 300
_YES = {"yes", "y", "true", "1"}
_NO = {"no", "n", "false", "0"}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table: cells by the plain form of their column's head."""

    number: int
    heads: Mapping[str, str]
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        return self.cells.get(column, "")

    def needed(self, column: str) -> str:
        if not self.get(column):
            raise self.problem(column, "is empty")
        return self.get(column)

    def position(self, column: str) -> int:
        cell = self.needed(column)
        if not (cell.isascii() and cell.isdigit() and len(cell) < 12):
            raise self.problem(column, "must be a whole number, counted from 0")
        return int(cell)

    def yes_or_no(self, column: str) -> bool | None:
        cell = self.get(column).casefold()
        if cell and cell not in _YES | _NO:
            raise self.problem(column, "must be yes, no or empty")
        return cell in _YES if cell else None

    def problem(self, column: str, fault: str) -> Problem:
        return Problem(
            f"Row {self.number} of the table, column {column}: it {fault}.", "Correct it and try again."
        )


def table_rows(
    path: Path,
    warn: Warn,
    *,
    needed: Sequence[str],
    known: Sequence[str] = (),
    told: Sequence[str] = (),
    most: int | None = None,
) -> list[TableRow]:
    """The rows that hold anything; with `known` columns, any other is taken for a slip of the pen.

    `told` are the columns to name to the user where others may stand beside them.
    """
    table = read_table(path, warn)
    if most is not None and len(table) > most:
        raise Problem(f"The table has more than {most:,} rows.", "Save a table of the rows you need.")
    keys = [plain_head(cell) for cell in table[0]] if table else []
    if len(keys) > MOST_COLUMNS:
        raise Problem(f"The table has more than {MOST_COLUMNS} columns.", "Save a table of the columns you need.")
    check_heads(keys, needed, known or told, others=not known)
    heads = dict(zip(keys, (cell.strip() for cell in table[0]), strict=True))
    rows: list[TableRow] = []
    for number, cells in enumerate(table[1:], start=2):
        if any(cell.strip() for cell in cells[len(keys) :]):
            raise Problem(
                f"Row {number} of the table has more fields than there are columns.",
                "Put a field that holds a comma or semicolon in quotation marks.",
            )
        row = {key: _cell(cell) for key, cell in zip(keys, cells, strict=False) if key}
        if any(row.values()):
            rows.append(TableRow(number, heads, row))
    return rows


def _cell(cell: str) -> str:
    """What was meant: an apostrophe that only keeps a spreadsheet from calculating goes."""
    cell = cell.strip()
    return cell[1:] if cell.startswith(("'=", "'+", "'-", "'@")) else cell
