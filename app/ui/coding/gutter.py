"""The left gutter of a transcript: numbers of turns, whose they are, and where memos lie."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme import PerspectiveLook, TextSize, Theme
from app.ui.widgets.perspective_mark import paint_mark

MARK = 10


@dataclass(frozen=True, slots=True)
class GutterLine:
    """What stands beside the first line of a turn."""

    number: int
    top: float
    bottom: float
    look: PerspectiveLook | None
    memo: bool


class Gutter(QWidget):
    """Paints the lines it is given for what can be seen; scrolled by the transcript."""

    def __init__(
        self, theme: Theme, lines: Callable[[float, float], Sequence[GutterLine]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self._offset = 0
        self.zoom = 1.0
        self._lit = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Turn numbers")

    def width_needed(self) -> int:
        """Room for a four-figure number, the mark and the memo sign."""
        return self._theme_metrics_width("0000") + 3 * MARK + 26

    def scroll_to(self, offset: int) -> None:
        """Follows the text."""
        moved, self._offset = self._offset - offset, offset
        self.scroll(0, moved)

    def light(self, on: bool) -> None:
        """Shows in the rule beside the text whether the transcript has the keyboard."""
        self._lit = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self._theme.colour("raised"))
            right = self.width() - 1
            painter.fillRect(
                QRectF(right - self._lit, event.rect().top(), 1 + self._lit, event.rect().height()),
                self._theme.colour("focus" if self._lit else "line"),
            )
            painter.translate(0, -self._offset)
            painter.setFont(self._theme.font(TextSize.SMALL, zoom=self.zoom))
            painter.setPen(self._theme.colour("muted"))
            top = event.rect().top() + self._offset
            mark_left = right - MARK - 10
            for line in self._lines(top, top + event.rect().height()):
                place = QRectF(0, line.top, mark_left - 8, line.bottom - line.top)
                painter.drawText(
                    place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line.number)
                )
                middle = (line.top + line.bottom) / 2
                if line.look is not None:
                    paint_mark(painter, QRectF(mark_left, middle - MARK / 2, MARK, MARK), line.look)
                if line.memo:
                    number = painter.fontMetrics().horizontalAdvance(str(line.number))
                    left = mark_left - 8 - number - MARK - 8
                    _paint_note(painter, QPointF(left, middle), QPen(self._theme.colour("accent"), 1.3))

    def _theme_metrics_width(self, words: str) -> int:
        return QFontMetrics(self._theme.font(TextSize.SMALL, zoom=self.zoom)).horizontalAdvance(words)


def _paint_note(painter: QPainter, place: QPointF, pen: QPen) -> None:
    """A small sheet with two lines: there is a memo here."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    sheet = QPainterPath()
    sheet.addRoundedRect(QRectF(place.x(), place.y() - 5, 10, 10), 2, 2)
    painter.drawPath(sheet)
    for height in (-1.5, 1.5):
        painter.drawLine(
            QPointF(place.x() + 2.5, place.y() + height), QPointF(place.x() + 7.5, place.y() + height)
        )
    painter.restore()
