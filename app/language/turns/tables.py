"""Transcripts set as tables: which column says who speaks, which what was said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.language.spans import Span
from app.language.turns.heads import Head, Separator
from app.language.turns.labels import Kind, Label, LabelBook
from app.language.turns.pages import Candidate
from app.language.turns.stamps import STAMP, is_stamp
from app.language.turns.vocabulary import TABLE_HEADINGS

_Row = Sequence[Span]


@dataclass(slots=True)
class Tables:
    """What the tables of a text hold; `covered` is where lines need not be read again."""

    candidates: list[Candidate] = field(default_factory=list)
    marks: list[Span] = field(default_factory=list)
    covered: list[Span] = field(default_factory=list)


def read_tables(text: str, rows: Sequence[_Row], labels: LabelBook) -> Tables:
    """Candidates from rows of cells; rows that are no transcript are left to be read as lines."""
    found = Tables()
    for table in _tables(rows):
        columns = _columns(text, table, labels)
        if columns is not None:
            _read(text, table, *columns, labels, found)
    return found


def _tables(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows of one width that follow each other."""
    table: list[_Row] = []
    for row in rows:
        if table and len(row) != len(table[-1]):
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _columns(text: str, table: list[_Row], labels: LabelBook) -> tuple[int, int] | None:
    """The columns of the speaker and of the talk, or None when this is no transcript."""
    width = len(table[0])
    if not 2 <= width <= 6:
        return None
    body = table[1:] if _is_heading(text, table[0]) else table
    cells = [[row[column].of(text).strip() for row in body] for column in range(width)]
    talk = max(range(width), key=lambda column: sum(len(cell) for cell in cells[column] if not is_stamp(cell)))
    speaker, best = -1, 0.6
    for column in range(width):
        filled = [cell for cell in cells[column] if cell]
        if column == talk or not filled:
            continue
        share = sum(_label(cell, labels) is not None for cell in filled) / len(filled)
        if share > best:
            speaker, best = column, share
    return (speaker, talk) if speaker >= 0 else None


def _is_heading(text: str, row: _Row) -> bool:
    words = [cell.of(text).strip().casefold().rstrip(":") for cell in row]
    return any(words) and all(word.split()[0] in TABLE_HEADINGS for word in words if word)


def _label(cell: str, labels: LabelBook) -> tuple[Label, bool] | None:
    """The label in a cell, and whether a stamp stands beside it."""
    if not cell or len(cell) > 80 or is_stamp(cell):
        return None
    bare = STAMP.sub(" ", cell)
    label = labels.read(bare)
    return None if label.kind is Kind.FIELD else (label, bare != cell)


def _read(text: str, table: list[_Row], speaker: int, talk: int, labels: LabelBook, found: Tables) -> None:
    found.covered.append(Span(min(cell.start for cell in table[0]), max(cell.end for cell in table[-1])))
    for number, row in enumerate(table):
        if number == 0 and _is_heading(text, row):
            continue
        stamps = [cell for cell in row if is_stamp(cell.of(text).strip())]
        read = _label(row[speaker].of(text).strip(), labels)
        if read is None:
            found.marks.extend(stamps)
            if found.candidates and number:
                found.candidates[-1] = found.candidates[-1]._replace(stop=row[talk].end)
            continue
        label, stamped = read
        first = min((cell.start for cell in row[:talk] if len(cell)), default=row[talk].start)
        found.marks.extend(cell for cell in stamps if cell.start > row[talk].start)
        if speaker > talk:
            found.marks.append(row[speaker])
        head = Head(0, row[talk].start - first, label, Separator.CELL, stamped or bool(stamps))
        end = row[talk].end
        found.candidates.append(Candidate(first, end, head, -1, -1, False, stop=max(end, first + 1)))
