"""The drawing of a network as a scene: the ground, one item a person, and the cell something is dragged to."""

from math import degrees

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsPathItem, QGraphicsScene, QGraphicsSimpleTextItem

from app.journeys.journey_rows import MarkId
from app.journeys.layout.network import Cell, Frame, NetworkDrawing, NodeDrawn
from app.journeys.layout.network.glyphs import GLYPH
from app.journeys.layout.shapes import BODY
from app.reports.pictures.order import plate_of
from app.ui.journeys.map.map_scene import Layer, PaintedItem
from app.ui.journeys.map.painting import qfont
from app.ui.theme import Theme

FAINT = 0.35
"""How much is seen of somebody who is being dragged, at the place they are dragged from."""


class NodeItem(PaintedItem):
    """Somebody in a network."""

    def __init__(self, theme: Theme, drawn: NodeDrawn) -> None:
        super().__init__(theme, drawn)
        self.drawn = drawn


class NetworkScene(QGraphicsScene):
    """One drawing; ties lie below the people they do not belong to."""

    def __init__(self, theme: Theme, drawing: NetworkDrawing) -> None:
        super().__init__()
        self.drawing = drawing
        self._theme = theme
        self.setSceneRect(QRectF(0, 0, drawing.width, drawing.height))
        self.addItem(Layer(theme, drawing.ground))
        self._cell = QGraphicsPathItem()
        self._cell.setPen(QPen(Qt.PenStyle.NoPen))
        self.addItem(self._cell)
        self.addItem(Layer(theme, [plate_of(label) for label in drawing.labels if label.plate is not None]))
        self.people = [NodeItem(theme, drawn) for drawn in drawing.marks]
        for item in self.people:
            self.addItem(item)
        self.addItem(Layer(theme, drawing.over, drawing.furniture))
        self._ghost = QGraphicsEllipseItem(-GLYPH - 3, -GLYPH - 3, 2 * GLYPH + 6, 2 * GLYPH + 6)
        self._name = QGraphicsSimpleTextItem(self._ghost)
        self._name.setFont(qfont(BODY))
        self._name.setPos(GLYPH + 8, -BODY.height / 2)
        self._ghost.hide()
        self.addItem(self._ghost)

    @property
    def chosen(self) -> NodeItem | None:
        """Who is at hand."""
        return next((item for item in self.people if item.isSelected()), None)

    def item_of(self, mark: MarkId) -> NodeItem | None:
        """The item of somebody who is in the drawing."""
        place = self.drawing.by_mark.get(mark)
        return None if place is None else self.people[place]

    def choose(self, item: NodeItem | None) -> None:
        """Make somebody the one at hand, or nobody."""
        for other in self.selectedItems():
            if other is not item:
                other.setSelected(False)
        if item is not None:
            item.setSelected(True)

    def drag(self, item: NodeItem, at: QPointF, cell: Cell | None) -> None:
        """Show that somebody is being dragged, and the cell they would be dropped in; None: back again."""
        roles = self._theme.roles
        item.setOpacity(FAINT)
        self._ghost.setPen(QPen(QColor(roles.focus), 2))
        self._name.setBrush(QColor(roles.text))
        self._name.setText(item.drawn.name.split(",")[0])
        self._ghost.setPos(at)
        self._ghost.show()
        ground = QColor(roles.focus)
        ground.setAlphaF(0.16)
        self._cell.setBrush(ground)
        frame = self.drawing.frames[item.drawn.frame]
        self._cell.setPath(QPainterPath() if cell is None else cell_path(frame, cell))

    def drop(self) -> None:
        """Nobody is being dragged."""
        self._ghost.hide()
        self._cell.setPath(QPainterPath())
        for item in self.people:
            item.setOpacity(1.0)


def cell_path(frame: Frame, cell: Cell) -> QPainterPath:
    """The outline of a cell: a piece of a ring."""
    sector = frame.sector(cell.sector)
    start, sweep = -degrees(sector.start), -degrees(sector.width)
    outer, inner = (_square(frame, frame.radii[ring]) for ring in (cell.ring, cell.ring - 1))
    path = QPainterPath()
    path.arcMoveTo(outer, start)
    path.arcTo(outer, start, sweep)
    path.arcTo(inner, start + sweep, -sweep)
    path.closeSubpath()
    return path


def _square(frame: Frame, radius: float) -> QRectF:
    return QRectF(frame.x - radius, frame.y - radius, 2 * radius, 2 * radius)
