"""All journeys as aligned small multiples: one painted row a child, gone through by keyboard."""

from PySide6.QtCore import QAbstractItemModel, QIdentityProxyModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QScrollArea, QVBoxLayout, QWidget

from app.journeys.layout.multiples import Small, small_legend
from app.journeys.layout.sheet import Lain
from app.ui.journeys.all.all_model import IN_WORDS
from app.ui.journeys.all.small_painter import AxisHead, SmallPainter, pixels_a_unit
from app.ui.journeys.map.painting import Brush
from app.ui.models.tree_model import Index
from app.ui.theme import Theme

LEAST_LEGEND = 420.0
"""Units; a narrower window scrolls it."""
LEGEND_SHARE = 0.34
"""Of the height of the view the legend takes no more than this; the rest of it is scrolled."""


class RowsInWords(QIdentityProxyModel):
    """The same rows, each read aloud whole."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return super().data(index, IN_WORDS if role == Qt.ItemDataRole.AccessibleTextRole else role)


class SmallList(QListView):
    """Arrows go from child to child, letters to a name; Enter opens the child, Ctrl+C copies the row in words."""

    copied = Signal(str)
    width_changed = Signal()

    def __init__(self, theme: Theme, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.painter_of_rows = SmallPainter(theme, self)
        self._model = RowsInWords(self)
        self._model.setSourceModel(model)
        self.setModel(self._model)
        self.setItemDelegate(self.painter_of_rows)
        self.setAccessibleName("All journeys beside each other")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        theme.changed.connect(self.doItemsLayout)

    @property
    def units(self) -> float:
        """How wide the rows are in units of the drawing."""
        return max(self.viewport().width() / self.painter_of_rows.scale, 1.0)

    def index_of(self, index: Index) -> QModelIndex:
        """Here, of a row of the model that was given."""
        return self._model.mapFromSource(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.activated.emit(index)
        elif event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            self.copied.emit(str(index.data(IN_WORDS)))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.width_changed.emit()


class LegendStrip(QWidget):
    """What the signs of the rows stand for."""

    laid = Signal()
    """It may be of another height."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._small: Small | None = None
        self._lain: Lain | None = None

    def take(self, small: Small) -> None:
        """Explain another page."""
        self._small = small
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay()

    def _lay(self) -> None:
        if self._small is None:
            return
        scale, lain = pixels_a_unit(self._theme, self), Lain(0)
        entries = small_legend(self._small, 0, lain, max(self.width() / scale, LEAST_LEGEND))
        self._lain = lain
        self.setAccessibleName("Legend")
        self.setAccessibleDescription("; ".join(f"{entry.group}: {entry.text}" for entry in entries))
        self.setMinimumWidth(round(LEAST_LEGEND * scale))
        self.setFixedHeight(round((lain.bottom + 6) * scale))
        self.laid.emit()
        self.update()

    def paintEvent(self, event: object) -> None:
        if self._lain is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        scale = pixels_a_unit(self._theme, self)
        painter.scale(scale, scale)
        brush = Brush(painter, self._theme)
        for shape in self._lain.ground:
            brush.shape(shape)
        for label in self._lain.furniture:
            brush.words(label)


class SmallMultiples(QWidget):
    """The axis, the rows below it, and the legend at the foot."""

    def __init__(self, theme: Theme, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = AxisHead(theme)
        self.rows = SmallList(theme, model)
        self.legend = LegendStrip(theme)
        self.foot = QScrollArea()
        self.foot.setWidget(self.legend)
        self.foot.setWidgetResizable(True)
        self.foot.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.horizontalScrollBar().valueChanged.connect(self.head.scroll_to)
        self.legend.laid.connect(self._share_height)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.rows, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.rows)

    @property
    def small(self) -> Small | None:
        """The page that is shown."""
        return self.rows.painter_of_rows.small

    def take(self, small: Small) -> None:
        """Show another page."""
        self.rows.painter_of_rows.take(small)
        self.head.take(small)
        self.legend.take(small)
        self.rows.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        most = round(self.height() * LEGEND_SHARE)
        self.foot.setFixedHeight(min(self.legend.height(), max(most, 60)))
