"""The drawing of a journey as a scene: the ground, one item a mark, and what lies above them."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsSceneHoverEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from app.journeys.layout import Drawing, Drawn, Ref
from app.journeys.layout.shapes import Label, Rect, Shape
from app.reports.pictures.order import plate_of
from app.ui.journeys.map.painting import Brush, qrect, reach
from app.ui.theme import Theme
from app.ui.widgets.plain_text import tooltip_text

OFF = 3.0
"""How far the ring around the mark at hand stands off."""


class Layer(QGraphicsItem):
    """Shapes and words that answer to nothing."""

    def __init__(self, theme: Theme, shapes: Sequence[Shape], labels: Sequence[Label] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._shapes = shapes
        self._labels = labels
        self._bounds = bounds_of(shapes, labels)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        brush = Brush(painter, self._theme)
        for shape in self._shapes:
            brush.shape(shape)
        for label in self._labels:
            brush.words(label)


class Painted(Protocol):
    """What a mark of any drawing has: shapes, words, what answers to the mouse, and what it is in words."""

    @property
    def rect(self) -> Rect: ...
    @property
    def tooltip(self) -> str: ...
    @property
    def shapes(self) -> Sequence[Shape]: ...
    @property
    def labels(self) -> Sequence[Label]: ...


class PaintedItem(QGraphicsItem):
    """One mark with its words: hovered, chosen, and spoken of in its tool tip."""

    def __init__(self, theme: Theme, drawn: Painted) -> None:
        super().__init__()
        self._theme = theme
        self._drawn = drawn
        self._box = qrect(drawn.rect)
        ring = self._box.adjusted(-OFF - 2, -OFF - 2, OFF + 2, OFF + 2)
        self._bounds = bounds_of(drawn.shapes, drawn.labels).united(ring)
        self._hovered = False
        self.setToolTip(tooltip_text(drawn.tooltip))
        self.setAcceptHoverEvents(True)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)

    @property
    def box(self) -> QRectF:
        """What answers to the mouse."""
        return self._box

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self._box)
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        brush = Brush(painter, self._theme)
        for shape in self._drawn.shapes:
            brush.shape(shape)
        for label in self._drawn.labels:
            brush.words(label)
        if self.isSelected() or self._hovered:
            roles = self._theme.roles
            pen = QPen(QColor(roles.focus if self.isSelected() else roles.edge), 2 if self.isSelected() else 1)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._box.adjusted(-OFF, -OFF, OFF, OFF), 5, 5)

    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._hovered = True
        self.update()

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._hovered = False
        self.update()


class MarkItem(PaintedItem):
    """A mark of a map."""

    def __init__(self, theme: Theme, drawn: Drawn) -> None:
        super().__init__(theme, drawn)
        self.drawn = drawn


class MapScene(QGraphicsScene):
    """One drawing; small marks lie above large ones, so that each can be reached."""

    def __init__(self, theme: Theme, drawing: Drawing) -> None:
        super().__init__()
        self.drawing = drawing
        self.setSceneRect(QRectF(0, 0, drawing.width, drawing.height))
        self.addItem(Layer(theme, drawing.ground, ()))
        plates = [plate_of(label) for label in drawing.labels if label.plate is not None]
        self.addItem(Layer(theme, plates))
        self.marks = [MarkItem(theme, drawn) for drawn in drawing.marks]
        for item in sorted(self.marks, key=lambda item: -item.box.width() * item.box.height()):
            self.addItem(item)
        self.addItem(Layer(theme, drawing.over, drawing.furniture))

    @property
    def chosen(self) -> MarkItem | None:
        """The mark at hand."""
        return next((item for item in self.marks if item.isSelected()), None)

    def item_of(self, ref: Ref) -> MarkItem | None:
        """The item of a mark that is on the map."""
        place = self.drawing.by_ref.get(ref)
        return None if place is None else self.marks[place]

    def choose(self, item: MarkItem | None) -> None:
        """Make a mark the one at hand, or none; told once, not also that none was at hand in between."""
        if item is self.chosen:
            return
        self.blockSignals(True)
        self.clearSelection()
        if item is not None:
            item.setSelected(True)
        self.blockSignals(False)
        self.selectionChanged.emit()


def bounds_of(shapes: Iterable[Shape], labels: Iterable[Label]) -> QRectF:
    """The rectangle in which shapes and words are painted."""
    bounds = QRectF()
    for shape in shapes:
        bounds = bounds.united(reach(shape))
    for label in labels:
        bounds = bounds.united(qrect(label.rect).adjusted(-2, -2, 2, 2))
    return bounds
