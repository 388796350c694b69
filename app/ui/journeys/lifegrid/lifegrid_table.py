"""The table of the lifegrid: years down, lanes across, gone through and written into by keyboard."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.ui.commands import KeyTable
from app.ui.journeys.lifegrid.cell_delegate import CellDelegate
from app.ui.journeys.lifegrid.lifegrid_model import LifegridModel
from app.ui.journeys.lifegrid.sheet import Sheet
from app.ui.theme import Theme

NARROWEST = 17
"""Characters that a column shows in a line at least; more where there is room."""


class LifegridTable(QTableView):
    """Tells what was typed where, and which commands were pressed; the cell at hand stays at hand."""

    typed = Signal(int, int, str)
    """Line, column, text."""
    commanded = Signal(str)
    moved = Signal()
    """Another cell is at hand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.keys = KeyTable("lifegrid")
        self.rows = LifegridModel(self)
        self.cells = CellDelegate(self, self.rows, theme)
        self.setAccessibleName("Lifegrid")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setItemDelegate(self.cells)
        self.setModel(self.rows)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.rows.written.connect(self.typed)
        self.cells.typed.connect(self._take)
        self.cells.left.connect(self._take_left, Qt.ConnectionType.QueuedConnection)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())
        theme.changed.connect(self.fit)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a journey; the place at hand stays as near as it can."""
        line, column = self.currentIndex().row(), self.currentIndex().column()
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.rows.show(sheet)
        self.fit()
        self.horizontalScrollBar().setValue(left)
        self.verticalScrollBar().setValue(top)
        if line >= 0:
            self.go_to(line, column)

    def go_to(self, line: int, column: int) -> None:
        """Make a cell the one at hand."""
        lines, columns = self.rows.rowCount(), self.rows.columnCount()
        if lines and columns:
            self.setCurrentIndex(self.rows.index(min(max(line, 0), lines - 1), min(max(column, 0), columns - 1)))

    def write_again(self, line: int, column: int, text: str) -> None:
        """Open the field of a cell with what was typed there before."""
        self.go_to(line, column)
        self.edit(self.currentIndex())
        if self.cells.field is not None:
            self.cells.field.setText(text)
            self.cells.field.setModified(True)

    def fit(self) -> None:
        """Columns share the room there is; rows are as high as their words."""
        columns = self.rows.columnCount()
        if columns:
            least = NARROWEST * self.fontMetrics().averageCharWidth()
            share = max(self.viewport().width() // columns, least)
            for column in range(columns):
                self.setColumnWidth(column, max(share, self.horizontalHeader().sectionSizeHint(column)))
            for line in range(self.rows.rowCount()):
                high = max(self.sizeHintForRow(line), self.verticalHeader().sectionSizeHint(line))
                self.verticalHeader().resizeSection(line, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._hears(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self.keys.meaning(event) if self._hears(event) else ""
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if command:
            self.commanded.emit(command)
        elif bare and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    # Inside

    def _hears(self, event: QKeyEvent) -> bool:
        return self.state() is not QAbstractItemView.State.EditingState and bool(self.keys.meaning(event))

    def _take(self, index: QModelIndex, text: str | None, down: int, along: int) -> None:
        line, column = index.row(), index.column()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if text is not None:
            self.typed.emit(line, column, text)
        if text is None or self.state() is not QAbstractItemView.State.EditingState:
            at = self.currentIndex()
            self.go_to(at.row() + down, at.column() + along)

    def _take_left(self, index: QPersistentModelIndex, text: str) -> None:
        if index.isValid():
            self.typed.emit(index.row(), index.column(), text)
