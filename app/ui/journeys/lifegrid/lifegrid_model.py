"""The lifegrid as Qt reads it: a line of cells for each thing that was told of a year."""

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from app.ui.journeys.lifegrid.sheet import Sheet
from app.ui.models.tree_model import TOP, Index
from app.ui.widgets.plain_text import tooltip_text


class LifegridModel(QAbstractTableModel):
    """A sheet; what is written into it is told by `written`, and shown when the sheet is read anew."""

    written = Signal(int, int, str)
    """Line, column and text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self.may_change = True

    def show(self, sheet: Sheet) -> None:
        """Show another sheet, or the same one anew."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.lines)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.grid.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = Qt.ItemFlag.ItemIsEditable if self.may_change else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self.sheet is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.sheet.grid.columns[section].name
        if role == Qt.ItemDataRole.DisplayRole and self.sheet.lines[section].number:
            return ""
        return self.sheet.year_name(section)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        sheet = self.sheet
        if sheet is None:
            return None
        line, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return sheet.words(line, column)
            case Qt.ItemDataRole.EditRole:
                return sheet.written(sheet.spot(line, column))
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text(self.said(line, column)) if sheet.entry(line, column) is not None else ""
            case Qt.ItemDataRole.AccessibleTextRole:
                where = f"{sheet.year_name(line)}, {sheet.grid.columns[column].name}"
                return f"{where}: {self.said(line, column)}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.may_change:
            return False
        self.written.emit(index.row(), index.column(), str(value))
        return True

    def said(self, line: int, column: int) -> str:
        """A cell in a sentence."""
        entry = None if self.sheet is None else self.sheet.entry(line, column)
        return "empty" if entry is None or self.sheet is None else self.sheet.said(entry)
