"""Tables as CSV files: read however a spreadsheet wrote them, written so that a spreadsheet reads them right.

A cell that a spreadsheet would take for a formula is written with an apostrophe before it, which reading takes
off again: what was written is what is read. Where the letters of a table had to be guessed, as in plain CSV
from Excel, `warn` hears which guess it was.
"""

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from io import StringIO
from pathlib import Path

from app.exchange.formats.recognise import load
from app.exchange.formats.text import decode
from app.problems import Problem
from app.store.put import Ready, ready_file

_CALCULATED = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"
MOST_BYTES = 30_000_000
MOST_ROWS = 500_000
MOST_CELLS = 3_000_000
"""More is no table that a researcher filled in, and would fill the computer's memory."""
_PARTED_BY = re.compile(r"sep=(?P<sign>.)\r?\n", re.IGNORECASE)
"""What Excel writes above a table, and does not show, to say what parts its fields."""

Warn = Callable[[str], None]


def unheard(_: str) -> None:
    """Nobody listens."""


def read_table(path: Path, warn: Warn = unheard) -> list[list[str]]:
    """The fields of a CSV file; the first line tells what parts them."""
    data = load(str(path))
    if len(data) > MOST_BYTES:
        raise _too_large()
    decoded = decode(data)
    if "\ufffd" in decoded.text:
        raise Problem("Some letters of the table are damaged.", 'Save it again as "CSV UTF-8".')
    for warning in decoded.warnings:
        warn(warning)
    told = _PARTED_BY.match(decoded.text)
    text = decoded.text[told.end() :] if told else decoded.text
    first_line = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = told["sign"] if told else max(",;\t", key=first_line.count)
    try:
        return _limited(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except (csv.Error, TypeError, ValueError):  # a sign that can part nothing is no csv.Error
        raise Problem("The table is not well formed.", "Save it as CSV from the spreadsheet again.") from None


def _limited(rows: Iterable[list[str]]) -> list[list[str]]:
    table: list[list[str]] = []
    cells = 0
    for row in rows:
        table.append(row)
        cells += len(row)
        if len(table) > MOST_ROWS or cells > MOST_CELLS:
            raise _too_large()
    return table


def _too_large() -> Problem:
    return Problem("The table is too large to be read.", "Save a table of the rows and columns you need.")


def write_table(rows: Iterable[Sequence[str]], out: Path, *, thing: str) -> Ready:
    """Write a table in UTF-8 with a mark at the front, by which Excel knows it, to be put in its place."""
    return ready_file(table_text(rows).encode("utf-8-sig"), out, ending=".csv", thing=thing)


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV: every cell guarded."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet calculates with."""
    return _GUARD + cell if cell.lstrip().startswith((*_CALCULATED, _GUARD)) or cell[:1] in ("\t", "\r") else cell


def unguarded(cell: str) -> str:
    """The cell that was guarded; one that never was stays as it is."""
    bare = cell[1:]
    return bare if cell.startswith(_GUARD) and guarded(bare) == cell else cell


def check_heads(keys: Sequence[str], needed: Sequence[str], known: Sequence[str], *, others: bool = False) -> None:
    """A Problem where a needed column is missing, one is there twice, or, unless `others` may be, is unknown."""
    advice = f"Its first row must name the columns: {', '.join(known)}."
    named = [key for key in keys if key]
    if len(set(named)) < len(named):
        raise Problem("Two columns of the table have the same name.", advice)
    for column in needed:
        if column not in named:
            raise Problem(f"The table has no column {column}.", advice)
    for number, key in enumerate(keys, start=1):
        if not others and key and key not in known:
            raise Problem(f"Column {number} of the table has a name that means nothing here.", advice)


def plain_head(cell: str) -> str:
    """The head of a column without regard to capitals and spaces."""
    return "_".join(cell.replace("_", " ").casefold().split())
