"""The text of an office document while it is being read: lines, table cells, bold beginnings and notes.

What the stored text looks like:
- A paragraph ends with a newline, and an empty one is an empty line. Soft hyphens go.
- The cells of a table row are parted by tabs, and the row ends with a newline. In a row of several cells a short
  cell is one line, its paragraphs joined by a space; a longer one, such as a whole interview in one
  cell, keeps its lines. Tabs inside the cells of such a row become spaces.
- Footnotes and endnotes follow the body in the order of reference, each after its number: "[1] …". The body
  keeps no mark of them, so that nobody's sentence is changed.
"""

from dataclasses import dataclass, field

from app.exchange.formats.read_text import LABEL_LENGTH, ReadText
from app.exchange.formats.refusals import no_text, too_large
from app.language.normalise import normalise
from app.language.spans import Span

MOST_TEXT = 20_000_000
"""Code points; far beyond any transcript, and little enough for the memory."""

MOST_CELLS = 200_000
"""Table cells, for the same reasons."""

HIDDEN_LEFT_OUT = "Hidden text was left out."
LETTERS_UNKNOWN = "Some letters could not be read and are shown as �."
SYMBOLS_UNKNOWN = "Some symbols have no letter of their own and are shown as �."
NOTE_MISSING = "The text of a footnote is missing from the file."
EMBEDDED_LEFT_OUT = "Another document is embedded in this one; its text was not read."

_SOFT_HYPHEN = "\u00ad"
_ONE_LINE = str.maketrans("\n\t", "  ")


@dataclass(slots=True)
class _Cell:
    start: int
    first_piece: int
    first_row: int
    end: int = 0
    last_piece: int = 0
    last_row: int = 0

    @property
    def is_short(self) -> bool:
        return self.end - self.start <= LABEL_LENGTH

    @property
    def holds_table(self) -> bool:
        return self.last_row > self.first_row


@dataclass(slots=True)
class _Row:
    first_row: int
    cells: list[_Cell] = field(default_factory=list)
    cell: _Cell | None = None


class Draft:
    """Takes the words of a document in reading order; its positions are those of the stored text."""

    def __init__(self) -> None:
        self.length = 0
        self._pieces: list[str] = []
        self._line_start = 0
        self._line_piece = 0
        self._is_beginning = True
        self._lead_end = 0
        self._after_mark = False
        self._bold: list[Span] = []
        self._rows: list[tuple[Span, ...]] = []
        self._open_rows: list[_Row] = []
        self._cell_count = 0
        self._notes_start: int | None = None
        self._warnings: dict[str, None] = {}

    def add(self, words: str, bold: bool = False) -> None:
        """Continue the line; a newline within `words` ends it, a tab parts it."""
        if words.isprintable():
            self._put(words, bold)
            return
        for number, line in enumerate(normalise(words).replace(_SOFT_HYPHEN, "").split("\n")):
            if number:
                self.end_line()
            for place, stretch in enumerate(line.split("\t")):
                if place:
                    self.tab()
                self._put(stretch, bold)

    def _put(self, words: str, bold: bool) -> None:
        if self._is_beginning:
            words = self._begin(words, bold)
        self._pieces.append(words)
        self.length += len(words)
        if self.length > MOST_TEXT:
            raise too_large()

    def _begin(self, words: str, bold: bool) -> str:
        """Watch what the line begins with: space after the mark of a note goes, bold words may be a label."""
        if self._after_mark:
            words = words.lstrip()
            self._after_mark = not words
        if bold and words:
            self._lead_end = self.length + len(words)
        elif words and not words.isspace():
            self._is_beginning = False
        return words

    def tab(self) -> None:
        """A tab in the line; a bold beginning ends there."""
        if self._lead_end:
            self._is_beginning = False
        if not self._after_mark:
            self._put("\t", False)

    def end_line(self) -> None:
        """A newline, whether or not anything stands on the line."""
        self._end_lead()
        self._pieces.append("\n")
        self.length += 1
        self._after_mark = False
        self._begin_line()

    def start_line(self) -> None:
        """A newline, unless the line is still empty."""
        if self.length != self._line_start or self._after_mark:
            self.end_line()

    def _begin_line(self) -> None:
        self._line_start = self.length
        self._line_piece = len(self._pieces)
        self._is_beginning = True
        self._lead_end = 0

    def _end_lead(self) -> None:
        if not self._lead_end:
            return
        line = "".join(self._pieces[self._line_piece :])
        lead = line[: self._lead_end - self._line_start]
        start = self._line_start + len(lead) - len(lead.lstrip())
        end = self._line_start + len(lead.rstrip())
        if 0 < end - start <= LABEL_LENGTH:
            self._bold.append(Span(start, end))

    @property
    def in_row(self) -> bool:
        """Whether a table row is open, so that a cell can begin."""
        return bool(self._open_rows)

    def begin_row(self) -> None:
        """A table row, perhaps inside the cell of another."""
        self.start_line()
        self._open_rows.append(_Row(len(self._rows)))

    def begin_cell(self) -> None:
        """The next cell of the open row."""
        self.end_cell()
        self._cell_count += 1
        if self._cell_count > MOST_CELLS:
            raise too_large()
        row = self._open_rows[-1]
        if row.cells:
            self._pieces.append("\t")
            self.length += 1
        row.cell = _Cell(self.length, len(self._pieces), len(self._rows))
        self._begin_line()

    def end_cell(self) -> None:
        """Close the open cell, if there is one; the newlines at its end go."""
        row = self._open_rows[-1]
        cell, row.cell = row.cell, None
        if cell is None:
            return
        self._end_lead()
        while len(self._pieces) > cell.first_piece and self._pieces[-1] == "\n":
            self._pieces.pop()
            self.length -= 1
        cell.end, cell.last_piece, cell.last_row = self.length, len(self._pieces), len(self._rows)
        row.cells.append(cell)
        self._begin_line()

    def end_row(self) -> None:
        """Close the open row with a newline."""
        self.end_cell()
        row = self._open_rows.pop()
        if not row.cells:
            return
        if len(row.cells) == 1:
            inner_rows = self._rows[row.first_row :]
        else:
            self._put_on_one_line(row.cells)
            kept = [cell for cell in row.cells if not cell.is_short]
            inner_rows = [inner for cell in kept for inner in self._rows[cell.first_row : cell.last_row]]
        cells = tuple(Span(cell.start, cell.end) for cell in row.cells)
        self._rows[row.first_row :] = inner_rows or [cells]
        self._pieces.append("\n")
        self.length += 1
        self._begin_line()

    def _put_on_one_line(self, cells: list[_Cell]) -> None:
        """Every change is of one character for one, so that no position moves."""
        for cell in cells:
            if cell.holds_table and not cell.is_short:
                continue
            for index in range(cell.first_piece, cell.last_piece):
                piece = self._pieces[index]
                if not piece.isprintable():
                    self._pieces[index] = piece.translate(_ONE_LINE) if cell.is_short else piece.replace("\t", " ")

    def begin_note(self, number: int) -> None:
        """The text that follows is that of a footnote or endnote."""
        self.start_line()
        if self._notes_start is None:
            self._notes_start = self.length
        self._put(f"[{number}] ", False)
        self._begin_line()
        self._after_mark = True

    def warn(self, sentence: str) -> None:
        """Tell the user something about the text, once."""
        self._warnings[sentence] = None

    def finish(self, format: str) -> ReadText:
        """The text read, with its hints; a Problem when there is none."""
        while self._open_rows:
            self.end_row()
        self.start_line()
        text = "".join(self._pieces)
        if not text.strip():
            raise no_text()
        return ReadText(
            text=text,
            format=format,
            warnings=tuple(self._warnings),
            bold=tuple(self._bold),
            rows=tuple(self._rows),
            notes=None if self._notes_start is None else Span(self._notes_start, len(text)),
        )
