"""Where the map is looked at: wide along its time, moved about in, and gone through by keyboard, mark by mark."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from app.journeys.layout import Drawing, Drawn, Ref
from app.ui.commands import KeyTable
from app.ui.journeys.map.hand import Drag, Hand, Pointed, Shadow, in_plot, months_told
from app.ui.journeys.map.map_scene import MapScene, MarkItem
from app.ui.journeys.map.painting import qrect
from app.ui.theme import TextSize, Theme
from app.ui.widgets.announce import announce

UNIT = 12.0
"""Of the drawing: as high as the letters of its words, which are as large as the window's."""
WIDEST = 8.0
STEP = 1.25
_TOWARDS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class MapPane(QGraphicsView):
    """A drawing at the size of the window's text; `width_wanted` asks for one of another width."""

    chosen = Signal(object)
    """The `Drawn` at hand changed; None for none."""
    opened = Signal(object)
    """Enter or a double click on a `Drawn`."""
    width_wanted = Signal(float)
    pointed = Signal(object)
    """A double click on the empty part of a lane, or a stretch of it that was swept: a `Pointed`."""
    dropped = Signal(object)
    """A mark was dragged elsewhere: a `Drag`."""
    commanded = Signal(str)
    """The keys of a command of the map were pressed: its name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stretch = 1.0
        self._shown: MapScene | None = None
        self._untouched = True
        self._hand: Hand | None = None
        self._wanted: Ref | None = None
        self.keys = KeyTable("map")
        self.setAccessibleName("Map of the journey")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def drawing(self) -> Drawing | None:
        """What is shown."""
        return None if self._shown is None else self._shown.drawing

    def take_hand(self, shadow_of: Callable[[Drag], Shadow | None]) -> None:
        """From now on marks can be dragged; `shadow_of` says what comes of it."""
        self._hand = Hand(self._theme, shadow_of, self)
        self._hand.changed.connect(self.viewport().update)
        self._hand.dropped.connect(self.dropped)
        self._hand.swept.connect(self.pointed)

    def place_of(self, drawn: Drawn) -> QRect:
        """Where a mark stands in the viewport."""
        box = self.mapFromScene(qrect(drawn.rect)).boundingRect()
        return box.intersected(self.viewport().rect())

    @property
    def last_day(self) -> float:
        """The last day of the axis."""
        return 0.0 if self.drawing is None else self.drawing.days[1]

    @property
    def at_hand(self) -> Drawn | None:
        """The mark at hand."""
        item = None if self._shown is None else self._shown.chosen
        return None if item is None else item.drawn

    @property
    def wanted_width(self) -> float:
        """How wide a drawing should be, in its own units, to fill the pane as far as it is stretched."""
        return max(self.viewport().width() / self.scale_now * self._stretch, 1.0)

    @property
    def scale_now(self) -> float:
        """Pixels a unit of the drawing."""
        return self.transform().m11()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a drawing; the mark at hand stays at hand where it is on it."""
        before = self.at_hand
        across, down = (bar.value() for bar in (self.horizontalScrollBar(), self.verticalScrollBar()))
        self._shown = MapScene(self._theme, drawing)
        self._shown.setParent(self)
        old = self.scene()
        self.setScene(self._shown)
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        self._stay_at_top()
        if old is not None:
            old.blockSignals(True)  # as it goes, nothing of it is at hand any more: that is no news
            old.deleteLater()
        if before is not None:
            self._shown.choose(self._shown.item_of(before.ref))
        self._shown.selectionChanged.connect(self._tell)

    def begin_at_top(self) -> None:
        """Show the head of the map, until somebody goes elsewhere on it."""
        self._untouched = True
        self._stay_at_top()

    def choose(self, ref: Ref | None) -> bool:
        """Make a mark the one at hand and bring it into sight; False where it is not on the map, or not yet."""
        if self._shown is None:
            return False
        item = None if ref is None else self._shown.item_of(ref)
        self._wanted = ref if item is None else None
        if self._wanted is not None:
            return False
        self._shown.choose(item)
        if item is not None:
            self._untouched = False
            self.ensureVisible(item.box, 40, 40)
        return item is not None

    def choose_wanted(self) -> None:
        """Make the mark the one at hand that was wanted before it was drawn."""
        if self._wanted is not None:
            self.choose(self._wanted)

    def stretch(self, factor: float) -> None:
        """Draw time wider, or narrower; 0 draws the whole journey into the pane again."""
        wanted = 1.0 if not factor else min(max(self._stretch * factor, 1.0), WIDEST)
        if wanted != self._stretch:
            self._stretch = wanted
            self.width_wanted.emit(self.wanted_width)

    def sizeHint(self) -> QSize:
        return QSize(720, 520)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_wanted.emit(self.wanted_width)
        self._stay_at_top()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._untouched = False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = self.mapToScene(event.position().toPoint())
            share = at.x() / max(self.sceneRect().width(), 1.0)
            self.stretch(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            self.centerOn(QPointF(share * self.sceneRect().width(), self._middle().y()))
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._untouched = False
        if event.button() is not Qt.MouseButton.LeftButton or not self._grasp(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand, drawing = self._hand, self.drawing
        place = event.position().toPoint()
        if hand is None or drawing is None:
            super().mouseMoveEvent(event)
        elif event.buttons() & Qt.MouseButton.LeftButton and hand.move(self.mapToScene(place), place):
            event.accept()
        else:
            super().mouseMoveEvent(event)
            if not event.buttons():
                self.viewport().setCursor(hand.cursor(drawing, self._drawn_at(place), self.mapToScene(place)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._hand is None or not self._hand.release():
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        drawn, drawing = self._drawn_at(place), self.drawing
        at = self.mapToScene(place)
        band = None if drawing is None else drawing.band_at(at.y())
        if drawn is not None:
            self.opened.emit(drawn)
        elif self._hand is not None and drawing is not None and band is not None:
            day = drawing.day_at(at.x()) if in_plot(drawing, at) else None
            self.pointed.emit(Pointed(band, day, None, at.y(), months_told(drawing)))
        else:
            super().mouseDoubleClickEvent(event)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self._hand is not None:
            self._hand.paint(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        towards = _TOWARDS.get(key)
        command = self.keys.meaning(event)
        if command:
            self.commanded.emit(command)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif towards is not None:
            self._step(*towards)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(last=key == Qt.Key.Key_End)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.at_hand is not None:
            self.opened.emit(self.at_hand)
        elif key == Qt.Key.Key_Escape and self._hand is not None and self._hand.busy:
            self._hand.let_go()
        elif key == Qt.Key.Key_Escape and self.at_hand is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.ShortcutFocusReason)
        if by_key and self.at_hand is None and self._wanted is None:
            self._go_to_end(last=False)

    # Inside

    def _grasp(self, event: QMouseEvent) -> bool:
        """Take a mark or the empty part of a lane into the hand; False where the map itself is to be moved."""
        place, drawing = event.position().toPoint(), self.drawing
        drawn = self._drawn_at(place)
        self.setDragMode(QGraphicsView.DragMode.NoDrag if drawn else QGraphicsView.DragMode.ScrollHandDrag)
        if self._hand is None or drawing is None:
            return False
        if not self._hand.press(drawing, drawn, self.mapToScene(place), place):
            return False
        if self._shown is not None:
            self._shown.choose(None if drawn is None else self._shown.item_of(drawn.ref))
        return True

    def _drawn_at(self, place: QPoint) -> Drawn | None:
        at = self.mapToScene(place)
        return None if self.drawing is None else self.drawing.mark_at(at.x(), at.y())

    def _stay_at_top(self) -> None:
        """Qt begins in the middle of a scene that is larger than its view."""
        if self._untouched:
            for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
                bar.setValue(bar.minimum())

    def _in_order(self, band: int | None = None) -> list[MarkItem]:
        marks = [] if self._shown is None else self._shown.marks
        there = [item for item in marks if band is None or item.drawn.band == band]
        return sorted(there, key=lambda item: (item.drawn.order, item.drawn.band))

    def _step(self, along: int, across: int) -> None:
        """To the next mark of the same lane in time, or to the nearest of the lane above or below."""
        item = None if self._shown is None else self._shown.chosen
        if item is None:
            self._go_to_end(last=False)
        elif along:
            row = self._in_order(item.drawn.band)
            self._take(row[min(max(row.index(item) + along, 0), len(row) - 1)])
        else:
            bands = sorted({other.drawn.band for other in self._in_order()})
            place = bands.index(item.drawn.band) + across
            if 0 <= place < len(bands):
                near = min(
                    self._in_order(bands[place]),
                    key=lambda other: abs(other.box.center().x() - item.box.center().x()),
                )
                self._take(near)

    def _go_to_end(self, *, last: bool) -> None:
        row = self._in_order()
        if row:
            self._take(row[-1 if last else 0])

    def _take(self, item: MarkItem) -> None:
        self.choose(item.drawn.ref)
        announce(self, item.drawn.name)

    def fall_silent(self) -> None:
        """Tell nobody any more which mark is at hand: the study closes, and the drawing goes piece by piece."""
        if self._shown is not None:
            self._shown.blockSignals(True)

    def _tell(self) -> None:
        self.chosen.emit(self.at_hand)

    def _middle(self) -> QPointF:
        return self.mapToScene(self.viewport().rect().center())

    def _restyle(self) -> None:
        pixels = self._theme.font(TextSize.BODY).pointSizeF() * self.logicalDpiY() / 72
        self.resetTransform()
        self.scale(pixels / UNIT, pixels / UNIT)
        self.setBackgroundBrush(QColor(self._theme.roles.raised))
        self.width_wanted.emit(self.wanted_width)
