"""The codebook as a table: one line a code, written so that reading it again changes nothing.

Columns: path ("Parent / Child"), brief, definition, when_to_use, when_not, example, near_miss, origin,
framework, colour (a number from 0), category, retired (yes or no), sets (parted by semicolons). Reading needs
only the path; a column that is not there leaves its field as it is, an empty cell empties it.
"""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from app.coding.codebook import PALETTE_SIZE
from app.coding.rows import MACQUEEN, CodeDraft, CodeState, Field, Origin
from app.coding.rules import NOT_QUOTED
from app.exchange.tables import Warn, check_heads, plain_head, read_table, unguarded, unheard, write_table
from app.problems import Problem
from app.safeguards.gates import NamesIn
from app.safeguards.refusing import Looking, no_names
from app.store.put import Ready

COLUMNS = ("path", *MACQUEEN, "origin", "framework", "colour", "category", "retired", "sets")
MOST_CODES, MOST_SETS = 2000, 100
_WORDS = (*MACQUEEN, "framework")
_YES, _NO = frozenset("yes y true 1".split()), frozenset("no n false 0".split())


def write_codebook(codes: Sequence[CodeState], out: Path, *, names_in: NamesIn = no_names) -> Ready:
    """Write the codebook as a CSV file that Excel, too, reads right, to be put in its place.

    A Problem where a real name is in it.
    """
    lines = [_line(code) for code in codes]
    look = Looking(names_in)
    look.at_file(out)
    for code, line in zip(codes, lines, strict=True):
        for column, cell in zip(COLUMNS, line, strict=True):
            look.at(f"The code {look.called(code.path, 'with a name in it')}, {column.replace('_', ' ')}", cell)
    look.refuse()
    return write_table([COLUMNS, *lines], out, thing="codebook")


def read_codebook(path: Path, warn: Warn = unheard) -> list[CodeDraft]:
    """Read a table of codes; a Problem names the row and column that cannot be understood."""
    table = read_table(path, warn)
    keys = [plain_head(cell) for cell in table[0]] if table else []
    check_heads(keys, ("path",), COLUMNS)
    if len(table) > MOST_CODES:
        raise Problem(f"The table has more than {MOST_CODES:,} codes.", "Save a table of the codes you use.")
    return [
        draft_of(number, dict(zip(keys, cells, strict=False)))
        for number, cells in enumerate(table[1:], start=2)
        if any(cell.strip() for cell in cells)
    ]


def _line(code: CodeState) -> list[str]:
    said = {
        **{field: getattr(code, field) for field in ("path", *_WORDS, "origin")},
        "colour": str(code.colour),
        "category": "yes" if code.category else "no",
        "retired": "yes" if code.retired else "no",
        "sets": _joined(code.sets),
    }
    return [said[column] for column in COLUMNS]


def draft_of(line: int, cells: dict[str, str]) -> CodeDraft:
    """What one row says of a code, by the names of its columns."""
    cells = {column: unguarded(cell) for column, cell in cells.items() if column}
    told = {column: _text(cells[column]) for column in _WORDS if column in cells}
    # What might not leave the study comes back without its words: there it stays as it is.
    fields: dict[str, Field] = {column: words for column, words in told.items() if words.strip() != NOT_QUOTED}
    origin, colour = cells.get("origin", "").strip().casefold(), cells.get("colour", "").strip()
    if origin:
        if origin not in set(Origin):
            raise _slip(line, "origin", f"must be {', '.join(Origin)} or empty")
        fields["origin"] = origin
    if colour:
        if not (colour.isascii() and colour.isdigit() and len(colour) < 4 and int(colour) < PALETTE_SIZE):
            raise _slip(line, "colour", f"must be a whole number from 0 to {PALETTE_SIZE - 1}")
        fields["colour"] = int(colour)
    for column in ("category", "retired"):
        if said := cells.get(column, "").strip().casefold():
            if said not in _YES | _NO:
                raise _slip(line, column, "must be yes, no or empty")
            fields[column] = said in _YES
    if not cells["path"].strip():
        raise _slip(line, "path", "is empty")
    sets = _parted(cells["sets"]) if "sets" in cells else None
    if sets is not None and len(sets) > MOST_SETS:
        raise _slip(line, "sets", f"names more than {MOST_SETS} sets")
    return CodeDraft(line, cells["path"], fields, sets)


def _slip(line: int, column: str, fault: str) -> Problem:
    return Problem(f"Row {line} of the table, column {column}: it {fault}.", "Correct it and try again.")


def _text(cell: str) -> str:
    """Line ends as they are stored, however the spreadsheet wrote them."""
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def _joined(names: Sequence[str]) -> str:
    """Names in one cell; one that holds a semicolon is put in quotation marks."""
    cell = StringIO(newline="")
    csv.writer(cell, delimiter=";", lineterminator="").writerow(names)
    return cell.getvalue()


def _parted(cell: str) -> tuple[str, ...]:
    names = next(csv.reader([cell], delimiter=";", skipinitialspace=True), [])
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
