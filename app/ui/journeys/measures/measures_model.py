"""The measures of a journey as Qt reads them: a row a measure, a column a teller."""

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from app.journeys.measuring import MeasureCell, Measured
from app.ui.models.tree_model import TOP, Index


class MeasuresModel(QAbstractTableModel):
    """What stands in a cell and what was counted for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.measured = Measured()

    def show(self, measured: Measured) -> None:
        """Show other measures."""
        self.beginResetModel()
        self.measured = measured
        self.endResetModel()

    def cell(self, index: Index) -> MeasureCell | None:
        """A cell; nothing where none is at hand."""
        return self.measured.rows[index.row()].cells[index.column()] if index.isValid() else None

    def heads(self) -> list[str]:
        """Who tells what the columns are measured of."""
        return [f"{teller.letter}  {teller.name}" for teller in self.measured.tellers]

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() or not self.measured.tellers else len(self.measured.rows)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.measured.tellers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            across = orientation is Qt.Orientation.Horizontal
            return self.heads()[section] if across else self.measured.rows[section].name
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Vertical:
            return self.measured.rows[section].help
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, cell = self.measured.rows[index.row()], self.cell(index)
        if cell is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.words
            case Qt.ItemDataRole.ToolTipRole:
                return row.help
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.name}, {self.measured.tellers[index.column()].name}: {cell.words}"
        return None
