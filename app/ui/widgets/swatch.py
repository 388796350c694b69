"""The colour of a code as a small disc, painted or as an icon that a selected row does not grey."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap


def paint_swatch(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Paints a disc of a colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(rect)
    painter.restore()


def swatch_icon(colour: QColor, size: int = 16) -> QIcon:
    """The disc for a list or a tree."""
    result = QIcon()
    for pixels in (size, 2 * size):
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            inset = pixels * 0.15
            paint_swatch(painter, QRectF(0, 0, pixels, pixels).adjusted(inset, inset, -inset, -inset), colour)
        result.addPixmap(pixmap, QIcon.Mode.Normal)
        result.addPixmap(pixmap, QIcon.Mode.Selected)
    return result
