"""What the two tables of the page share: what is chosen above, the table, and the passages of the cell at hand."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.coding.asking.vocabulary import Vocabulary
from app.ui.asking.counts_table import CountsTable
from app.ui.asking.reading import Reading
from app.ui.asking.results_pane import ResultsPane
from app.ui.models.leaving import kept_back
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Task, Work

Counted = TypeVar("Counted")
ReadCell = Callable[[Vocabulary, IsCancelled], Reading]
"""Reads the passages of a cell, with the study's names as they are then."""


class TableView(QWidget):
    """Counts off the GUI thread; a cell opens its passages below the table."""

    def __init__(self, study: OpenStudy, *tables: CountsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.known: Vocabulary | None = None
        self.tables = QStackedWidget()
        for table in tables:
            self.tables.addWidget(table)
            table.opened.connect(self.open_cell)
        self.results = ResultsPane(study.theme, kept_back(study))
        self._counting: Task | None = None
        self._opening: Task | None = None
        self._read_cell: ReadCell | None = None
        self.top = QVBoxLayout()
        self.top.setContentsMargins(20, 2, 16, 8)
        self.top.setSpacing(8)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setObjectName(f"{type(self).__name__} and passages")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.tables)
        self.splitter.addWidget(self.results)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.results.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.top)
        column.addWidget(self.splitter, 1)
        self.setFocusProxy(tables[0])

    @property
    def table(self) -> CountsTable:
        """The table that is shown."""
        shown = self.tables.currentWidget()
        assert isinstance(shown, CountsTable)
        return shown

    def show_table(self, table: CountsTable) -> None:
        """Shows one of the tables."""
        self.tables.setCurrentWidget(table)
        self.setFocusProxy(table)

    def know(self, known: Vocabulary) -> None:
        """The study as it is now: everything is counted anew, and the cell at hand read anew."""
        self.known = known
        self.count()
        if self._read_cell is not None:
            self.show_passages(self._read_cell, focus=False)

    def count(self) -> None:
        """Counts what is chosen."""
        raise NotImplementedError

    def open_cell(self, row: int, column: int) -> None:
        """Shows the passages of a cell."""
        raise NotImplementedError

    def _count_anew(self) -> None:
        """Something else is counted now: the passages below the table are of no cell any more."""
        self._read_cell = None
        self.results.hide()
        self.count()

    def run_counting(self, label: str, work: Work[Counted], show: Callable[[Counted], None]) -> None:
        """Counts, dropping what was being counted before."""
        if self._counting is not None:
            self._counting.cancel()

        def done(counted: Counted) -> None:
            if self._counting is task:
                self._counting = None
                show(counted)

        task = self._study.tasks.run(label, work, done, owner=self)
        self._counting = task

    def show_passages(self, read: ReadCell, *, focus: bool) -> None:
        """Reads the passages of a cell, dropping those that were being read before."""
        known = self.known
        if known is None:
            return
        self._read_cell = read
        if self._opening is not None:
            self._opening.cancel()

        def done(reading: Reading) -> None:
            if self._opening is task:
                self._opening = None
                self.results.show()
                self.results.show_reading(reading)
                if focus:
                    self.results.list.setFocus(Qt.FocusReason.OtherFocusReason)

        task = self._study.tasks.run(
            "Reading passages", lambda progress, cancelled: read(known, cancelled), done, owner=self
        )
        self._opening = task
