"""The words beside what was found as a table: what each column says, means and sorts by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.language.collocation import BesideWord
from app.ui.widgets.tables import table_lines

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
SORT = Qt.ItemDataRole.UserRole
STRENGTH = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what it means, what a cell says and is sorted by."""

    head: str
    meaning: str
    words: Callable[[BesideWord], str]
    order: Callable[[BesideWord], str | int | float]


COLUMNS = (
    Column("Word", "The word as it was said, in lower case.", lambda row: row.word, lambda row: row.word),
    Column(
        "Beside it",
        "How often it is said beside what was found.",
        lambda row: f"{row.times:,}",
        lambda row: row.times,
    ),
    Column("People", "How many people say it there.", lambda row: f"{row.people:,}", lambda row: row.people),
    Column(
        "At all",
        "How often it is said in all the words that are looked through.",
        lambda row: f"{row.everywhere:,}",
        lambda row: row.everywhere,
    ),
    Column(
        "Strength",
        "logDice: 14 when the two are never apart, 1 less when they are half as faithful (Rychlý 2008).",
        lambda row: f"{row.strength:.1f}",
        lambda row: row.strength,
    ),
)


class BesideModel(QAbstractTableModel):
    """One row a word, the most faithful first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[BesideWord] = ()

    def show(self, rows: Sequence[BesideWord]) -> None:
        """Show other words."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words(row)
        return column.order(row) if role == SORT else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section].head
            if role == Qt.ItemDataRole.ToolTipRole:
                return COLUMNS[section].meaning
        return None


def beside_text(rows: Sequence[BesideWord], *, strength: bool) -> str:
    """The rows as a table that Word and Excel take, with or without how faithful they are."""
    columns = [column for place, column in enumerate(COLUMNS) if strength or place != STRENGTH]
    return table_lines(
        [[column.head for column in columns], *([column.words(row) for column in columns] for row in rows)]
    )
