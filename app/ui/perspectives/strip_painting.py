"""One dot a person, in the order of what they did; of groups too large for that, a bar of the same parts.

Shape tells them apart before colour does: filled raised it, a ring was asked and silent, a thin ring may have
been asked, a dash was not asked; behind a gap the pending, in a broken ring.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.perspectives.rows import CellRow
from app.ui.theme import PerspectiveLook

LARGEST, SMALLEST = 8.0, 4.5
"""From dot to dot, in pixels: the largest that fits is taken."""
_PALE = 90
"""Opacity (of 255) of what is not known."""


class Part(IntEnum):
    """What a person did, in the order of the strip."""

    RAISED = 0
    ASKED = 1
    UNKNOWN = 2
    NOT_ASKED = 3
    PENDING_RAISED = 4
    PENDING = 5


Parts = Sequence[tuple[Part, int]]


def parts_of(cell: CellRow, pending: int) -> Parts:
    """How many people of a group did what; `pending` counts all who are not fully coded."""
    return [
        (Part.RAISED, cell.k),
        (Part.ASKED, cell.asked),
        (Part.UNKNOWN, cell.unknown),
        (Part.NOT_ASKED, cell.not_asked),
        (Part.PENDING_RAISED, cell.pending_k),
        (Part.PENDING, pending - cell.pending_k),
    ]


def spacing_for(people: int, width: float, height: float) -> float | None:
    """From dot to dot where all stand in the room; None where they would be too small to be told apart."""
    spacing = LARGEST
    while spacing >= SMALLEST:
        if int(width / spacing) * max(1, int(height / spacing)) >= people:
            return spacing
        spacing -= 0.5
    return None


def paint_strip(
    painter: QPainter, room: QRectF, parts: Parts, look: PerspectiveLook, edge: QColor, *, scale: float = 1.0
) -> None:
    """Paints the people of a cell from the left of the room."""
    counted = sum(many for part, many in parts if part < Part.PENDING_RAISED)
    waiting = sum(many for part, many in parts if part >= Part.PENDING_RAISED)
    places = counted + waiting + (1 if counted and waiting else 0)
    spacing = spacing_for(places, room.width() / scale, room.height() / scale)
    if spacing is None:
        _paint_bar(painter, room, parts, look, edge)
        return
    step = spacing * scale
    in_a_row = max(1, int(room.width() / step))
    for place, part in _each(parts, gap=bool(counted)):
        row, column = divmod(place, in_a_row)
        centre = QPointF(room.left() + (column + 0.5) * step, room.top() + (row + 0.5) * step)
        _paint_dot(painter, centre, step * 0.36, part, QColor(look.colour), edge)


def _each(parts: Parts, *, gap: bool) -> Iterator[tuple[int, Part]]:
    """Every person with their place; one place is left free before the pending."""
    place, gapped = 0, not gap
    for part, many in parts:
        if many and part >= Part.PENDING_RAISED and not gapped:
            place, gapped = place + 1, True
        for _ in range(many):
            yield place, part
            place += 1


def _paint_dot(
    painter: QPainter, centre: QPointF, radius: float, part: Part, colour: QColor, edge: QColor
) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match part:
        case Part.RAISED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(centre, radius, radius)
        case Part.ASKED:
            painter.setPen(QPen(colour, 1.2))
            painter.drawEllipse(centre, radius - 0.4, radius - 0.4)
        case Part.UNKNOWN:
            pale = QColor(edge)
            pale.setAlpha(170)
            painter.setPen(QPen(pale, 0.8))
            painter.drawEllipse(centre, radius - 0.6, radius - 0.6)
        case Part.NOT_ASKED:
            painter.setPen(QPen(edge, 1.4))
            painter.drawLine(QPointF(centre.x() - radius, centre.y()), QPointF(centre.x() + radius, centre.y()))
        case Part.PENDING_RAISED | Part.PENDING:
            painter.setPen(QPen(edge, 1.1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            for start in (0, 120, 240):
                painter.drawArc(box, start * 16, 70 * 16)
            if part is Part.PENDING_RAISED:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(edge)
                painter.drawEllipse(centre, radius * 0.45, radius * 0.45)


def _paint_bar(painter: QPainter, room: QRectF, parts: Parts, look: PerspectiveLook, edge: QColor) -> None:
    """The same parts as lengths: each in the manner of its dot."""
    total = sum(many for _, many in parts)
    height = min(room.height(), 9.0)
    left, top = room.left(), room.top() + 1
    for part, many in parts:
        if not many:
            continue
        if part is Part.PENDING_RAISED or (part is Part.PENDING and not parts[Part.PENDING_RAISED][1]):
            left += 4
        width = max(1.5, (room.width() - 4) * many / total)
        box = QRectF(left, top, width, height)
        left += width
        colour = QColor(look.colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        match part:
            case Part.RAISED:
                painter.setBrush(colour)
            case Part.ASKED:
                painter.setPen(QPen(colour, 1.2))
            case Part.UNKNOWN:
                pale = QColor(edge)
                pale.setAlpha(_PALE)
                painter.setPen(QPen(pale, 1))
            case Part.NOT_ASKED:
                painter.setPen(QPen(edge, 1.4))
                painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
                continue
            case Part.PENDING_RAISED | Part.PENDING:
                painter.setPen(QPen(edge, 1, Qt.PenStyle.DotLine))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
