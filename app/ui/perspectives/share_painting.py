"""Shares drawn: a disc whose area is the share of a group, and two shares set against each other on a line."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui.theme import MarkShape, PerspectiveLook
from app.ui.widgets.perspective_mark import paint_mark

_SOLID = (MarkShape.FILLED, MarkShape.DASH)
_PALE = 46
"""Opacity (of 255) of what of a disc is not solid."""
SMALLEST = 2.5
"""Radius below which a disc would no longer be seen."""


def paint_disc(
    painter: QPainter, centre: QPointF, radius: float, share: float, look: PerspectiveLook, line: QColor
) -> None:
    """A ring for the whole group and in it a disc of the share, filled in the manner of the group's mark."""
    painter.setPen(QPen(line, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius, radius)
    inner = max(SMALLEST, radius * math.sqrt(share))
    box = QRectF(centre.x() - inner, centre.y() - inner, 2 * inner, 2 * inner)
    colour = QColor(look.colour)
    if look.shape in _SOLID:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(box)
        return
    pale = QColor(colour)
    pale.setAlpha(_PALE)
    stroke = min(3.0, max(1.5, inner * 0.28))
    painter.setPen(QPen(colour, stroke))
    painter.setBrush(pale)
    edge = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.drawEllipse(edge)
    if look.shape is MarkShape.HALF:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPie(edge, 90 * 16, 180 * 16)
    elif look.shape is not MarkShape.OPEN and inner > 6:
        side = inner * 0.8
        paint_mark(painter, QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side), look)


def paint_silence(painter: QPainter, centre: QPointF, radius: float, look: PerspectiveLook) -> None:
    """A broken ring: there are people, and nobody of them raised it."""
    pen = QPen(QColor(look.colour), 1.5)
    pen.setDashPattern([2.6, 2.2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius * 0.82, radius * 0.82)


def paint_between(
    painter: QPainter,
    track: QRectF,
    ends: tuple[tuple[float, PerspectiveLook], tuple[float, PerspectiveLook]],
    line: QColor,
    bar: QColor,
) -> None:
    """A track from none to all, the two groups' marks on it and the difference as the bar between them."""
    middle = track.center().y()
    mark = track.height()
    left, width = track.left() + mark / 2, track.width() - mark
    painter.setPen(QPen(line, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(left, middle), QPointF(left + width, middle))
    places = [left + width * share for share, _ in ends]
    painter.setPen(QPen(bar, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(places[0], middle), QPointF(places[1], middle))
    for place, (_, look) in zip(reversed(places), reversed(ends), strict=True):
        box = QRectF(place - mark / 2, middle - mark / 2, mark, mark)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(painter.background())
        painter.drawEllipse(box)
        paint_mark(painter, box, look)
