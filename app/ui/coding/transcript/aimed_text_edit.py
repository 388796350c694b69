"""A text edit in which the mouse means the line it is nearest to.

Qt takes the white between two lines for the end of the upper one: a quarter of a transcript's height, with its
generous line spacing, in which a click or a drag would land words away from the mouse.
"""

from math import ceil

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit


class AimedTextEdit(QTextEdit):
    """The white over a line belongs to that line."""

    def cursorForPosition(self, pos: QPoint) -> QTextCursor:
        return super().cursorForPosition(self._aimed(pos))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(self._moved(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(self._moved(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(self._moved(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(self._moved(event))

    def _aimed(self, place: QPoint) -> QPoint:
        """A place of the viewport, moved down onto the line it means."""
        offset = self.verticalScrollBar().value()
        layout = super().cursorForPosition(place).block().layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number).naturalTextRect().translated(layout.position())
            if place.y() + offset < line.bottom():
                return QPoint(place.x(), max(place.y(), ceil(line.top()) - offset))
        return place

    def _moved(self, event: QMouseEvent) -> QMouseEvent:
        place = event.position().toPoint()
        by = QPointF(self._aimed(place) - place)
        return QMouseEvent(
            event.type(),
            event.position() + by,
            event.scenePosition() + by,
            event.globalPosition() + by,
            event.button(),
            event.buttons(),
            event.modifiers(),
            event.pointingDevice(),
        )
