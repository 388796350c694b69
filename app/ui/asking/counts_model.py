"""Codes against columns as a table for Qt: every cell says in words what is painted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from app.ui.widgets.plain_text import tooltip_text
from app.ui.widgets.table_copy import table_mime

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class CountCell:
    """What a cell shows: a number (or what stands for it), something quieter beside it, the whole in words."""

    shown: str
    beside: str
    spoken: str
    weight: float = 0.0
    """How much there is of the most there is anywhere, 0 to 1."""
    opens: bool = True
    """Whether there is anything behind it."""


@dataclass(frozen=True, slots=True)
class CountHead:
    """A row's or a column's head."""

    name: str
    below: str = ""
    depth: int = 0
    path: str = ""
    icon: QIcon | None = None

    @property
    def spoken(self) -> str:
        """The whole of it in words."""
        return ", ".join(filter(None, (self.path or self.name, self.below)))


CellAt = Callable[[int, int], CountCell]
"""Tells the cell of a row and a column."""
LOOKED_AT = 20
"""So many rows are looked at to see how wide a column must be."""


class CountsModel(QAbstractTableModel):
    """Rows, columns and cells as they were counted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[CountHead] = ()
        self.columns: Sequence[CountHead] = ()
        self._told: CellAt = _no_cell
        self._cells: dict[tuple[int, int], CountCell] = {}

    def show(self, rows: Sequence[CountHead], columns: Sequence[CountHead], told: CellAt) -> None:
        """Shows other counts; a cell is put into words when somebody looks at it."""
        self.beginResetModel()
        self.rows, self.columns, self._told, self._cells = rows, columns, told, {}
        self.endResetModel()

    def cell(self, index: Index) -> CountCell:
        """The cell at a place."""
        return self.cell_at(index.row(), index.column())

    def cell_at(self, row: int, column: int) -> CountCell:
        """The cell of a row and a column."""
        place = row, column
        if place not in self._cells:
            self._cells[place] = self._told(row, column)
        return self._cells[place]

    def longest(self, column: int) -> CountCell:
        """Of the first cells of a column, the one in which most is written."""
        cells = (self.cell_at(row, column) for row in range(min(LOOKED_AT, len(self.rows))))
        return max(cells, key=lambda cell: len(cell.shown) + len(cell.beside), default=CountCell("", "", ""))

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index)
        match role:
            case Role.DisplayRole:
                return " · ".join(filter(None, (cell.shown, cell.beside)))
            case Role.AccessibleTextRole:
                return cell.spoken
            case Role.ToolTipRole:
                return tooltip_text(cell.spoken)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        across = orientation is Qt.Orientation.Horizontal
        head = (self.columns if across else self.rows)[section]
        match role:
            case Role.DisplayRole:
                return "\n".join(filter(None, (head.name, head.below))) if across else _set_in(head)
            case Role.AccessibleTextRole:
                return head.spoken
            case Role.ToolTipRole:
                return tooltip_text(head.spoken)
            case Role.DecorationRole:
                return head.icon
            case Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def copied(self) -> QMimeData:
        """The whole table, as text and as a table."""
        heads = ["Code", *(" ".join(filter(None, (head.name, head.below))) for head in self.columns)]
        rows = [
            [row.path or row.name, *(self._copied(place, column) for column in range(len(self.columns)))]
            for place, row in enumerate(self.rows)
        ]
        return table_mime(heads, rows)

    def _copied(self, row: int, column: int) -> str:
        cell = self.cell_at(row, column)
        return " · ".join(filter(None, (cell.shown, cell.beside)))


def _no_cell(row: int, column: int) -> CountCell:
    return CountCell("", "", "", opens=False)


def _set_in(head: CountHead) -> str:
    """The name, as far in as the code stands in the tree."""
    return "\u2003" * head.depth + head.name
