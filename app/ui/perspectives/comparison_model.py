"""The comparison as a table for Qt: codes down, groups across (child first), the difference last.

Every cell says in words what the delegate draws, so that keyboard, screen reader and clipboard see the same.
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.perspectives.rows import CellRow, GroupRow, LineKey
from app.perspectives.rules import Thresholds, wilson
from app.perspectives.wording import convergence_words
from app.ui.perspectives import cell_words as words
from app.ui.perspectives.arranging import Row
from app.ui.widgets.plain_text import tooltip_text
from app.ui.widgets.table_copy import table_mime

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
Role = Qt.ItemDataRole
CODE_COLUMN = 0
PATTERN = "Pattern"
DIFFERENCE = "Difference"


class ComparisonModel(QAbstractTableModel):
    """Rows as they were arranged."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: tuple[GroupRow, ...] = ()
        self.rows: Sequence[Row] = ()
        self.thresholds = Thresholds()
        self.first = "Code"
        """What the first column holds."""
        self.figures = False
        """Whether the ranges for screening are told too."""

    def show(
        self,
        groups: tuple[GroupRow, ...],
        rows: Sequence[Row],
        thresholds: Thresholds,
        *,
        first: str,
        figures: bool,
    ) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self.groups, self.rows, self.thresholds = groups, rows, thresholds
        self.first, self.figures = first, figures
        self.endResetModel()

    @property
    def difference_column(self) -> int:
        """The last column."""
        return len(self.groups) + 1

    def group_at(self, column: int) -> int | None:
        """Which group a column is of; None for the code and the difference."""
        return column - 1 if 1 <= column <= len(self.groups) else None

    def row_of(self, line: LineKey | None) -> int | None:
        """Where a line is shown."""
        return next((place for place, row in enumerate(self.rows) if row.line.key == line), None)

    def cell(self, index: Index) -> CellRow | None:
        """The cell of a group; None in the other columns."""
        group = self.group_at(index.column())
        return None if group is None else self.rows[index.row()].line.cells[group]

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() or not self.groups else len(self.groups) + 2

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        group = self.group_at(index.column())
        match role:
            case Role.DisplayRole:
                if index.column() == CODE_COLUMN:
                    return row.line.name
                if group is None:
                    return words.difference_words(row.line, row.pair)
                return words.count_words(row.line.cells[group])
            case Role.AccessibleTextRole:
                return self._spoken(row, index.column())
            case Role.ToolTipRole:
                return tooltip_text(self._spoken(row, index.column()))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        group = self.group_at(section)
        if group is None:
            name = self.first if section == CODE_COLUMN else DIFFERENCE
            return name if role in (Role.DisplayRole, Role.AccessibleTextRole) else None
        if role == Role.DisplayRole:
            return self.groups[group].name
        spoken = f"{self.groups[group].name}, {words.group_words(self.groups[group])}"
        if role == Role.AccessibleTextRole:
            return spoken
        return tooltip_text(spoken) if role == Role.ToolTipRole else None

    def copied(self, rows: Sequence[int] | None = None) -> QMimeData:
        """Rows, or the whole table as shown, as text and as a table."""
        wanted = range(len(self.rows)) if rows is None else rows
        groups = (f"{group.name} ({words.group_words(group)})" for group in self.groups)
        heads = [self.first, *groups, DIFFERENCE, PATTERN, *(["Range of the difference"] if self.figures else [])]
        return table_mime(heads, [self._copied(self.rows[place]) for place in wanted])

    def _copied(self, row: Row) -> list[str]:
        counts = [words.copied_words(cell) for cell in row.line.cells]
        figures = [words.difference_range(row.line, row.pair)] if self.figures else []
        return [
            row.line.path,
            *counts,
            words.named_difference(row.line, row.pair, self.groups),
            words.pattern_words(row.line, self.groups),
            *figures,
        ]

    def _spoken(self, row: Row, column: int) -> str:
        group = self.group_at(column)
        if group is not None:
            cell = row.line.cells[group]
            said = words.spoken_words(self.groups[group], cell)
            span = words.range_words(wilson(cell.k, cell.n)) if self.figures else ""
            return f"{said}. For screening: {span}" if span else said
        if column == CODE_COLUMN:
            return f"{row.line.path}. {row.line.statement}" if row.line.statement else row.line.path
        said = f"{DIFFERENCE}: {words.named_difference(row.line, row.pair, self.groups)}"
        span = words.difference_range(row.line, row.pair) if self.figures else ""
        said += f". For screening: {span}" if span else ""
        means = convergence_words(row.line.convergence, self.thresholds)
        return f"{said}. {PATTERN}: {words.pattern_words(row.line, self.groups)}. {means}"
