"""A list that grows as somebody scrolls: the first page at once, the next ones when the view asks for them."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject

from app.ui.models.tree_model import TOP, Index


class PagedModel(QAbstractListModel):
    """Shows `_shown` of `_of` rows; subclasses say how many there are and keep what stands in them."""

    def __init__(self, page: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._shown = 0
        self._of = 0

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: Index = TOP) -> bool:
        return not parent.isValid() and self._shown < self._of

    def fetchMore(self, parent: Index = TOP) -> None:
        more = min(self._page, self._of - self._shown)
        if more > 0:
            self.beginInsertRows(QModelIndex(), self._shown, self._shown + more - 1)
            self._shown += more
            self.endInsertRows()

    def _begin_with(self, rows: int) -> None:
        """Inside a reset: so many rows there are now, and the first page of them is shown."""
        self._of = rows
        self._shown = min(self._page, rows)
