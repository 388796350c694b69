"""The cards of one column."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QObject, Qt

from app.perspectives.claim_rows import Assessed, ClaimId
from app.ui.models.tree_model import TOP, Index
from app.ui.perspectives.assumptions.claim_words import spoken_card
from app.ui.widgets.mime import claim_mime


class CardsModel(QAbstractListModel):
    """One row an assumption; dragged, it is its id."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Assessed, ...] = ()

    def show(self, rows: Sequence[Assessed]) -> None:
        """Shows other cards."""
        if tuple(rows) != self.rows:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()

    def row_of(self, claim: ClaimId | None) -> int:
        """Where an assumption stands; -1 when it is not in this column."""
        return next((place for place, row in enumerate(self.rows) if row.claim.id == claim), -1)

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.claim.ref} {row.claim.statement}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_card(row)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return "Enter opens its evidence"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [claim_mime(0).formats()[0]]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        return claim_mime(self.rows[indexes[0].row()].claim.id)
