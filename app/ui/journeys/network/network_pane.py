"""Where a network is looked at: whole, gone through person by person, and people dragged to where they belong."""

from math import hypot

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView, QWidget

from app.journeys.journey_rows import MarkId
from app.journeys.layout.network import Cell, NetworkDrawing, NodeDrawn, beside, reading_order, towards
from app.journeys.layout.network.steps import dropped
from app.ui.commands import KeyTable
from app.ui.journeys.map.map_pane import STEP, UNIT
from app.ui.journeys.network.network_scene import NetworkScene, NodeItem
from app.ui.theme import TextSize, Theme
from app.ui.widgets.announce import announce

SMALLEST, LARGEST = 0.72, 1.4
"""How much smaller or larger than the window's text its words may be so that the circles fit."""
SMALLEST_OF_TWO = 0.62
"""The same of two side by side."""
BELOW = 40.0
"""What stands under the circles and is to be seen with them; the legend may be further down."""
NEAREST, FURTHEST = 4.0, 0.5
BAR = 16
"""As wide as a bar to scroll with."""
OUTSIDE = 36.0
"""So far outside the rings somebody is dropped back where they were."""
_TOWARDS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class NetworkPane(QGraphicsView):
    """A drawing as large as there is room, never so small that it cannot be read."""

    chosen = Signal(object)
    """The `NodeDrawn` at hand changed; None for nobody."""
    opened = Signal(object)
    """Enter or a double click on a `NodeDrawn`."""
    cell_wanted = Signal(int, object)
    """A double click where nobody stands: in which circles, and the `Cell`."""
    moved = Signal(object, object)
    """A `NodeDrawn` was dragged to a `Cell`."""
    menu_wanted = Signal(object, object, QPoint)
    """A menu is wanted of a `NodeDrawn` or None, of a `Cell` or None, at a place of the screen."""
    dragging = Signal(str)
    """Where somebody would be dropped, in words."""
    commanded = Signal(str)
    """The keys of a command were pressed: its name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 1.0
        self._whose = ""
        self._shown: NetworkScene | None = None
        self._pressed: QPoint | None = None
        self._dragged: NodeItem | None = None
        self.movable = True
        """Whether people can be dragged."""
        self.keys = KeyTable("network")
        self.setAccessibleName("Support network")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def drawing(self) -> NetworkDrawing | None:
        """What is shown."""
        return None if self._shown is None else self._shown.drawing

    @property
    def at_hand(self) -> NodeDrawn | None:
        """Who is at hand."""
        item = None if self._shown is None else self._shown.chosen
        return None if item is None else item.drawn

    def show_drawing(self, drawing: NetworkDrawing) -> None:
        """Show a drawing; who is at hand stays at hand where they are on it."""
        before, down = self.at_hand, self.verticalScrollBar().value()
        self._pressed, self._dragged = None, None
        whose, self._whose = self._whose, drawing.described
        self._shown = NetworkScene(self._theme, drawing)
        self._shown.setParent(self)
        old = self.scene()
        self.setScene(self._shown)
        if old is not None:
            old.blockSignals(True)  # as it goes, nothing of it is at hand any more: that is no news
            old.deleteLater()
        if before is not None:
            self._shown.choose(self._shown.item_of(before.mark))
        self._shown.selectionChanged.connect(self._tell)
        self.setAccessibleDescription(drawing.described)
        self._fit()
        bar = self.verticalScrollBar()
        bar.setValue(down if self._whose == whose else bar.minimum())

    def choose(self, mark: MarkId | None) -> bool:
        """Make somebody the one at hand and bring them into sight; False where they are not in the drawing."""
        if self._shown is None:
            return False
        item = None if mark is None else self._shown.item_of(mark)
        self._shown.choose(item)
        if item is not None:
            self.ensureVisible(item.box, 40, 40)
        return item is not None

    def at_hand_rect(self, widget: QWidget) -> QRect:
        """Where the person at hand is, as a widget around this one sees it; the middle where nobody is."""
        item = None if self._shown is None else self._shown.chosen
        box = QRect(self.viewport().rect().center(), QSize(1, 1))
        if item is not None:
            box = self.mapFromScene(item.box).boundingRect()
        return QRect(self.viewport().mapTo(widget, box.topLeft()), box.size())

    def come_closer(self, factor: float) -> None:
        """Draw everything larger, or smaller; 0 fits the whole into the pane again."""
        self._zoom = 1.0 if not factor else min(max(self._zoom * factor, FURTHEST), NEAREST)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(620, 560)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        item = self._item_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and item is not None:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        item = None if self._shown is None else self._shown.chosen
        if self._pressed is not None and item is not None and self._dragged is None and self.movable:
            far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            self._dragged = item if far else None
        if self._dragged is None or self._shown is None:
            super().mouseMoveEvent(event)
            return
        where = self.mapToScene(at)
        cell = self._cell_at(self._dragged.drawn.frame, where)
        self._shown.drag(self._dragged, where, cell)
        self.dragging.emit(self._told(self._dragged.drawn, cell))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._dragged, self._pressed = self._dragged, None, None
        super().mouseReleaseEvent(event)
        if dragged is None or self._shown is None:
            return
        self._shown.drop()
        cell = self._cell_at(dragged.drawn.frame, self.mapToScene(event.position().toPoint()))
        self.dragging.emit("")
        if cell is not None:
            self.moved.emit(dragged.drawn, cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self._item_at(event.position().toPoint())
        if item is not None:
            self.opened.emit(item.drawn)
            return
        found = self._place_at(event.position().toPoint())
        if found is not None:
            self.cell_wanted.emit(*found)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.come_closer(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            item = None if self._shown is None else self._shown.chosen
            at = self.viewport().rect().center() if item is None else self.mapFromScene(item.box.center())
        else:
            at = event.pos()
            item = self._item_at(at)
        if self._shown is not None:
            self._shown.choose(item)
            found = self._place_at(at)
            cell = None if item is not None or found is None else found[1]
            self.menu_wanted.emit(self.at_hand, cell, self.viewport().mapToGlobal(at))

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        way = _TOWARDS.get(key)
        command = self.keys.meaning(event)
        if key == Qt.Key.Key_Escape and self._dragged is not None and self._shown is not None:
            self._dragged, self._pressed = None, None
            self._shown.drop()
            self.dragging.emit("")
        elif command:
            self.commanded.emit(command)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif way is not None:
            self._step(*way)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(last=key == Qt.Key.Key_End)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.at_hand is not None:
            self.opened.emit(self.at_hand)
        elif key == Qt.Key.Key_Escape and self.at_hand is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.ShortcutFocusReason)
        if by_key and self.at_hand is None:
            self._go_to_end(last=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        item = None if self._shown is None else self._shown.chosen
        if self._zoom == 1.0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())
        if item is not None:
            self.ensureVisible(item.box, 40, 40)

    # Inside

    def _step(self, dx: int, dy: int) -> None:
        """To the nearest person that way."""
        here, drawing = self.at_hand, self.drawing
        if drawing is None:
            return
        if here is None:
            self._go_to_end(last=False)
            return
        there = towards(drawing, here.mark, dx, dy)
        if there is not None:
            self._take(there)

    def _go_to_end(self, *, last: bool) -> None:
        drawing = self.drawing
        found = None if drawing is None else beside(drawing, None, -1 if last else 1)
        if found is not None:
            self._take(found)

    def step_on(self, way: int) -> None:
        """To the next person, or the one before, in the order of the table."""
        here, drawing = self.at_hand, self.drawing
        if drawing is not None:
            order = reading_order(drawing)
            found = beside(drawing, None if here is None else here.mark, way) or (order[-1] if order else None)
            if found is not None:
                self._take(found)

    def _take(self, drawn: NodeDrawn) -> None:
        self.choose(drawn.mark)
        announce(self, drawn.name)

    def fall_silent(self) -> None:
        """Tell nobody any more which person is at hand: the study closes, and the drawing goes piece by piece."""
        if self._shown is not None:
            self._shown.blockSignals(True)

    def _tell(self) -> None:
        self.chosen.emit(self.at_hand)

    def _item_at(self, at: QPoint) -> NodeItem | None:
        return next((item for item in self.items(at) if isinstance(item, NodeItem)), None)

    def _place_at(self, at: QPoint) -> tuple[int, Cell] | None:
        where, drawing = self.mapToScene(at), self.drawing
        for number, frame in enumerate(() if drawing is None else drawing.frames):
            if hypot(where.x() - frame.x, where.y() - frame.y) <= frame.radius:
                return number, dropped(frame, where.x(), where.y())
        return None

    def _cell_at(self, number: int, where: QPointF) -> Cell | None:
        """The cell of certain circles at a place; None where it is too far outside."""
        if self.drawing is None:
            return None
        frame = self.drawing.frames[number]
        if hypot(where.x() - frame.x, where.y() - frame.y) > frame.radius + OUTSIDE:
            return None
        return dropped(frame, where.x(), where.y())

    def _told(self, drawn: NodeDrawn, cell: Cell | None) -> str:
        if cell is None or self.drawing is None:
            return "Back where they were"
        return f"{self.drawing.frames[drawn.frame].sector(cell.sector).label}, ring {cell.ring}"

    def _fit(self) -> None:
        drawing = self.drawing
        usual = self._theme.font(TextSize.BODY).pointSizeF() * self.logicalDpiY() / 72 / UNIT
        scale = usual
        if drawing is not None:
            room = self.maximumViewportSize()
            high = max(frame.rect.bottom for frame in drawing.frames) + BELOW
            whole = min((room.width() - BAR) / drawing.width, (room.height() - 4) / high)
            least = SMALLEST if len(drawing.frames) == 1 else SMALLEST_OF_TWO
            scale = min(max(whole, least * usual), LARGEST * usual)
        self.resetTransform()
        self.scale(scale * self._zoom, scale * self._zoom)

    def _restyle(self) -> None:
        self.setBackgroundBrush(QColor(self._theme.roles.raised))
        self._fit()
