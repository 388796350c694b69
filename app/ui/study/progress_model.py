"""How far each transcript is coded, as a table: what each column shows and sorts by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.coding.queries import SourceProgress
from app.study.rows import SourceRow
from app.ui.models.sources_model import STATUS_WORDS
from app.ui.widgets.plain_text import tooltip_text
from app.ui.widgets.tables import table_lines

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
SORT = Qt.ItemDataRole.UserRole
SHARE = Qt.ItemDataRole.UserRole + 1
"""Of a cell that shows a share: (how many, of how many)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One transcript: what it is, how far it is coded, how many of the guide's questions were asked."""

    source: SourceRow
    progress: SourceProgress
    asked: int
    not_asked: int
    questions: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what a cell says, what it is sorted by, and the share it shows, if any."""

    head: str
    words: Callable[[Line], str]
    order: Callable[[Line], Any]
    share: Callable[[Line], tuple[int, int]] | None = None


def turns_words(line: Line) -> str:
    """How many turns of people who count hold a passage."""
    return f"{line.progress.coded_turns:,} of {line.progress.turns:,}" if line.progress.turns else "None to code"


def coders_words(line: Line) -> str:
    """Who coded how much."""
    return ", ".join(f"{name} ({many:,})" for name, many in line.progress.coders) or "Nobody yet"


def asked_words(line: Line) -> str:
    """How many questions were asked, and of how many nobody said."""
    if not line.questions:
        return "No guide yet"
    unknown = line.questions - line.asked - line.not_asked
    return f"{line.asked} of {line.questions}" + (f", {unknown} unknown" if unknown else "")


def last_words(line: Line) -> str:
    """The day something was last coded."""
    at = line.progress.last
    return "" if at is None else f"{datetime.fromtimestamp(at, UTC).astimezone():%d %b %Y}".lstrip("0")


def _share(line: Line) -> float:
    return line.progress.coded_turns / line.progress.turns if line.progress.turns else -1


COLUMNS = (
    Column("Transcript", lambda line: line.source.name, lambda line: line.source.name.casefold()),
    Column(
        "Status",
        lambda line: STATUS_WORDS[line.source.status],
        lambda line: list(STATUS_WORDS).index(line.source.status),
    ),
    Column(
        "Turns with a passage", turns_words, _share, lambda line: (line.progress.coded_turns, line.progress.turns)
    ),
    Column("Passages", lambda line: f"{line.progress.passages:,}", lambda line: line.progress.passages),
    Column("Coded by", coders_words, coders_words),
    Column("Questions asked", asked_words, lambda line: line.asked),
    Column("Last coded", last_words, lambda line: line.progress.last or 0),
)


class ProgressModel(QAbstractTableModel):
    """Rows in the order of arrival; sorting is the proxy's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Show other transcripts, or the same with other numbers."""
        if [line.source.id for line in lines] == [line.source.id for line in self.lines]:
            self.lines = list(lines)
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.lines[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(column.words(line))
        if role == SORT:
            return column.order(line)
        if role == SHARE and column.share is not None:
            return column.share(line)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].head
        return None


def progress_text(lines: Sequence[Line]) -> str:
    """The rows as a table that Word and Excel take."""
    heads = [column.head for column in COLUMNS]
    return table_lines([heads, *([column.words(line) for column in COLUMNS] for line in lines)])
