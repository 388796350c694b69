"""Codes against columns on screen: walked with the arrows, opened with Enter or a click, copied as a table.

The names of the codes stay in sight while columns are scrolled through; heads of many narrow columns are upright.
"""

from heapq import nlargest

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui.asking.counts_model import CountCell, CountsModel
from app.ui.theme import TextSize, Theme
from app.ui.widgets import clipboard
from app.ui.widgets.style_options import has_focus, is_selected, rect_of

HIGHEST_HEAD = 190
WIDEST_NAME = 280
PAD = 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CountPainter(QStyledItemDelegate):
    """Paints the number with what is quieter beside it; in narrow cells in the middle, on a disc of its weight."""

    def __init__(self, theme: Theme, table: QTableView, *, narrow: bool) -> None:
        super().__init__(table)
        self._theme = theme
        self._narrow = narrow

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, CountsModel)
        cell, place, selected = model.cell(index), QRectF(rect_of(option)), is_selected(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(place, self._theme.colour("selection" if selected else "raised"))
        painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1), self._theme.colour("line"))
        (self._paint_narrow if self._narrow else self._paint_wide)(painter, place, cell, selected)
        if has_focus(option):
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.restore()

    def _paint_narrow(self, painter: QPainter, place: QRectF, cell: CountCell, selected: bool) -> None:
        if cell.weight and not selected:
            radius = (min(place.width(), place.height()) / 2 - 1) * max(0.45, cell.weight**0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("wash"))
            painter.drawEllipse(QPointF(place.center()), radius, radius)
        ink = "selection_text" if selected else "text" if cell.opens else "muted"
        painter.setFont(self._theme.font(TextSize.SMALL))
        painter.setPen(self._theme.colour(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, cell.shown)

    def _paint_wide(self, painter: QPainter, place: QRectF, cell: CountCell, selected: bool) -> None:
        room = place.adjusted(PAD, 0, -4, 0)
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour("selection_text" if selected else "text" if cell.opens else "muted"))
        painter.drawText(room, _LEFT, cell.shown)
        along = painter.fontMetrics().horizontalAdvance(cell.shown) + (6 if cell.shown else 0)
        painter.setFont(self._theme.font(TextSize.SMALL))
        painter.setPen(self._theme.colour("selection_text" if selected else "muted"))
        beside = painter.fontMetrics().elidedText(
            cell.beside, Qt.TextElideMode.ElideRight, max(0, round(room.width() - along))
        )
        painter.drawText(room.adjusted(along, 0, 0, 0), _LEFT, beside)


class UprightHeader(QHeaderView):
    """Names written upwards, for columns that are narrower than any name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setAccessibleName("Columns")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        return QSize(QFontMetrics(self._theme.font()).height() + 10, 0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, self._theme.colour("surface"))
        painter.setFont(self._theme.font(TextSize.SMALL))
        painter.setPen(self._theme.colour("muted"))
        painter.translate(rect.left(), rect.bottom() - 6)
        painter.rotate(-90)
        words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.height() - 12)
        painter.drawText(QRectF(0, 0, rect.height() - 8, rect.width()), _LEFT, shown)
        painter.restore()
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.colour("line"))

    def _height(self) -> int:
        model = self.model()
        metrics = QFontMetrics(self._theme.font(TextSize.SMALL))
        words = (str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(self.count()))
        longest = max((metrics.horizontalAdvance(name) for name in words), default=40)
        return min(round(HIGHEST_HEAD * self._theme.text_scale), longest + 16)


class CountsTable(QTableView):
    """Tells which cell is opened."""

    opened = Signal(int, int)
    """Row and column."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        narrow: bool = False,
        widest: int = WIDEST_NAME,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widest = widest
        self._narrow = narrow
        self.counts = CountsModel(self)
        if narrow:
            self.setHorizontalHeader(UprightHeader(theme, self))
        self.setModel(self.counts)
        self.setItemDelegate(CountPainter(theme, self, narrow=narrow))
        self.setProperty("look", "counts")
        self.setAccessibleName(name)
        self.setAccessibleDescription("Enter opens the passages of a cell, Ctrl+C copies the table")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(20)
        names = self.verticalHeader()
        names.setHighlightSections(False)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setAccessibleName("Codes")
        self.clicked.connect(self._open)
        theme.changed.connect(self.fit)
        self.counts.modelReset.connect(self.fit)

    def go_to(self, row: int, column: int) -> None:
        """Puts the keyboard on a cell."""
        if self.counts.rowCount() and self.counts.columnCount():
            index = self.counts.index(
                max(0, min(row, self.counts.rowCount() - 1)), max(0, min(column, self.counts.columnCount() - 1))
            )
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def copy(self) -> None:
        """The whole table, for Word and Excel."""
        clipboard.put(self.counts.copied())

    def fit(self) -> None:
        """Rows and columns as high and wide as what stands in them."""
        body, small = QFontMetrics(self._theme.font()), QFontMetrics(self._theme.font(TextSize.SMALL))
        self.verticalHeader().setDefaultSectionSize(body.height() + 10)
        longest_names = nlargest(20, self.counts.rows, key=lambda head: len(head.name) + 2 * head.depth)
        names = (body.horizontalAdvance("\u2003" * head.depth + head.name) for head in longest_names)
        widest = round(self._widest * self._theme.text_scale)
        self.verticalHeader().setFixedWidth(min(widest, max(names, default=60) + 24))
        if self._narrow:
            self.horizontalHeader().setDefaultSectionSize(max(body.height() + 12, 28))
            return
        most = round(240 * self._theme.text_scale)
        for column, head in enumerate(self.counts.columns):
            mark = 24 if head.icon is not None else 0
            # One cell stands for all: measuring every one of a large table takes long.
            longest = self.counts.longest(column)
            wanted = [
                body.horizontalAdvance(head.name) + mark,
                body.horizontalAdvance(head.below) + mark,
                body.horizontalAdvance(longest.shown) + small.horizontalAdvance(longest.beside) + 10,
            ]
            self.setColumnWidth(column, min(most, max(wanted) + 2 * PAD + 6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if self.counts.cell(index).opens:
            self.opened.emit(index.row(), index.column())
