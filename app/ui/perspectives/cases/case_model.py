"""A case as a table for Qt: what is told down, the tellers across, the child first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.perspectives.case_rows import CaseColumn
from app.ui.perspectives.cases.reading import TableRow
from app.ui.widgets.plain_text import tooltip_text

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
Role = Qt.ItemDataRole
NAME, STANDS, FIRST = range(3)
"""The columns before those of the tellers."""


class CaseModel(QAbstractTableModel):
    """The rows of one case."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[CaseColumn, ...] = ()
        self.rows: Sequence[TableRow] = ()

    def show(self, columns: tuple[CaseColumn, ...], rows: Sequence[TableRow]) -> None:
        """Shows another case."""
        self.beginResetModel()
        self.columns, self.rows = columns, rows
        self.endResetModel()

    def column_of(self, section: int) -> CaseColumn | None:
        """Whose column it is; None for what is told and how it stands."""
        return self.columns[section - FIRST] if FIRST <= section < FIRST + len(self.columns) else None

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else FIRST + len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        said = self._words(self.rows[index.row()], index.column())
        if role == Role.DisplayRole:
            return said
        column = self.column_of(index.column())
        spoken = said if column is None or not said else f"{column.teller.name}: {said}"
        if role == Role.AccessibleTextRole:
            return spoken
        return tooltip_text(spoken) if role == Role.ToolTipRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical or role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        column = self.column_of(section)
        if column is None:
            return ("What", "How it stands")[section]
        return column.teller.name

    @staticmethod
    def _words(row: TableRow, column: int) -> str:
        if column == NAME:
            return row.name
        if column == STANDS:
            return row.stands
        return row.cells[column - FIRST] if row.cells else ""
