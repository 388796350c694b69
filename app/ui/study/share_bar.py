"""One thin bar of parts: how far a whole has come; the words beside it say the same."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme

HEIGHT = 10


class ShareBar(QWidget):
    """Parts as (number, colour role, name), from left to right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: Sequence[tuple[int, str, str]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, parts: Sequence[tuple[int, str, str]]) -> None:
        """Show other parts."""
        self._parts = parts
        self.setAccessibleName(", ".join(f"{name} {number}" for number, _, name in parts))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        total = sum(number for number, _, _ in self._parts)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.save()
            painter.setClipPath(outline)
            left = box.left()
            for number, role, _ in self._parts:
                width = box.width() * number / total if total else 0
                painter.fillRect(QRectF(left, box.top(), width, box.height()), self._theme.colour(role))
                left += width
            painter.restore()
            painter.setPen(QPen(QColor(self._theme.roles.edge), 1))
            painter.drawPath(outline)
