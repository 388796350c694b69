"""A picture on screen: its tiles and what is marked on it, zoomed and moved about in."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.study.picture_rows import PictureRow
from app.ui.journeys.drawings.canvas.hand import Hand
from app.ui.journeys.drawings.canvas.painting import RegionPainter, paint_tiles, tiles_in_sight
from app.ui.journeys.drawings.canvas.shown import Key, Shown
from app.ui.journeys.drawings.canvas.tile_store import TileStore
from app.ui.journeys.drawings.canvas.viewport import Viewport
from app.ui.open_study import OpenStudy

STEP, PAN = 1.25, 60.0
PATIENCE = 600
"""Milliseconds without another nudge until the region is stored where it is."""


class PicturePane(QWidget):
    """Shows one picture; what hands do on it is `PictureCanvas`'s."""

    chosen = Signal(object)
    """The `Key` at hand changed by the hand; None for none."""
    drawn = Signal(object, bool)
    """A `Region` was drawn; True: as a redaction."""
    reshaped = Signal(object, object)
    """The outline of a `Key` is to be this `Region`."""
    refused = Signal(object)
    """A `Problem` with what was drawn."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = study.theme
        self.hand = Hand(
            chosen=self._choose_by_hand,
            drawn=self.drawn.emit,
            reshaped=self.reshaped.emit,
            refused=self.refused.emit,
            view=Viewport(1, 1, 1, 1),
        )
        self.tiles = TileStore(study, self)
        self._regions = RegionPainter(study.theme)
        self._picture: PictureRow | None = None
        self.nudged = QTimer(self)
        self.nudged.setSingleShot(True)
        self.nudged.setInterval(PATIENCE)
        self.nudged.timeout.connect(self.hand.settle)
        self.setAccessibleName("Picture")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.tiles.arrived.connect(self.update)
        study.theme.changed.connect(self.update)

    def show_picture(self, picture: PictureRow | None) -> None:
        """Show a picture, whole where it is another one."""
        other = picture is None or self._picture is None or picture.id != self._picture.id
        self._picture = picture
        if other:
            self.hand.let_go()
            self.hand.at_hand, self.hand.shown = None, ()
            self.tiles.open(None if picture is None else picture.id)
            width, height = (1, 1) if picture is None else (picture.width, picture.height)
            self.hand.view = Viewport(width, height, max(self.width(), 1), max(self.height(), 1)).whole()
        if picture is not None:
            self.setAccessibleName(f"{picture.kind.value.capitalize()}: {picture.name}")
            self.setAccessibleDescription(picture.described or "Nobody has described this picture yet.")
        self._look()

    def show_regions(self, shown: Sequence[Shown], at_hand: Key | None, *, may_change: bool) -> None:
        """Show these outlines, one of them at hand."""
        before = self.hand.at_hand
        self.hand.shown = tuple(shown)
        self.hand.may_change = may_change
        self.hand.at_hand = next((one for one in shown if one.key == at_hand), None)
        if before is None or self.hand.at_hand is None or before.key != self.hand.at_hand.key:
            self.hand.corner, self.hand.draft = None, None
        self.update()

    def choose(self, key: Key | None, *, bring: bool = True) -> None:
        """Take a region at hand, and bring it into sight."""
        self.settle()
        self.hand.at_hand = next((one for one in self.hand.shown if one.key == key), None)
        self.hand.corner = None
        if self.hand.at_hand is not None and bring:
            self.hand.view = self.hand.view.showing(*self.hand.at_hand.region.bounds)
        self._look()

    def settle(self) -> None:
        """What was nudged is stored before anything else is done."""
        if self.nudged.isActive():
            self.nudged.stop()
            self.hand.settle()

    def at_hand_rect(self) -> QRect:
        """Where the region at hand stands in the canvas."""
        if self.hand.at_hand is None:
            return QRect(self.rect().center(), QSize(1, 1))
        bounds, view = self.hand.at_hand.region.bounds, self.hand.view
        begin, end = view.at(bounds.left, bounds.top), view.at(bounds.right, bounds.bottom)
        rect = QRect(round(begin.x), round(begin.y), round(end.x - begin.x), round(end.y - begin.y))
        return rect.intersected(self.rect()) if rect.intersects(self.rect()) else rect

    def labels(self) -> list[str]:
        """What is read on the picture, label by label, as painted last."""
        return [one.name for one, _ in self._regions.labels]

    def zoom(self, factor: float) -> None:
        """Larger or smaller around the region at hand, or the middle; 0: the whole picture."""
        view = self.hand.view
        if not factor:
            self.hand.view = view.whole()
        else:
            middle = QPointF(view.room_width / 2, view.room_height / 2)
            if self.hand.at_hand is not None:
                middle = QPointF(self.at_hand_rect().center())
            self.hand.view = view.zoomed(factor, middle.x(), middle.y())
        self._look()

    def actual_size(self) -> None:
        """A pixel of the picture on each of the screen."""
        self.zoom(1 / self.devicePixelRatioF() / self.hand.view.scale)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hand.view = self.hand.view.in_room(self.width(), self.height())
        self._look()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("surface"))
            if self._picture is None:
                return
            view = self.hand.view
            begin, end = view.at(0, 0), view.at(1, 1)
            painter.fillRect(
                QRect(round(begin.x), round(begin.y), round(end.x - begin.x), round(end.y - begin.y)),
                self._theme.colour("raised"),
            )
            paint_tiles(painter, view, self.tiles, self.devicePixelRatioF())
            self._regions.paint(painter, self.hand, focused=self.hasFocus())
            if self.hasFocus() and self.hand.at_hand is None:
                painter.setPen(self._theme.colour("focus"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = event.position()
            self.hand.view = self.hand.view.zoomed(STEP ** (event.angleDelta().y() / 120), at.x(), at.y())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.hand.view = self.hand.view.moved((steps.x() or steps.y()) * PAN, 0)
        else:
            delta = event.angleDelta()
            self.hand.view = self.hand.view.moved(delta.x() / 120 * PAN, delta.y() / 120 * PAN)
        self._look()
        event.accept()

    def _look(self) -> None:
        """What is in sight changed: other tiles are wanted."""
        if self._picture is not None:
            self.tiles.want(tiles_in_sight(self.hand.view, self.devicePixelRatioF()))
        self.update()

    def _choose_by_hand(self, key: Key | None) -> None:
        self.choose(key, bring=False)
        self.chosen.emit(key)
