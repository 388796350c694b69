"""Plain lines of words under column heads, for tables that only show and sort what was read."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from app.ui.models.tree_model import TOP, Index
from app.ui.widgets.plain_text import tooltip_text

KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one row, and what the row is about."""

    cells: tuple[str, ...]
    key: object = None


class LinesModel(QAbstractTableModel):
    """Shows lines; sorting and filtering are a proxy's."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = tuple(heads)
        self.lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Shows other lines."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(line.cells[index.column()].split())
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text(line.cells[index.column()])
            case Qt.ItemDataRole.UserRole:
                return line.key
        return None
