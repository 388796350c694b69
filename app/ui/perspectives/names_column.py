"""The names of the codes, which stay in sight while many groups are scrolled through."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QTableView

from app.ui.perspectives.comparison_model import CODE_COLUMN, ComparisonModel
from app.ui.perspectives.matrix_header import MatrixHeader
from app.ui.theme import Theme


class NamesColumn(QTableView):
    """Lies over the first column of a table, with its rows and its selection; the keyboard stays in the table."""

    def __init__(
        self, over: QTableView, table: ComparisonModel, delegate: QAbstractItemDelegate, theme: Theme
    ) -> None:
        super().__init__(over)
        self._over = over
        self._head = MatrixHeader(table, theme, self)
        self.setModel(table)
        self.setSelectionModel(over.selectionModel())
        self.setItemDelegate(delegate)
        self.setHorizontalHeader(self._head)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        over.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(over.verticalScrollBar().setValue)
        over.horizontalScrollBar().valueChanged.connect(self.follow)
        over.horizontalScrollBar().rangeChanged.connect(self.follow)
        self.hide()

    def follow(self) -> None:
        """Takes the table's measures; shown only while the table is scrolled sideways."""
        if not self._over.horizontalScrollBar().value():
            self.hide()
            return
        for column in range(self._over.model().columnCount(QModelIndex())):
            self.setColumnHidden(column, column != CODE_COLUMN)
        self.setColumnWidth(CODE_COLUMN, self._over.columnWidth(CODE_COLUMN))
        self.verticalHeader().setDefaultSectionSize(self._over.verticalHeader().defaultSectionSize())
        head = self._over.horizontalHeader().height()
        self._head.setFixedHeight(head)
        height = self._over.viewport().height() + head
        frame = self._over.frameWidth()
        self.setGeometry(frame, frame, self._over.columnWidth(CODE_COLUMN), height)
        self.verticalScrollBar().setValue(self._over.verticalScrollBar().value())
        self.show()
        self.raise_()
