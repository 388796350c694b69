"""The accounts of events as Qt reads them: a row an event, then a column for each teller."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from app.coding.rules import NOT_QUOTED
from app.journeys.journey_rows import MarkId
from app.journeys.measuring import AccountCell, Beside, EventBeside
from app.ui.models.tree_model import TOP, Index

EVENT_COLUMN = 0


class AccountsModel(QAbstractTableModel):
    """Some of the events of a comparison, in an order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.beside = Beside()
        self.events: tuple[EventBeside, ...] = ()

    def show(self, beside: Beside, events: Sequence[EventBeside]) -> None:
        """Show other accounts."""
        self.beginResetModel()
        self.beside, self.events = beside, tuple(events)
        self.endResetModel()

    def cell(self, index: Index) -> AccountCell | None:
        """What a teller says; nothing in the column of the events themselves."""
        if not index.isValid() or index.column() == EVENT_COLUMN:
            return None
        return self.events[index.row()].cells[index.column() - 1]

    def heads(self) -> list[str]:
        """What stands above the columns."""
        names = [
            f"{teller.letter}  {teller.name}"
            if teller.participant is not None
            else f"{teller.letter}  Official record"
            for teller in self.beside.tellers
        ]
        return ["Event", *names]

    def words(self, index: Index) -> str:
        """A cell as text."""
        cell = self.cell(index)
        return self.events[index.row()].told if cell is None else cell.told

    def to_copy(self, event: EventBeside, leaving: Collection[MarkId]) -> list[str]:
        """An event and what each tells of it, as it may leave."""
        cells = (
            NOT_QUOTED if cell.mark is not None and cell.mark not in leaving else cell.told for cell in event.cells
        )
        return [event.told, *cells]

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.events)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else 1 + len(self.beside.tellers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cell = self.cell(index)
            said = self.words(index).replace("≠ ", "differs: ").replace("≈ ", "not quite the same: ")
            said = said.replace("\n", "; ")
            title = self.events[index.row()].compared.event.title
            return said if cell is None else f"{title}, {cell.teller.name}: {said}"
        return None
