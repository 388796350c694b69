"""The mark of a source that was signed off as pseudonymised, in neutral ink: a pair of square brackets, filled."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


def paint_signed(painter: QPainter, place: QRectF, ink: QColor) -> None:
    """Paints brackets round a line into a square: what stood there is replaced."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inner, outer in ((0.32, 0.08), (0.68, 0.92)):
        corners = ((inner, 0.1), (outer, 0.1), (outer, 0.9), (inner, 0.9))
        painter.drawPolyline(QPolygonF([_in(place, x, y) for x, y in corners]))
    painter.drawLine(_in(place, 0.36, 0.5), _in(place, 0.64, 0.5))
    painter.restore()


def _in(place: QRectF, x: float, y: float) -> QPointF:
    return QPointF(place.left() + x * place.width(), place.top() + y * place.height())
