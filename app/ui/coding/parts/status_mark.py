"""The mark of how far coding has come, in neutral ink: a ring, a ring half full, a disc with a tick.

It fills from below and has a tick, so that it is never taken for the mark of a perspective.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from app.study.rows import SourceStatus


def paint_status(painter: QPainter, place: QRectF, status: SourceStatus, ink: QColor, ground: QColor) -> None:
    """Paints a status into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring = place.adjusted(0.8, 0.8, -0.8, -0.8)
    painter.setPen(QPen(ink, 1.3))
    painter.setBrush(ink if status is SourceStatus.CODED else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    if status is SourceStatus.CODING:
        half = QPainterPath(ring.center())
        half.arcTo(ring, 180, 180)
        painter.fillPath(half, ink)
    elif status is SourceStatus.CODED:
        painter.setPen(QPen(ground, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF([_in(place, 0.28, 0.52), _in(place, 0.44, 0.68), _in(place, 0.73, 0.34)]))
    painter.restore()


def status_icon(status: SourceStatus, ink: QColor, ground: QColor, size: int = 16) -> QIcon:
    """The status for a list of choices."""
    result = QIcon()
    for pixels in (size, 2 * size):
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            inset = pixels * 0.12
            place = QRectF(0, 0, pixels, pixels).adjusted(inset, inset, -inset, -inset)
            paint_status(painter, place, status, ink, ground)
        result.addPixmap(pixmap, QIcon.Mode.Normal)
        result.addPixmap(pixmap, QIcon.Mode.Selected)
    return result


def _in(place: QRectF, x: float, y: float) -> QPointF:
    return QPointF(place.left() + x * place.width(), place.top() + y * place.height())
