"""The left gutter of a transcript: numbers of turns, whose they are, and where somebody wrote something.

A click on a number selects the turn; a click on a sign goes to what is written.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.coding.transcript.gutter_signs import GutterLine, GutterSign
from app.ui.theme import TextSize, Theme
from app.ui.widgets.perspective_mark import paint_mark
from app.ui.widgets.plain_text import show_tooltip

GAP = 8
EDGE = 10
"""From the perspective's mark to the rule."""


class Gutter(QWidget):
    """Paints what it is given for what can be seen; scrolled by the transcript."""

    turn_clicked = Signal(object)
    """The Span of what is said in the turn whose number was clicked."""
    sign_clicked = Signal(object)
    """The GutterSign that was clicked."""

    def __init__(
        self,
        theme: Theme,
        lines: Callable[[float, float], Sequence[GutterLine]],
        signs: Callable[[float, float], Sequence[GutterSign]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self._signs = signs
        self._offset = 0
        self._digits = 2
        self.zoom = 1.0
        self._lit = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAccessibleName("Turn numbers")

    def number_up_to(self, last: int) -> None:
        """The largest number there will be."""
        self._digits = max(2, len(str(last)))

    def width_needed(self) -> int:
        """Room for a sign, the largest number and the mark."""
        return round(GAP + self._sign() + GAP + self._numbers() + GAP + self._mark() + EDGE)

    def scroll_to(self, offset: int) -> None:
        """Follows the text."""
        moved, self._offset = self._offset - offset, offset
        self.scroll(0, moved)

    def light(self, on: bool) -> None:
        """Shows in the rule beside the text whether the transcript has the keyboard."""
        self._lit = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        clip = event.rect()
        top = clip.top() + self._offset
        with QPainter(self) as painter:
            painter.fillRect(clip, self._theme.colour("raised"))
            right = self.width() - 1
            painter.fillRect(
                QRectF(right - self._lit, clip.top(), 1 + self._lit, clip.height()),
                self._theme.colour("focus" if self._lit else "line"),
            )
            painter.translate(0, -self._offset)
            painter.setFont(self._font())
            painter.setPen(self._theme.colour("muted"))
            mark, mark_left = self._mark(), right - EDGE - self._mark()
            for line in self._lines(top, top + clip.height()):
                place = QRectF(0, line.top, mark_left - GAP, line.bottom - line.top)
                painter.drawText(
                    place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line.number)
                )
                if line.look is not None:
                    middle = (line.top + line.bottom) / 2
                    paint_mark(painter, QRectF(mark_left, middle - mark / 2, mark, mark), line.look)
            for sign in self._signs(top, top + clip.height()):
                self._paint_sign(painter, self._sign_box(sign), sign.count)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._sign_at(event.position()) or self._line_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        sign, line = self._sign_at(event.position()), self._line_at(event.position())
        if sign is not None:
            self.sign_clicked.emit(sign)
        elif line is not None and event.button() is Qt.MouseButton.LeftButton:
            self.turn_clicked.emit(line.speech)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            sign, line = self._sign_at(QPointF(event.pos())), self._line_at(QPointF(event.pos()))
            words = sign_words(sign) if sign is not None else line_words(line) if line is not None else ""
            show_tooltip(event.globalPos(), words, self)
            return True
        return super().event(event)

    # Inside

    def _font(self) -> QFont:
        return self._theme.font(TextSize.SMALL, zoom=self.zoom)

    def _numbers(self) -> float:
        return QFontMetricsF(self._font()).horizontalAdvance("0" * self._digits)

    def _sign(self) -> float:
        return max(12.0, QFontMetricsF(self._font()).height() * 0.85)

    def _mark(self) -> float:
        return max(10.0, QFontMetricsF(self._font()).ascent() * 0.85)

    def _sign_box(self, sign: GutterSign) -> QRectF:
        side = self._sign()
        right = self.width() - 1 - EDGE - self._mark() - GAP - self._numbers() - GAP
        return QRectF(right - side, (sign.top + sign.bottom - side) / 2, side, side)

    def _sign_at(self, place: QPointF) -> GutterSign | None:
        y = place.y() + self._offset
        found = (sign for sign in self._signs(y, y) if sign.top <= y < sign.bottom)
        return next(
            (one for one in found if abs(place.x() - self._sign_box(one).center().x()) <= max(12, self._sign())),
            None,
        )

    def _line_at(self, place: QPointF) -> GutterLine | None:
        y = place.y() + self._offset
        return next((line for line in self._lines(y, y) if line.top <= y < line.bottom), None)

    def _paint_sign(self, painter: QPainter, box: QRectF, count: int) -> None:
        """A small sheet with lines: something is written here; with a number where it is more than one."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour("accent")
        painter.setPen(QPen(colour, max(1.3, box.width() / 10)))
        sheet = QPainterPath()
        sheet.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
        painter.drawPath(sheet)
        if count > 1:
            font = self._theme.font(TextSize.SMALL, strong=True)
            font.setPixelSize(max(8, round(box.height() * 0.72)))
            painter.setFont(font)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count) if count < 10 else "+")
        else:
            for share in (0.36, 0.64):
                height = box.top() + box.height() * share
                painter.drawLine(
                    QPointF(box.left() + box.width() * 0.27, height),
                    QPointF(box.right() - box.width() * 0.27, height),
                )
        painter.restore()


def sign_words(sign: GutterSign) -> str:
    """What a sign stands for: every memo in full, and how many notes."""
    told = [f"Memo on “{mark.name}”: {mark.memo}" for mark in sign.memos]
    if sign.notes:
        told.append("1 note" if sign.notes == 1 else f"{sign.notes} notes")
    return "\n".join(told)


def line_words(line: GutterLine) -> str:
    """Whose turn it is."""
    return f"Turn {line.number} · {line.who}. Click to select what is said in it."
