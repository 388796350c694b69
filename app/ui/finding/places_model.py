"""Places in their lines as a table: what stands before, what was found, what stands after, who and where."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QIcon

from app.study.queries.finding import Order, PlaceRow
from app.ui.finding.find_words import COLUMNS, one_line, spoken, where
from app.ui.models.tree_model import TOP, Index
from app.ui.theme import Theme
from app.ui.widgets.perspective_mark import mark_icon
from app.ui.widgets.plain_text import tooltip_text

BEFORE, FOUND, AFTER, WHO, WHERE = range(5)
ORDERS = {BEFORE: Order.LEFT, FOUND: Order.KEY, AFTER: Order.RIGHT, WHO: Order.PERSON, WHERE: Order.PLACE}
_HELP = {
    BEFORE: "Sort by the words before, the nearest first",
    FOUND: "Sort by what was found",
    AFTER: "Sort by the words after",
    WHO: "Sort by who says it",
    WHERE: "Sort by transcript and place",
}
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_ALIGNED = {BEFORE: Qt.AlignmentFlag.AlignRight | _MIDDLE, FOUND: Qt.AlignmentFlag.AlignHCenter | _MIDDLE}


class PlacesModel(QAbstractTableModel):
    """One row a place; the words beside it are quieter than it."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[PlaceRow] = ()
        self._theme = theme
        self._marks: dict[int | None, QIcon] = {}
        theme.changed.connect(self._restyle)

    def show(self, rows: Sequence[PlaceRow]) -> None:
        """Show other places; when more of the same have come, those that are shown stay."""
        shown = len(self.rows)
        if shown and len(rows) > shown and self.rows == rows[:shown]:
            self.beginInsertRows(TOP, shown, len(rows) - 1)
            self.rows = rows
            self.endInsertRows()
        elif self.rows != rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def row_of(self, row: PlaceRow | None) -> int:
        """Where a place stands; -1 when it is not there."""
        return next((at for at, known in enumerate(self.rows) if known == row), -1) if row is not None else -1

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal:
            match role:
                case Qt.ItemDataRole.DisplayRole:
                    return COLUMNS[section]
                case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.StatusTipRole:
                    return _HELP[section]
                case Qt.ItemDataRole.TextAlignmentRole:
                    return _ALIGNED.get(section, Qt.AlignmentFlag.AlignLeft | _MIDDLE)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cell(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _ALIGNED.get(column, Qt.AlignmentFlag.AlignLeft | _MIDDLE)
            case Qt.ItemDataRole.FontRole if column == FOUND:
                return self._theme.font(strong=True)
            case Qt.ItemDataRole.ForegroundRole if column == WHERE:
                return self._theme.colour("muted")
            case Qt.ItemDataRole.DecorationRole if column == WHO and not row.interviewer:
                return self._mark(row.palette)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text(spoken(row))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row) if column == BEFORE else _cell(row, column)
        return None

    def _mark(self, palette: int | None) -> QIcon:
        if palette not in self._marks:
            self._marks[palette] = mark_icon(self._theme.perspective(palette))
        return self._marks[palette]

    def _restyle(self) -> None:
        self._marks.clear()
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(COLUMNS) - 1))


def _cell(row: PlaceRow, column: int) -> str:
    match column:
        case 0:
            return row.before.rstrip()
        case 1:
            return one_line(row.text)
        case 2:
            return row.after.lstrip()
        case 3:
            return row.who
        case _:
            return where(row)
