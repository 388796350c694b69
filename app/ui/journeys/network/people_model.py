"""The table of a network as Qt reads it: a row for each person, a column for each thing that is told."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from app.journeys.journey_rows import MarkId
from app.journeys.measuring.network_table import TableRow
from app.journeys.network_rows import NodeRow
from app.ui.models.tree_model import TOP, Index
from app.ui.widgets.plain_text import tooltip_text

VALUE = Qt.ItemDataRole.UserRole
VALUES = {
    "Who": lambda node: node.person.name,
    "Kind": lambda node: node.person.kind,
    "Relation": lambda node: node.person.relation,
    "Part of life": lambda node: node.sector,
    "Ring": lambda node: node.ring,
    "Tie": lambda node: node.tie,
    "Direction": lambda node: node.direction,
    "Supervised": lambda node: node.supervised,
    "Lost at": lambda node: node.lost_at,
}
"""What is stored of a column that is chosen, or that is written otherwise than it is shown."""


class PeopleModel(QAbstractTableModel):
    """What is written into a cell is told by `written`, and shown when the network is read anew."""

    written = Signal(object, str, object)
    """A `NodeRow`, the column, and the value."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[str, ...] = ()
        self.rows: tuple[TableRow, ...] = ()
        self.may_change = False

    def show_rows(self, columns: Sequence[str], rows: Sequence[TableRow], *, may_change: bool) -> None:
        """Show another table, or the same one anew; where only words changed, everything stays in its place."""
        same = tuple(columns) == self.columns and [row.node.mark for row in rows] == [
            row.node.mark for row in self.rows
        ]
        if not same:
            self.beginResetModel()
        self.columns, self.rows, self.may_change = tuple(columns), tuple(rows), may_change
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))

    def node(self, index: Index) -> NodeRow | None:
        """Of whom a row tells."""
        return self.rows[index.row()].node if index.isValid() else None

    def place_of(self, mark: MarkId) -> int | None:
        """The row of a mark."""
        return next((place for place, row in enumerate(self.rows) if row.node.mark == mark), None)

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = Qt.ItemFlag.ItemIsEditable if self.may_change else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], self.columns[index.column()]
        words = row.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(words.split())
            case Qt.ItemDataRole.EditRole:
                return words
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text(words)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.node.person.name}, {column}: {words or 'not said'}"
            case _ if role == VALUE:
                value = VALUES.get(column)
                return words if value is None else value(row.node)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.may_change:
            return False
        if value != self.data(index, VALUE):
            self.written.emit(self.rows[index.row()].node, self.columns[index.column()], value)
        return True
