"""Writes plain tables as XLSX and CSV files: the one place that does.

Nothing in them can be taken for a formula or a link by the program that opens them. Words are strings in XLSX
whatever they begin with; in CSV, which knows no kinds, those that a sheet would reckon with get an apostrophe
before them, and the file says so. The same tables and date give the same bytes. Knows nothing of the study.
"""

import io
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from app.problems import Problem
from app.store.put import Ready, ready_file

Value = str | int | float | None
"""What stands in one place of a table; None is an empty one."""

MAKER = "Counterpoint"
MOST_LETTERS, MOST_ROWS, MOST_COLUMNS = 32_767, 1_048_576, 16_384
"""What a sheet of Excel holds: letters a cell (in UTF-16 units), rows with the header, columns."""
ABOUT = "About"
MARKED = "An apostrophe was put before words that a spreadsheet would take for a formula; it is not part of them."

_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_NOT_WRITABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ONE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@\t\n＝＋－＠]|'")
"""Letters a sheet reckons with, also after space or in full width; and the apostrophe itself, so that the mark
can be taken away again without loss."""
_EXACT = 2**53
"""Whole numbers up to here are exact in a sheet."""


class Kind(StrEnum):
    """What a column holds, which says how it is shown."""

    WORDS = "words"
    WHOLE = "whole"
    NUMBER = "number"


_FORMATS = {Kind.WORDS: "@", Kind.WHOLE: "#,##0", Kind.NUMBER: "0.00##"}
_WIDTHS = {Kind.WORDS: 24, Kind.WHOLE: 11, Kind.NUMBER: 11}


@dataclass(frozen=True, slots=True)
class Column:
    """A column's header, what it holds, and its width in letters."""

    name: str
    kind: Kind = Kind.WORDS
    width: int | None = None


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table of words and numbers; the notes say what a reader must know of it.

    The first `fixed` columns stay in sight while the others scroll.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    notes: tuple[str, ...] = ()
    fixed: int = 1

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row has not as many cells as the table has columns")


def write_xlsx(tables: Sequence[PlainTable], out: Path, *, date: date) -> Ready:
    """Write one sheet a table and a last one with their titles and notes, to be put in its place.

    A Problem leaves nothing behind.
    """
    return ready_file(xlsx_bytes(tables, date=date), out, ending=".xlsx", thing="table")


def write_csv(table: PlainTable, out: Path) -> Ready:
    """Write the table, then its notes, one a line, to be put in its place; a Problem leaves nothing behind."""
    return ready_file(csv_bytes(table), out, ending=".csv", thing="table")


def csv_bytes(table: PlainTable) -> bytes:
    """The table as RFC 4180 has it, in UTF-8 with a byte order mark, which Excel needs to see.

    Every line has as many fields as the table columns. All words stand in quotation marks, so that no other
    separator parts them.
    """
    head: Sequence[Value] = [column.name for column in table.columns]
    lines: list[list[Value]] = [[_clean(value) for value in row] for row in [head, *table.rows]]
    notes = [_clean(note) for note in table.notes]
    if any(isinstance(value, str) and _FORMULA.match(value) for row in [*lines, notes] for value in row):
        notes.append(MARKED)
    blank: list[Value] = [None] * (len(table.columns) - 1)
    after: list[Value] = [None, *notes] if notes else []
    lines += [[note, *blank] for note in after]
    return "".join(",".join(map(_field, row)) + "\r\n" for row in lines).encode("utf-8-sig")


def _field(value: Value) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return repr(value)
    marked = f"'{value}" if _FORMULA.match(value) else value
    return '"' + marked.replace('"', '""') + '"'


def xlsx_bytes(tables: Sequence[PlainTable], *, date: date) -> bytes:
    """The tables as the bytes of an XLSX package; a Problem when Excel could not hold them.

    It is made in memory alone: the library's way of using less writes rows to temporary files, and rows may hold
    participants' words.
    """
    import xlsxwriter  # here, so that only writing loads it

    ready = [_fitting(table) for table in tables]
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    top = {"valign": "top", "font_name": "Calibri"}
    plain = {kind: book.add_format({**top, "num_format": shown}) for kind, shown in _FORMATS.items()}
    wrapped = book.add_format({**top, "text_wrap": True, "num_format": "@"})
    header = book.add_format({**top, "text_wrap": True, "num_format": "@", "bold": True, "bottom": 1})
    for name, table in zip(sheet_names([table.title for table in tables]), ready, strict=True):
        sheet = book.add_worksheet(name)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, column.width or _WIDTHS[column.kind])
            sheet.write_string(0, place, column.name, header)
        for number, row in enumerate(table.rows, 1):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, place, value, wrapped)
                elif value is not None:
                    sheet.write_number(number, place, value, plain[table.columns[place].kind])
        sheet.freeze_panes(1, table.fixed)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    about = book.add_worksheet(ABOUT)
    about.set_column(0, 0, 100)
    for number, (words, bold) in enumerate(_about(ready, date)):
        about.write_string(number, 0, words, header if bold else wrapped)
    book.set_properties(
        {
            "title": ready[0].title[:255] if ready else "",
            "author": MAKER,
            "created": datetime(date.year, date.month, date.day, tzinfo=UTC),
        }
    )
    book.close()
    return out.getvalue()


def _about(tables: Sequence[PlainTable], day: date) -> Iterator[tuple[str, bool]]:
    """What the last sheet says, line by line, and which lines are titles."""
    for table in tables:
        yield table.title, True
        yield from ((note, False) for note in table.notes)
    yield f"Made with {MAKER} on {day.day} {day:%B %Y}.", False


def sheet_names(titles: Sequence[str]) -> list[str]:
    """A name of its own for each sheet, as Excel allows them: short, and told apart whatever the case."""
    names: list[str] = []
    taken = {ABOUT.casefold(), "history"}
    for title in titles:
        plain = _NOT_IN_SHEET_NAMES.sub(" ", " ".join(str(_clean(title)).split())).strip("' ") or "Table"
        name, number = plain[:_SHEET_NAME].strip("' "), 1
        while name.casefold() in taken:
            number += 1
            ending = f" {number}"
            name = plain[: _SHEET_NAME - len(ending)].strip("' ") + ending
        taken.add(name.casefold())
        names.append(name)
    return names


def _fitting(table: PlainTable) -> PlainTable:
    """The table as it can be written; a Problem where Excel's sheets are too small for it."""
    advice = "Choose fewer people or columns, or write a CSV file."
    if len(table.rows) >= MOST_ROWS:
        raise Problem(f"A sheet of Excel holds {MOST_ROWS:,} rows, and the table has more.", advice)
    if len(table.columns) > MOST_COLUMNS:
        raise Problem(f"A sheet of Excel holds {MOST_COLUMNS:,} columns, and the table has more.", advice)
    columns = tuple(Column(str(_held(column.name, 1)), column.kind, column.width) for column in table.columns)
    rows = [[_held(value, number) for value in row] for number, row in enumerate(table.rows, 2)]
    notes = tuple(str(_held(note, 0)) for note in table.notes)
    return PlainTable(str(_held(table.title, 0)), columns, rows, notes, table.fixed)


def _held(value: Value, row: int) -> Value:
    """The value as a cell of Excel holds it."""
    value = _clean(value)
    if isinstance(value, str) and len(value.encode("utf-16-le")) // 2 > MOST_LETTERS:
        raise Problem(
            f"A cell of Excel holds {MOST_LETTERS:,} letters, and one in row {row:,} has more.",
            "Shorten it, or write a CSV or Word file.",
        )
    return value


def _clean(value: Value) -> Value:
    """The value without what no file can hold, line ends all as newlines."""
    if isinstance(value, str):
        return _NOT_WRITABLE.sub("", _ONE_BREAK.sub("\n", value))
    if value is not None and (not math.isfinite(value) or abs(value) > _EXACT):
        raise ValueError("a table holds numbers that are exact and finite")
    return value
