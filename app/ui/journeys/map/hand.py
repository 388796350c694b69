"""The mouse on the map: where a mark is held, what is drawn while it is dragged, and what was pointed at."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication

from app.journeys.layout import Band, Drawing, Drawn, Kind, Part
from app.journeys.layout.shapes import SMALL
from app.journeys.measuring import told_at
from app.journeys.rules import when_told
from app.ui.journeys.map.moving import Grip
from app.ui.journeys.map.painting import qfont, width_of
from app.ui.theme import Theme

NEAR_END = 6.0
"""So close to an end of a bar, in units of the drawing, it is the end that is held."""
LEAST_FOR_ENDS = 20.0
"""A narrower bar is held as a whole."""
MONTH = 14.0
"""Where a month is so wide, times pointed at are told by the month."""


@dataclass(frozen=True, slots=True)
class Drag:
    """How far what is held was dragged, and to which day of the axis."""

    drawn: Drawn
    grip: Grip
    days: float
    to: float
    y: float
    band: Band | None


@dataclass(frozen=True, slots=True)
class Shadow:
    """Where the mark would be, in days of the axis, and when that is in words; no days where it has no place."""

    words: str
    first: float | None = None
    last: float | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Pointed:
    """A place in a lane; of a sweep, up to the day `until`."""

    band: Band
    day: float | None
    until: float | None = None
    y: float = 0.0
    by_month: bool = False


class Hand(QObject):
    """Follows the mouse over one drawing at a time; places are in units of the drawing."""

    changed = Signal()
    """What is drawn while something is held has changed."""
    dropped = Signal(object)
    """A `Drag` ended where it is to stay."""
    swept = Signal(object)
    """A stretch of an empty lane was swept: a `Pointed`."""

    def __init__(self, theme: Theme, shadow_of: Callable[[Drag], Shadow | None], parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shadow_of = shadow_of
        self._drawing: Drawing | None = None
        self._held: tuple[Drawn, Grip] | None = None
        self._lane: Band | None = None
        self._from, self._at = QPointF(), QPointF()
        self._pressed = QPoint()
        self._moving = False
        self._shadow: Shadow | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being dragged or swept."""
        return self._moving

    def press(self, drawing: Drawing, drawn: Drawn | None, at: QPointF, pressed: QPoint) -> bool:
        """The button went down on a mark, or on the empty part of a lane; False anywhere else."""
        self.let_go()
        band = drawing.band_at(at.y())
        self._drawing, self._from, self._at, self._pressed = drawing, at, at, pressed
        if drawn is not None:
            self._held = None if drawn.ref.kind is Kind.MORE else (drawn, grip_at(drawn, at.x()))
            return True
        self._lane = band if band is not None and in_plot(drawing, at) else None
        return self._lane is not None

    def move(self, at: QPointF, moved: QPoint) -> bool:
        """The mouse goes on; True from where a press has become a drag."""
        if self._held is None and self._lane is None:
            return False
        far = (moved - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        self._at = at
        if not self._moving and far:
            self._moving = self._held is not None or (
                self._lane is not None and not isinstance(self._lane.key, Part)
            )
        if self._moving:
            drag = self._drag()
            self._shadow = self._shadow_of(drag) if drag is not None else None
            self.changed.emit()
        return self._moving

    def release(self) -> bool:
        """The button went up; whether that ended a drag or a sweep."""
        moving, drag, swept = self._moving, self._drag(), self._swept()
        refused = self._shadow is not None and self._shadow.refused
        self.let_go()
        if moving and drag is not None and not refused:
            self.dropped.emit(drag)
        elif moving and swept is not None:
            self.swept.emit(swept)
        return moving

    def let_go(self) -> None:
        """Nothing is held any more, and nothing has changed."""
        self._held, self._lane, self._moving, self._shadow = None, None, False, None
        self.changed.emit()

    def cursor(self, drawing: Drawing, drawn: Drawn | None, at: QPointF) -> Qt.CursorShape:
        """How the mouse looks at a place."""
        if drawn is not None:
            held = grip_at(drawn, at.x())
            return Qt.CursorShape.ArrowCursor if held is Grip.WHOLE else Qt.CursorShape.SizeHorCursor
        band = drawing.band_at(at.y())
        empty = band is not None and not isinstance(band.key, Part) and in_plot(drawing, at)
        return Qt.CursorShape.CrossCursor if empty else Qt.CursorShape.ArrowCursor

    def paint(self, painter: QPainter) -> None:
        """Draw where what is held would be, and when that is in words."""
        drawing = self._drawing
        if not self._moving or drawing is None:
            return
        box, words = self._box(drawing)
        roles = self._theme.roles
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if box is not None:
            fill = QColor(roles.focus)
            fill.setAlphaF(0.18)
            painter.setBrush(fill)
            painter.setPen(QPen(QColor(roles.focus), 1.6))
            painter.drawRoundedRect(box, 4, 4)
        if words:
            self._write(painter, words, drawing)

    # Inside

    def _drag(self) -> Drag | None:
        if self._held is None or self._drawing is None:
            return None
        drawn, grip = self._held
        start, to = self._drawing.day_at(self._from.x()), self._drawing.day_at(self._at.x())
        return Drag(drawn, grip, to - start, to, self._at.y(), self._drawing.band_at(self._at.y()))

    def _swept(self) -> Pointed | None:
        if self._lane is None or self._drawing is None:
            return None
        one, other = sorted((self._drawing.day_at(self._from.x()), self._drawing.day_at(self._at.x())))
        return Pointed(self._lane, one, other, self._from.y(), months_told(self._drawing))

    def _box(self, drawing: Drawing) -> tuple[QRectF | None, str]:
        if self._held is not None:
            shadow, rect = self._shadow, self._held[0].rect
            if shadow is None or shadow.first is None:
                return None, "" if shadow is None else shadow.words
            left = drawing.x_of(shadow.first)
            right = left if shadow.last is None else drawing.x_of(shadow.last)
            if shadow.last is None:
                left, right = left - rect.width / 2, left + rect.width / 2
            return QRectF(left, rect.y, max(right - left, 4.0), rect.height), shadow.words
        left, right = sorted((self._from.x(), self._at.x()))
        band = self._lane
        assert band is not None
        ends = (drawing.day_at(x) for x in (left, right))
        told = (when_told(told_at(day, drawing.axis, by_month=months_told(drawing))) for day in ends)
        words = " – ".join(dict.fromkeys(told))
        return QRectF(left, band.rect.y + 4, right - left, band.rect.height - 8), words

    def _write(self, painter: QPainter, words: str, drawing: Drawing) -> None:
        roles, wide = self._theme.roles, width_of(words, SMALL) + 14
        x = min(max(self._at.x() - wide / 2, 4.0), drawing.width - wide - 4)
        plate = QRectF(x, self._at.y() - 42, wide, SMALL.height + 8)
        if plate.top() < 2:
            plate.moveTop(self._at.y() + 20)
        painter.setBrush(QColor(roles.text))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(plate, 4, 4)
        painter.setFont(qfont(SMALL))
        painter.setPen(QColor(roles.raised))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)


def grip_at(drawn: Drawn, x: float) -> Grip:
    """By what a mark is held at a place across it."""
    rect = drawn.rect
    if drawn.ref.kind is not Kind.SPELL or drawn.extent is None or rect.width < LEAST_FOR_ENDS:
        return Grip.WHOLE
    if x - rect.x <= NEAR_END:
        return Grip.START
    return Grip.END if rect.right - x <= NEAR_END else Grip.WHOLE


def in_plot(drawing: Drawing, at: QPointF) -> bool:
    """Whether a place is on the axis, not in the gutter and not among what nobody can date."""
    return drawing.plot.x <= at.x() <= drawing.plot.right


def months_told(drawing: Drawing) -> bool:
    """Whether months are wide enough to be pointed at."""
    first = drawing.days[0]
    return drawing.x_of(first + 30.5) - drawing.x_of(first) >= MONTH
