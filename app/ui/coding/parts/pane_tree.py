"""A tree in a side pane: whole rows that light up, its own arrows, an outline where the keyboard is."""

from typing import Any, cast

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from app.ui.models.tree_model import Index, TreeModel
from app.ui.theme import TextSize, Theme
from app.ui.widgets.style_options import is_selected, rect_of

INDENT = 16
ARROW = 4.0
LEAST_ROW = 26
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowPainter(QStyledItemDelegate):
    """Paints what stands in a row; its ground is the tree's."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, max(LEAST_ROW, QFontMetrics(self.theme.font()).height() + 9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setFont(self.theme.font())
        self.paint_row(painter, QRectF(rect_of(option)), index, selected=is_selected(option))
        painter.restore()

    def paint_row(self, painter: QPainter, place: QRectF, index: Index, *, selected: bool) -> None:
        """Paints one row; the font is that of body text."""
        raise NotImplementedError

    def words(self, painter: QPainter, place: QRectF, words: str, role: str) -> float:
        """Writes words from the left, shortened to the room there is; returns where they end."""
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, int(place.width())))
        painter.setPen(self.theme.colour(role))
        painter.drawText(place, _MIDDLE, shown)
        return place.left() + painter.fontMetrics().horizontalAdvance(shown)

    def number(self, painter: QPainter, place: QRectF, words: str, role: str) -> float:
        """Writes a small number at the right edge; returns where it begins."""
        painter.setFont(self.theme.font(TextSize.SMALL))
        painter.setPen(self.theme.colour(role))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        left = place.right() - painter.fontMetrics().horizontalAdvance(words)
        painter.setFont(self.theme.font())
        return left


class PaneTree(QTreeView):
    """Everything in it is open until somebody closes it; what is chosen stays so when the tree is planted anew."""

    chosen = Signal(object)
    """The key of the node the keyboard came to."""

    def __init__(self, theme: Theme, name: str, model: TreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._closed: set[object] = set()
        self._key: object = None
        self._chosen: set[object] = set()
        self._hovered = QModelIndex()
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setIndentation(INDENT)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QTreeView.EditTrigger.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setStyleSheet("QTreeView { background: transparent; }")
        self.entered.connect(self._hover)
        self.collapsed.connect(lambda index: self._closed.add(self.key(index)))
        self.expanded.connect(lambda index: self._closed.discard(self.key(index)))
        theme.changed.connect(self.viewport().update)
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)  # after Qt's own selection has heard of it

    def key(self, index: Index) -> object:
        """What a node is known by when the tree is planted anew."""
        raise NotImplementedError

    @property
    def current(self) -> object:
        """The key of what is chosen, shown or not."""
        return self._key

    def choose(self, key: object) -> None:
        """Chooses a node, now or when it is shown again."""
        self._key = key
        found = self._index_of(key)
        if found.isValid():
            self.setCurrentIndex(found)
            self.scrollTo(found)
        else:
            self.clearSelection()

    def _remember(self) -> None:
        """The tree will be planted anew: all that is chosen in it stays chosen."""
        self._chosen = {self.key(index) for index in self.selectionModel().selectedIndexes()}

    def _restore(self) -> None:
        """The tree was planted anew: what was closed is closed again, what was chosen is chosen."""
        self._hovered = QModelIndex()
        model = self.model()
        assert isinstance(model, TreeModel)
        for index in model.indexes():
            self.setExpanded(index, self.key(index) not in self._closed)
        found = self._index_of(self._key)
        if found.isValid():
            self.setCurrentIndex(found)
        if len(self._chosen) > 1 and self._key in self._chosen:
            for index in model.indexes():
                if self.key(index) in self._chosen:
                    self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.key(current) != self._key:
            self._key = self.key(current)
            self.chosen.emit(self._key)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = QRectF(rect_of(option)).adjusted(4, 1, -4, -1)
        selected = self.selectionModel().isSelected(index)
        own = QStyleOptionViewItem(option)
        cast(Any, own).rect = self.visualRect(index)
        state = cast(Any, own).state
        cast(Any, own).state = state | _SELECTED if selected else state & ~_SELECTED
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected:
            painter.setBrush(self._theme.colour("selection" if self.hasFocus() else "selection_idle"))
            painter.drawRoundedRect(row, 5, 5)
        elif index == self._hovered:
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(row, 5, 5)
        if index == self.currentIndex() and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 1.5))
            painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.restore()
        whole = rect_of(option)
        self.drawBranches(
            painter, QRect(whole.left(), whole.top(), self.visualRect(index).left(), whole.height()), index
        )
        delegate = self.itemDelegate()
        assert isinstance(delegate, RowPainter)
        delegate.paint(painter, own, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not index.model().hasChildren(index):
            return
        x, y = rect.right() - INDENT / 2 + 1, rect.center().y() + 0.5
        flat = [
            QPointF(x - ARROW, y - ARROW / 2),
            QPointF(x + ARROW, y - ARROW / 2),
            QPointF(x, y + ARROW / 2 + 1),
        ]
        upright = [
            QPointF(x - ARROW / 2, y - ARROW),
            QPointF(x - ARROW / 2, y + ARROW),
            QPointF(x + ARROW / 2 + 1, y),
        ]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("muted"))
        painter.drawPolygon(QPolygonF(flat if self.isExpanded(index) else upright))
        painter.restore()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        self._hovered = index
        self.viewport().update()

    def _index_of(self, key: object) -> QModelIndex:
        model = self.model()
        assert isinstance(model, TreeModel)
        return next((index for index in model.indexes() if self.key(index) == key), QModelIndex())


_SELECTED = QStyle.StateFlag.State_Selected
