"""The Measures view: every measure as every teller's account gives it, and below it what was counted."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.journeys.measuring import Measured, measures_told
from app.journeys.queries import journey
from app.ui.journeys.case_view import CaseView
from app.ui.journeys.measures.measures_model import MeasuresModel
from app.ui.journeys.measures.measures_table import MeasuresTable
from app.ui.open_study import OpenStudy
from app.ui.widgets import clipboard
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.table_copy import table_mime
from app.ui.widgets.wrapped_rows import WrappedRows

EMPTY = (
    "Placements, moves, gaps and the rest are counted from what is told, teller by teller. "
    "Write the first home into the lifegrid."
)
NOTHING_COUNTED = "Nothing was counted for this."
ON_THE_MAP = "Enter shows on the map what is counted."
HEIGHTS = [500, 220]


class MeasuresView(CaseView):
    """Arrows go from measure to measure; Enter goes to what was counted, and again to the map."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.name = plain_label("", "title")
        self.table = MeasuresTable()
        self.what = wrapped_label("", "heading")
        self.how = wrapped_label("", "small")
        self.counted = QListWidget()
        self.counted.setAccessibleName("What is counted")
        self.counted.setFrameShape(QFrame.Shape.NoFrame)
        self.counted.setItemDelegate(WrappedRows(self.counted))
        self.counted.installEventFilter(self)
        below = QWidget()
        rows = QVBoxLayout(below)
        rows.setContentsMargins(20, 8, 20, 8)
        rows.setSpacing(4)
        for part in (section_heading("What is counted"), self.what, self.how):
            rows.addWidget(part)
        rows.addWidget(self.counted, 1)
        self._panes = QSplitter(Qt.Orientation.Vertical)
        self._panes.setObjectName("journey measures")
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self.table)
        self._panes.addWidget(below)
        self._panes.setStretchFactor(0, 1)
        self._panes.setSizes(HEIGHTS)
        self.empty = EmptyState(study.theme, icon_name="journeys", title="Nothing to measure yet", words=EMPTY)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._panes)
        self._stack.addWidget(self.empty)
        head = QVBoxLayout()
        head.setContentsMargins(20, 12, 20, 8)
        head.addWidget(self.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.table.opened.connect(self._go_to_counted)
        self.counted.itemActivated.connect(lambda _: self.show_counted())
        self.deeds.update({"measures.show": self.show_counted, "measures.table": self.copy_table})

    @property
    def rows(self) -> MeasuresModel:
        """What is shown."""
        return self.table.rows

    def refresh(self) -> None:
        if self.case is None:
            return
        with self.study.project.reading() as session:
            told = journey(session, self.case, reader=self.study.settings.coder)
        self.name.setText(told.pseudonym)
        measured = measures_told(told)
        self._stack.setCurrentWidget(self._panes if measured.tellers else self.empty)
        self._show(measured)

    def place(self) -> object:
        at = self.table.currentIndex()
        return (at.row(), at.column(), self.counted.currentRow()) if at.isValid() else None

    def return_to(self, place: object) -> None:
        if isinstance(place, tuple):
            row, column, counted = place
            self.table.setCurrentIndex(self.rows.index(row, column))
            self.counted.setCurrentRow(counted)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_counted(self) -> None:
        """Show on the map what is chosen of what was counted, else the first of it that stands there."""
        cell = self.rows.cell(self.table.currentIndex())
        counted = () if cell is None else cell.counted
        chosen = self.counted.currentRow()
        order = [*counted[chosen:], *counted] if chosen >= 0 else [*counted]
        mark = next((mark for one in order for mark in one.marks), None)
        if mark is None:
            self.study.said.emit(NOTHING_COUNTED)
        else:
            self.study.segment_wanted.emit(mark)

    def copy_table(self) -> None:
        """The measures as they stand."""
        rows = [[row.name, *(cell.words for cell in row.cells)] for row in self.rows.measured.rows]
        clipboard.put(table_mime(["Measure", *self.rows.heads()], rows))
        self.study.said.emit("Copied as a table.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self.counted and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    # Inside

    def _show(self, measured: Measured) -> None:
        if measured == self.rows.measured:
            return
        at = self.table.currentIndex()
        row, column = max(at.row(), 0), max(at.column(), 0)
        self.rows.show(measured)
        self.table.fit()
        if measured.tellers:
            self.table.setCurrentIndex(self.rows.index(row, min(column, len(measured.tellers) - 1)))
        self._tell()

    def _tell(self) -> None:
        index = self.table.currentIndex()
        cell = self.rows.cell(index)
        self.counted.clear()
        if cell is None:
            self.what.clear()
            self.how.clear()
            return
        row, teller = self.rows.measured.rows[index.row()], self.rows.measured.tellers[index.column()]
        self.what.setText(f"{row.name}, {teller.name}: {cell.words}")
        self.how.setText(f"{row.help}. {ON_THE_MAP if cell.counted else NOTHING_COUNTED}")
        for one in cell.counted:
            self.counted.addItem(QListWidgetItem(one.words))

    def _go_to_counted(self) -> None:
        if self.counted.count():
            self.counted.setFocus(Qt.FocusReason.OtherFocusReason)
            self.counted.setCurrentRow(0)
