"""All children beside each other: a row each, to sort, to filter, and to open."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.journeys.fact_rows import JourneyHead
from app.journeys.queries import journey_heads
from app.journeys.rules import Status
from app.ui.journeys.all.all_model import COLUMNS, SORTED, AllModel
from app.ui.journeys.case_view import CaseView
from app.ui.models.tree_model import TOP, Index
from app.ui.open_study import OpenStudy
from app.ui.widgets.choice import Choice
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.table_copy import table_mime

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


class Order(QSortFilterProxyModel):
    """The rows that are wanted, in the order that is wanted."""

    keeps: Keeps = staticmethod(FILTERS[0][1])

    def keep(self, keeps: Keeps) -> None:
        """Show only some of the journeys."""
        self.beginFilterChange()
        self.keeps = keeps
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex = TOP) -> bool:
        model = self.sourceModel()
        return not isinstance(model, AllModel) or self.keeps(model.heads[row])

    def lessThan(self, one: Index, other: Index) -> bool:
        model = self.sourceModel()
        return bool(model.data(one, SORTED) < model.data(other, SORTED))


class AllView(CaseView):
    """Sorted by a click on a column; Enter or a double click opens the child."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.model = AllModel(self)
        self.order = Order(self)
        self.order.setSourceModel(self.model)
        self.filter = Choice()
        self.filter.setAccessibleName("Which journeys")
        for name, keeps in FILTERS:
            self.filter.addItem(name, keeps)
        self.count = plain_label("", "small")
        self.table = RowTable("All journeys")
        self.table.setModel(self.order)
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 20, 8)
        head.setSpacing(12)
        head.addWidget(self.filter)
        head.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.filter.currentIndexChanged.connect(lambda place: self._keep(FILTERS[place][1]))
        self.table.activated.connect(self._open)
        self.deeds["journeys.table"] = self.copy

    def refresh(self) -> None:
        with self.study.project.reading() as session:
            self.model.show(journey_heads(session))
        self._tell()

    def copy(self) -> None:
        """The rows as they stand, as a table."""
        rows = [
            [str(self.order.index(row, column).data()) for column in range(len(COLUMNS))]
            for row in range(self.order.rowCount())
        ]
        QGuiApplication.clipboard().setMimeData(table_mime([column.name for column in COLUMNS], rows))
        self.study.said.emit(f"{len(rows)} journeys copied as a table.")

    def _keep(self, keeps: Keeps) -> None:
        self.order.keep(keeps)
        self._tell()

    def _tell(self) -> None:
        shown, every = self.order.rowCount(), self.model.rowCount()
        self.count.setText(f"{shown} of {every} journeys")

    def _open(self, index: Index) -> None:
        head = self.model.heads[self.order.mapToSource(index).row()]
        self.opened.emit(head.case)
