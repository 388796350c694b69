"""What importing the record does, line by line: what is new, what is there already, what goes."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from app.journeys.measuring.record import Change, Compared
from app.ui.models.tree_model import TOP, Index
from app.ui.widgets.plain_text import tooltip_text

HEADS = ("", "Lane", "What the record says", "From", "Until", "Why it began, why it ended")
CHANGES = {Change.NEW: "new", Change.SAME: "there already", Change.GOES: "goes"}


class RecordModel(QAbstractTableModel):
    """A row a mark."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Compared, ...] = ()

    def show(self, rows: Sequence[Compared]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def count(self, change: Change) -> int:
        """How many lines it happens to."""
        return sum(row.change is change for row in self.rows)

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        line = row.line
        cells = (CHANGES[row.change], line.lane, line.what, line.since, line.until, line.reasons)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cells[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text(cells[index.column()])
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{HEADS[index.column()]} {cells[index.column()]}".strip()
        return None
