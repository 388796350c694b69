"""All children beside each other, as small multiples or as a table: sorted, filtered, and each opened."""

from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.journeys.layout.multiples import Aligned, Child, Small
from app.reports.pictures import write_multiples
from app.study.rows import CaseId
from app.ui.journeys.all.all_model import CASE, COLUMNS, AllModel
from app.ui.journeys.all.ordering import FILTERS, SORTS, Keeps, Order
from app.ui.journeys.all.reading import Laying, read_children
from app.ui.journeys.all.small_list import SmallMultiples
from app.ui.journeys.case_view import CaseView
from app.ui.journeys.map.glance import wrapping_policy
from app.ui.journeys.saving import PICTURES, Saver
from app.ui.models.tree_model import Index
from app.ui.open_study import OpenStudy
from app.ui.tasks import Task
from app.ui.widgets import clipboard
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.table_copy import table_mime
from app.ui.widgets.view_switch import ViewSwitch

SMALL, TABLE = range(2)
"""The two ways of looking at all children."""
LEGEND = "legend of all journeys"
"""The name under which it is remembered that it is hidden."""
ALIGNED = (Aligned.AGE, Aligned.ENTRY)


class AllView(CaseView):
    """Enter or a double click opens the child."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self._reading: Task | None = None
        self.model = AllModel(self)
        self.order = Order(self)
        self.order.setSourceModel(self.model)
        self.laying = Laying(study, self)
        self.saver = Saver(study, "picture", PICTURES, self)
        self.switch = ViewSwitch("How all journeys are shown", ("Small multiples", "Table"))
        self.filter, self.sort = Choice(), Choice()
        self.filter.setAccessibleName("Which journeys")
        self.sort.setAccessibleName("In what order")
        self.sort.setPlaceholderText("As the table is sorted")
        for name, keeps in FILTERS:
            self.filter.addItem(name, keeps)
        for name, column, order in SORTS:
            self.sort.addItem(name, (column, order))
        self.axis = ViewSwitch("Axis of the journeys", ("By age", "From entry to care"))
        self.legend_button = QPushButton("Legend")
        self.legend_button.setCheckable(True)
        self.legend_button.setToolTip("What the signs of the rows stand for")
        self.legend_button.setChecked(not study.settings.map_hidden.get(LEGEND, False))
        self.save_button = QPushButton("Save picture…")
        self.save_button.setToolTip("The journeys as they stand here, for Word and print")
        self.count = plain_label("", "small")
        self.table = RowTable("All journeys")
        self.table.setModel(self.order)
        self.small = SmallMultiples(study.theme, self.order)
        self._stack = QStackedWidget()
        for view in (self.small, self.table):
            self._stack.addWidget(view)
        self._lay_out()
        self._connect()
        self._show_legend()
        self._sort(0)

    def _lay_out(self) -> None:
        tools = QWidget()
        row = FlowRow(tools)
        for part in (
            self.switch,
            self.filter,
            self.sort,
            self.axis,
            self.legend_button,
            self.save_button,
            self.count,
        ):
            row.addWidget(part)
        tools.setSizePolicy(wrapping_policy())
        head = QVBoxLayout()
        head.setContentsMargins(20, 12, 20, 8)
        head.addWidget(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.small)

    def _connect(self) -> None:
        self.switch.chosen.connect(self._bring)
        self.filter.currentIndexChanged.connect(lambda place: self._keep(FILTERS[place][1]))
        self.sort.activated.connect(lambda place: self._sort(place))
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._say_sorted)
        self.axis.chosen.connect(lambda _: self._lay())
        self.legend_button.toggled.connect(self._keep_legend)
        self.save_button.clicked.connect(self.save_picture)
        self.laying.laid.connect(self._show_small)
        self.small.rows.width_changed.connect(self._lay)
        self.study.theme.changed.connect(self._lay)
        self.small.rows.copied.connect(self._copy_row)
        for view in (self.table, self.small.rows):
            view.activated.connect(self._open)
        self.deeds.update(
            {
                "journeys.table": self.copy,
                "journeys.picture": self.save_picture,
                "journeys.small": lambda: self.switch.choose(1 - self.switch.now),
                "journeys.aligned": lambda: self.axis.choose(1 - self.axis.now),
            }
        )

    def refresh(self) -> None:
        """Read all journeys again, off the GUI thread; what was at hand stays at hand."""
        if self._reading is not None:
            self._reading.cancel()
        project, reader = self.study.project, self.study.settings.coder

        def show(children: tuple[Child, ...]) -> None:
            if self._reading is task:
                self._reading = None
                self._show(children)

        task = self.study.tasks.run(
            "Reading journeys",
            lambda progress, cancelled: read_children(project, reader, progress, cancelled),
            show,
            owner=self,
        )
        self._reading = task

    @property
    def is_reading(self) -> bool:
        """Whether what is shown is not yet what is stored."""
        return self._reading is not None

    @property
    def shown(self) -> list[Child]:
        """The children as they stand, filtered and in order."""
        rows = (self.order.mapToSource(self.order.index(row, 0)).row() for row in range(self.order.rowCount()))
        return [self.model.children_shown[row] for row in rows]

    def place(self) -> object:
        return self._at_hand()

    def return_to(self, place: object) -> None:
        if isinstance(place, int):
            self._take(CaseId(place))

    def copy(self) -> None:
        """The rows as they stand, as a table."""
        rows = [
            [str(self.order.index(row, column).data()) for column in range(len(COLUMNS))]
            for row in range(self.order.rowCount())
        ]
        clipboard.put(table_mime([column.name for column in COLUMNS], rows))
        self.study.said.emit(f"{len(rows)} journeys copied as a table.")

    def save_picture(self) -> None:
        """Ask where the picture goes; of each child only what may leave is on it."""
        journeys, by = [child.journey for child in self.shown], ALIGNED[self.axis.now]
        if not journeys:
            self.study.said.emit("There is no journey here to draw.")
            return
        self.saver.ask("Journeys", lambda out: write_multiples(journeys, by, out, names_in=self.study.names_in))

    # Inside

    def _show(self, children: tuple[Child, ...]) -> None:
        at_hand = self._at_hand()
        if children != self.model.children_shown:
            self.model.show(children)
            self._lay()
        self._take(at_hand)
        self._tell()

    def _lay(self) -> None:
        if self.model.children_shown:
            self.laying.want(self.model.children_shown, ALIGNED[self.axis.now], self.small.rows.units)

    def _show_small(self, small: Small) -> None:
        self.small.take(small)

    def _bring(self, place: int) -> None:
        at_hand = self._at_hand(from_table=place == SMALL)
        view = self.small if place == SMALL else self.table
        self._stack.setCurrentWidget(view)
        self.setFocusProxy(view)
        for part in (self.axis, self.legend_button):
            part.setVisible(place == SMALL)
        self._take(at_hand)

    def _at_hand(self, *, from_table: bool | None = None) -> CaseId | None:
        """The child at hand in the view in front, or in the one that is named."""
        table = self.switch.now == TABLE if from_table is None else from_table
        index = self.table.currentIndex() if table else self.small.rows.currentIndex()
        return CaseId(index.data(CASE)) if index.isValid() else None

    def _take(self, case: CaseId | None) -> None:
        row = None if case is None else self.model.row_of(case)
        index = self.order.mapFromSource(self.model.index(0 if row is None else row, 0))
        if not index.isValid():
            index = self.order.index(0, 0)
        if row is None and self.switch.now == TABLE:
            return
        self.table.setCurrentIndex(index)
        self.small.rows.setCurrentIndex(self.small.rows.index_of(index))

    def _keep(self, keeps: Keeps) -> None:
        self.order.keep(keeps)
        self._tell()

    def _sort(self, place: int) -> None:
        _, column, order = SORTS[place]
        self.table.sortByColumn(column, order)

    def _say_sorted(self, column: int, order: object) -> None:
        """The list of orders follows a click on a column."""
        places = (place for place, (_, its, way) in enumerate(SORTS) if (its, way) == (column, order))
        self.sort.setCurrentIndex(next(places, 0 if column < 0 else -1))

    def _keep_legend(self, on: bool) -> None:
        self.study.prefer(map_hidden={**self.study.settings.map_hidden, LEGEND: not on})
        self._show_legend()

    def _show_legend(self) -> None:
        self.small.foot.setVisible(self.legend_button.isChecked())

    def _copy_row(self, words: str) -> None:
        clipboard.put_text(words)
        self.study.said.emit("Copied as text.")

    def _tell(self) -> None:
        shown, every = self.order.rowCount(), self.model.rowCount()
        self.count.setText(f"{shown} of {every} journeys")

    def _open(self, index: Index) -> None:
        self.opened.emit(CaseId(index.data(CASE)))
