"""The mark of a perspective: colour and shape together, painted or as a small widget."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import MarkShape, PerspectiveLook, Theme


def paint_mark(painter: QPainter, rect: QRectF, look: PerspectiveLook) -> None:
    """Paints a perspective's mark into a square."""
    colour = QColor(look.colour)
    stroke = max(1.5, rect.width() * 0.15)
    box = rect.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, stroke))
    painter.setBrush(QBrush(colour) if look.shape in _SOLID else QBrush(Qt.BrushStyle.NoBrush))
    match look.shape:
        case MarkShape.FILLED | MarkShape.OPEN:
            painter.drawEllipse(box)
        case MarkShape.HALF:
            painter.drawEllipse(box)
            half = QPainterPath(box.center())
            half.arcTo(box, 90, 180)
            painter.fillPath(half, colour)
        case MarkShape.SQUARE:
            painter.drawRect(box.adjusted(stroke / 3, stroke / 3, -stroke / 3, -stroke / 3))
        case MarkShape.DIAMOND:
            painter.drawPolygon(QPolygonF([_top(box), _right(box), _bottom(box), _left(box)]))
        case MarkShape.TRIANGLE:
            painter.drawPolygon(QPolygonF([_top(box), box.bottomRight(), box.bottomLeft()]))
        case MarkShape.DASH:
            painter.drawLine(_left(box), _right(box))
    painter.restore()


_SOLID = (MarkShape.FILLED, MarkShape.SQUARE, MarkShape.DIAMOND, MarkShape.TRIANGLE)


def _top(box: QRectF) -> QPointF:
    return QPointF(box.center().x(), box.top())


def _bottom(box: QRectF) -> QPointF:
    return QPointF(box.center().x(), box.bottom())


def _left(box: QRectF) -> QPointF:
    return QPointF(box.left(), box.center().y())


def _right(box: QRectF) -> QPointF:
    return QPointF(box.right(), box.center().y())


def mark_icon(look: PerspectiveLook, size: int = 16) -> QIcon:
    """The mark for a list or a menu; the selected row keeps its colour."""
    result = QIcon()
    for pixels in (size, 2 * size):
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            paint_mark(painter, QRectF(0, 0, pixels, pixels).adjusted(2, 2, -2, -2), look)
        result.addPixmap(pixmap, QIcon.Mode.Normal)
        result.addPixmap(pixmap, QIcon.Mode.Selected)
    return result


class PerspectiveMark(QWidget):
    """A perspective's mark beside a name; `name` is what a screen reader says.

    It asks for its look each time it is painted, so that it follows light and dark; it is as high as a line of
    words, to stand level with the first of several.
    """

    def __init__(
        self, theme: Theme, look: Callable[[], PerspectiveLook], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_look(self, look: Callable[[], PerspectiveLook], name: str) -> None:
        """Shows another perspective."""
        self._look = look
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side(), max(self._side(), self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            place = QRectF(0, 0, self._side(), self._side())
            place.moveCenter(QRectF(self.rect()).center())
            paint_mark(painter, place.adjusted(1, 1, -1, -1), self._look())

    def _side(self) -> int:
        return max(12, round(self.fontMetrics().ascent() * 0.9))
