"""What would be coded as a table with ticks: whose words, the words, where, and whether they have the code."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from app.coding.found_rows import FoundPassage
from app.ui.models.tree_model import TOP, Index
from app.ui.theme import Theme
from app.ui.widgets.perspective_mark import mark_icon
from app.ui.widgets.plain_text import tooltip_text

HEADINGS = ("Who", "Words", "Where", "")
HAS_CODE = "has the code"
WHO, WORDS, WHERE, STATE = range(4)


class FoundModel(QAbstractTableModel):
    """Passages that have the code already begin unticked; whatever the reader ticked stays as they left it."""

    ticked = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.passages: Sequence[FoundPassage] = ()
        self._theme = theme
        self._coded: Sequence[bool] = ()
        self._by_hand: dict[int, bool] = {}

    def show(self, passages: Sequence[FoundPassage], coded: Sequence[bool]) -> None:
        """Show other passages, with which of them have the code."""
        self.beginResetModel()
        if passages != self.passages:
            self._by_hand = {}
        self.passages, self._coded = passages, coded
        self.endResetModel()
        self.ticked.emit()

    @property
    def some_coded(self) -> bool:
        """Whether any of the passages has the code."""
        return any(self._coded)

    def is_ticked(self, row: int) -> bool:
        """Whether a passage is to be coded."""
        return self._by_hand.get(row, not self._coded[row])

    def chosen(self) -> list[FoundPassage]:
        """The passages that are to be coded."""
        return [passage for row, passage in enumerate(self.passages) if self.is_ticked(row)]

    def tick(self, rows: Sequence[int], *, on: bool) -> None:
        """Tick passages, or untick them."""
        self._by_hand |= dict.fromkeys(rows, on)
        if self.passages:
            self.dataChanged.emit(self.index(0, WHO), self.index(len(self.passages) - 1, WHO))
        self.ticked.emit()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.passages)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == WHO else usual

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        passage = self.passages[row]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cells(row)[column]
            case Qt.ItemDataRole.CheckStateRole if column == WHO:
                return Qt.CheckState.Checked if self.is_ticked(row) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DecorationRole if column == WHO:
                return mark_icon(self._theme.perspective(passage.palette))
            case Qt.ItemDataRole.ForegroundRole if column in (WHERE, STATE):
                return self._theme.colour("muted")
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text(passage.words)
            case Qt.ItemDataRole.AccessibleTextRole if column == WHO:
                return ", ".join(filter(None, self._cells(row)))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != WHO:
            return False
        self.tick([index.row()], on=value == Qt.CheckState.Checked.value or value is Qt.CheckState.Checked)
        return True

    def _cells(self, row: int) -> tuple[str, str, str, str]:
        passage = self.passages[row]
        return (
            passage.pseudonym or "Nobody yet",
            passage.words,
            f"{passage.source_name}, turn {passage.turn_number}",
            HAS_CODE if self._coded[row] else "",
        )
