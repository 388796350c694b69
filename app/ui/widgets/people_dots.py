"""How many of a group, drawn: one dot a person, or one disc whose area is the share.

Both always stand beside the words "k of n"; silence (nobody of some asked) is a broken ring, never a blank.
"""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme

DOT = 9
GAP = 4


def paint_share(painter: QPainter, rect: QRectF, *, k: int, n: int, colour: QColor, line: QColor) -> None:
    """Paints a ring for the group and in it a disc, its area the share of k in n."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = min(rect.width(), rect.height()) / 2 - 1
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if n and k:
        painter.setPen(QPen(line, 1))
        painter.drawEllipse(rect.center(), radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colour))
        share = radius * math.sqrt(min(1.0, k / n))
        painter.drawEllipse(rect.center(), share, share)
    elif n:
        pen = QPen(colour, 1.5)
        pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.drawEllipse(rect.center(), radius * 0.8, radius * 0.8)
    painter.restore()


class DotStrip(QWidget):
    """One dot a person: filled said it, open did not, dotted is not fully coded yet."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._k = self._n = self._pending = 0
        self._palette: int | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_people(self, k: int, n: int, *, pending: int = 0, palette: int | None = None) -> None:
        """Shows k of n people of a perspective, and how many are pending."""
        self._k, self._n, self._pending, self._palette = k, n, pending, palette
        words = f"{k} of {n}"
        self.setAccessibleName(f"{words}, {pending} not fully coded yet" if pending else words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = min(12, max(1, self._n + self._pending)) * (DOT + GAP)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        rows = math.ceil((self._n + self._pending) / self._in_a_row(width))
        return max(1, rows) * (DOT + GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.perspective(self._palette)
        colour = QColor(look.colour)
        in_a_row = self._in_a_row(self.width())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place in range(self._n + self._pending):
                row, column = divmod(place, in_a_row)
                middle = QPointF(column * (DOT + GAP) + DOT / 2 + 1, row * (DOT + GAP) + DOT / 2 + 1)
                pen = QPen(colour if place < self._n else self._theme.colour("edge"), 1.3)
                if place >= self._n:
                    pen.setStyle(Qt.PenStyle.DotLine)
                painter.setPen(pen)
                painter.setBrush(QBrush(colour) if place < self._k else QBrush(Qt.BrushStyle.NoBrush))
                painter.drawEllipse(middle, DOT / 2 - 0.7, DOT / 2 - 0.7)

    def _in_a_row(self, width: int) -> int:
        return max(1, width // (DOT + GAP))
