"""The codings that lie at one place of a transcript, as a list."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from app.coding.rows import CodingId, CodingMark
from app.ui.models.tree_model import TOP, Index


class MarksModel(QAbstractListModel):
    """One row a coding."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.marks: tuple[CodingMark, ...] = ()

    def show(self, marks: Sequence[CodingMark]) -> None:
        """Shows other codings."""
        self.beginResetModel()
        self.marks = tuple(marks)
        self.endResetModel()

    def row_of(self, coding: CodingId | None) -> int:
        """Where a coding stands; -1 when it is not here."""
        return next((row for row, mark in enumerate(self.marks) if mark.coding == coding), -1)

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.marks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        mark = self.marks[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return mark.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{mark.name}, coded by {mark.coder}{', with a memo' if mark.memo else ''}"
        return None
