"""Which of all journeys are shown, and in what order: the same for the table and for the small multiples."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from app.journeys.fact_rows import JourneyHead
from app.journeys.rules import Status
from app.ui.journeys.all.all_model import AGREEMENT, CHILD, ENTRY, GAPS, LOWEST, MOVES, SORTED, AllModel
from app.ui.models.tree_model import TOP, Index

Keeps = Callable[[JourneyHead], bool]
FILTERS: tuple[tuple[str, Keeps], ...] = (
    ("All journeys", lambda head: True),
    ("Something is told", lambda head: not head.empty),
    ("Nothing told yet", lambda head: head.empty),
    ("Three moves or more", lambda head: (head.moves or 0) >= 3),
    ("An unplanned move", lambda head: bool(head.unplanned)),
    ("A gap", lambda head: bool(head.gaps)),
    ("Low or very low at some time", lambda head: head.lowest is not None and head.lowest <= -1),
    ("Accounts that conflict", lambda head: bool(head.accounts.get(Status.CONFLICT))),
    ("More than one tells of it", lambda head: len(head.tellers) > 1),
)
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
SORTS: tuple[tuple[str, int, Qt.SortOrder], ...] = (
    ("By pseudonym", CHILD, _UP),
    ("Most moves first", MOVES, _DOWN),
    ("Most gaps first", GAPS, _DOWN),
    ("Lowest point first", LOWEST, _UP),
    ("Widest conflict first", AGREEMENT, _UP),
    ("Youngest at entry first", ENTRY, _UP),
)


class Order(QSortFilterProxyModel):
    """The rows that are wanted, in the order that is wanted; of what nobody tells stands last either way."""

    keeps: Keeps = staticmethod(FILTERS[0][1])

    def keep(self, keeps: Keeps) -> None:
        """Show only some of the journeys."""
        self.beginFilterChange()
        self.keeps = keeps
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex = TOP) -> bool:
        model = self.sourceModel()
        return not isinstance(model, AllModel) or self.keeps(model.children_shown[row].head)

    def lessThan(self, one: Index, other: Index) -> bool:
        model = self.sourceModel()
        first, second = model.data(one, SORTED), model.data(other, SORTED)
        if first[0] != second[0] and self.sortOrder() is _DOWN:
            return bool(first[0])
        return bool(first < second)
