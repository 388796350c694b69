"""The lines of what was found below each other, the words found in the middle."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.study.queries.finding import PlaceRow
from app.ui.finding.find_words import copied, line_of, many
from app.ui.finding.places_model import AFTER, BEFORE, FOUND, ORDERS, WHERE, WHO, PlacesModel
from app.ui.models.leaving import places_kept_back
from app.ui.open_study import OpenStudy
from app.ui.widgets import clipboard
from app.ui.widgets.tables import copy_with, table_lines

_SAMPLED = 200
"""Rows whose words say how wide a column is."""
_PAD = 20
_SHARES = {FOUND: 0.28, WHO: 0.16, WHERE: 0.24}
"""The most of the room that a column takes; what is left is shared by what stands before and after."""


class PlacesTable(QTableView):
    """Arrows go from line to line, Enter opens one, Ctrl+C copies them as a table, a header sorts them."""

    opened = Signal(object)
    """A `PlaceRow` is wanted in its transcript."""
    sort_wanted = Signal(object)
    """An `Order`."""
    chosen = Signal()
    """Other lines are selected."""
    left_up = Signal()

    def __init__(self, study: OpenStudy, model: PlacesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._places = model
        self.setModel(model)
        self.setAccessibleName("Places found")
        self.setAccessibleDescription("Enter opens a place in its transcript, Ctrl+C copies lines as a table")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegateForColumn(BEFORE, _Before(self))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._sort)
        self.show_order(WHERE)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        model.modelReset.connect(self.fit)
        model.modelReset.connect(self.chosen)
        study.theme.changed.connect(self.fit)
        copy_with(self, self.copy)
        self.fit()

    def show_order(self, column: int) -> None:
        """Mark by which column the lines are sorted."""
        self.horizontalHeader().setSortIndicator(column, Qt.SortOrder.AscendingOrder)

    def selected(self) -> list[PlaceRow]:
        """The selected lines from the top."""
        return [self._places.rows[index.row()] for index in sorted(self.selectionModel().selectedRows())]

    def at_hand(self) -> PlaceRow | None:
        """The line the keyboard is on."""
        index = self.currentIndex()
        return self._places.rows[index.row()] if index.isValid() else None

    def go_to(self, row: int) -> None:
        """Put the keyboard on a line."""
        if 0 <= row < len(self._places.rows):
            self.setCurrentIndex(self._places.index(row, BEFORE))
            self.scrollTo(self._places.index(row, BEFORE), QAbstractItemView.ScrollHint.PositionAtCenter)

    def copy(self) -> None:
        """Copy the selected lines, or all where none or one is, as a table."""
        rows = self.picked()
        done = f"{many(len(rows), 'line')} copied as a table. Paste it into Word or Excel."
        kept = places_kept_back(self._study, [(row.source, line_of(row)) for row in rows], done)
        clipboard.put_text(table_lines(copied(rows, kept)))

    def picked(self) -> list[PlaceRow]:
        """The lines that something is to be done with: those selected when they are several, else all."""
        selected = self.selected()
        return selected if len(selected) > 1 else list(self._places.rows)

    def fit(self) -> None:
        """Give each column the room its words need, and what is left to the lines."""
        metrics, header, room = self.fontMetrics(), self.horizontalHeader(), self.viewport().width()
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() * 1.7))
        some = self._places.rows[:_SAMPLED]
        left = room
        for column, share in _SHARES.items():
            words = {str(self._places.data(self._places.index(row, column))) for row in range(len(some))}
            least = header.sectionSizeHint(column)
            icon = metrics.height() + 6 if column == WHO else 0
            wanted = max([least, *(round(metrics.horizontalAdvance(one) * 1.08) + _PAD + icon for one in words)])
            width = max(least, min(wanted, round(room * share)))
            header.resizeSection(column, width)
            left -= width
        for column in (BEFORE, AFTER):
            header.resizeSection(column, max(60, left // 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index)
        elif event.key() == Qt.Key.Key_Up and index.row() <= 0 and not event.modifiers():
            self.left_up.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._places.rows[index.row()])

    def _sort(self, column: int) -> None:
        self.sort_wanted.emit(ORDERS[column])


class _Before(QStyledItemDelegate):
    """The words before end where those found begin: what has no room is cut at the left."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft
