"""The dot matrix: a table one walks with the arrows, opens with Enter or a click, and copies as a table."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from app.perspectives.rows import LineKey, LineKind
from app.ui.perspectives.arranging import Row
from app.ui.perspectives.comparison_model import CODE_COLUMN, ComparisonModel
from app.ui.perspectives.matrix_delegate import MatrixDelegate
from app.ui.perspectives.matrix_header import MatrixHeader
from app.ui.perspectives.names_column import NamesColumn
from app.ui.perspectives.reading import ReadComparison
from app.ui.theme import Theme
from app.ui.widgets import clipboard

NARROWEST, WIDEST = 164, 220
LEAST_DIFFERENCE, WIDEST_DIFFERENCE = 168, 340
LEAST_NAME, WIDEST_NAME = 116, 300
"""Pixels of a group's, the difference's and the name's column, more where text is larger."""


class DotMatrix(QTableView):
    """Shows arranged rows; tells which code is looked at and what is opened."""

    looked_at = Signal(object)
    """The `LineKey` of the row the keyboard came to."""
    opened = Signal(object, object)
    """A `LineKey`, with the number of a group or None for all side by side."""
    group_opened = Signal(int)
    """The head of a group was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = ComparisonModel(self)
        self._delegate = MatrixDelegate(self.table, theme, self)
        self._head = MatrixHeader(self.table, theme, self)
        self.setModel(self.table)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._head)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName("Who talks about what")
        self.setAccessibleDescription("Enter opens the passages of a cell, or of all groups from the code's name.")
        self._names = NamesColumn(self, self.table, self._delegate, theme)
        self._names.clicked.connect(self._open)
        self.clicked.connect(self._open)
        self._head.sectionClicked.connect(self._open_group)
        self.selectionModel().currentRowChanged.connect(self._tell_row)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def whole_height(self) -> int:
        """How high it would be with all its rows in sight."""
        return self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 2 * self.frameWidth()

    def show_rows(
        self, read: ReadComparison, rows: list[Row], difference_note: str, *, figures: bool = False
    ) -> None:
        """Shows other rows; the keyboard stays on the code and column where it was, if it is still there."""
        groups = read.groups
        at, line = self.currentIndex(), self.current_line()
        column = at.column() if at.isValid() and len(groups) == len(self.table.groups) else CODE_COLUMN
        self._head.difference_note = difference_note
        first = "Theme" if read.scope.lines is LineKind.THEMES else "Code"
        self.table.show(groups, rows, read.thresholds, first=first, figures=figures)
        self._restyle()
        self.go_to(line, column)

    def current_line(self) -> LineKey | None:
        """The line the keyboard is on."""
        row = self.currentIndex().row()
        return self.table.rows[row].line.key if 0 <= row < len(self.table.rows) else None

    def current_row(self) -> Row | None:
        """That row."""
        row = self.currentIndex().row()
        return self.table.rows[row] if 0 <= row < len(self.table.rows) else None

    def go_to(self, line: LineKey | None, column: int = CODE_COLUMN) -> None:
        """Puts the keyboard on a line; on the first where it is not shown."""
        row = self.table.row_of(line)
        if self.table.rows:
            self.setCurrentIndex(self.table.index(row or 0, column))

    def copy_rows(self) -> None:
        """Puts the selected rows on the clipboard."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        clipboard.put(self.table.copied(chosen or None))

    def copy_table(self) -> None:
        """Puts the whole table, as it is shown, on the clipboard."""
        clipboard.put(self.table.copied())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        else:
            super().keyPressEvent(event)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Brings a cell into sight, and out from under the names."""
        super().scrollTo(index, hint)
        hidden = self.columnWidth(CODE_COLUMN) - self.visualRect(index).left()
        if self.horizontalScrollBar().value() and index.column() != CODE_COLUMN and hidden > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()
        self._names.follow()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.table.rows[index.row()].line.key, self.table.group_at(index.column()))

    def _open_group(self, column: int) -> None:
        group = self.table.group_at(column)
        if group is not None:
            self.group_opened.emit(group)

    def _tell_row(self) -> None:
        line = self.current_line()
        if line is not None:
            self.looked_at.emit(line)

    def _share_out(self) -> None:
        """The name takes what the groups and the difference leave; too many groups are scrolled to."""
        groups = len(self.table.groups)
        if not groups:
            return
        scale, width = self._theme.text_scale, self.viewport().width()
        least = LEAST_NAME * scale
        name = min(max(least, self._delegate.name_width()), WIDEST_NAME * scale)
        fixed = groups * NARROWEST * scale + LEAST_DIFFERENCE * scale
        name = name if width < least + fixed else max(least, min(name, width - fixed))
        spare = max(0.0, width - name - fixed) / (groups + 1)
        each = int(min(WIDEST, NARROWEST + spare / scale) * scale)
        difference = int(min(WIDEST_DIFFERENCE, LEAST_DIFFERENCE + spare / scale) * scale)
        for column in range(1, groups + 1):
            self.setColumnWidth(column, each)
        self.setColumnWidth(groups + 1, difference)
        self.setColumnWidth(CODE_COLUMN, max(round(name), width - groups * each - difference))
        self._names.follow()

    def _restyle(self) -> None:
        self._delegate.restyle()
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self._share_out()
        self._head.updateGeometry()
        self.updateGeometries()
        self.viewport().update()
        self._head.viewport().update()
