"""The strip at the right edge of a transcript: all of it at once, with where coding is dense.

Down the strip as down the text: the more codes lie in a place, the wider the bar. The code at hand is in its
colour, words found are ticks across, and a frame shows what is in sight. A click goes there.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.coding.rows import CodeId, CodingMark
from app.language.spans import Span
from app.ui.theme import Theme
from app.ui.widgets.plain_text import show_tooltip

WIDTH = 18
BAR_LEFT = 3
NARROWEST, WIDEST = 4, 12
"""The width of the bar at one code, and where codes are most dense."""
FEW = 4
"""So many codes in one place are dense in any transcript."""
ROW = 3
"""Pixels that are counted as one place."""
TICK = 2
LEAST_FRAME = 12


class Overview(QWidget):
    """Shows a text as long as the strip is high; places are code points, and `jumped` tells one."""

    jumped = Signal(int)

    def __init__(self, theme: Theme, seen: Callable[[], Span], parent: QWidget) -> None:
        """`seen` tells what of the text is in sight."""
        super().__init__(parent)
        self._theme = theme
        self._seen = seen
        self._length = 1
        self._marks: Iterable[CodingMark] = ()
        self._code: CodeId | None = None
        self._alone = False
        self._found: Sequence[Span] = ()
        self._depths: list[int] | None = None
        self._own: list[int] | None = None
        self._rects: tuple[list[QRectF], list[QRectF], list[QRectF]] | None = None
        self._drawn_most = FEW
        self._frame = QRect()
        self._colour = 0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Where coding is dense in the whole transcript")
        self.setAccessibleDescription("Click to go to a place; Page Up, Page Down and F8 do so by keyboard")

    def show_text(self, length: int) -> None:
        """Another text of so many characters."""
        self._length = max(1, length)
        self._look_again()

    def show_marks(self, marks: Iterable[CodingMark], code: CodeId | None, *, alone: bool) -> None:
        """These codings, as they change, with one code at hand, shown alone or among the others."""
        self._marks, self._code, self._alone = marks, code, alone
        self._look_again()

    def show_found(self, found: Sequence[Span]) -> None:
        """Words that were searched for."""
        if found is not self._found:
            self._found, self._rects = found, None
            self.update()

    def add(self, mark: CodingMark, by: int = 1) -> None:
        """One more coding, or with -1 one less."""
        first, last = self._rows(mark.span)
        for depths, wanted in ((self._depths, not self._alone), (self._own, mark.code == self._code)):
            if depths is not None and wanted:
                for row in range(first, last + 1):
                    depths[row] += by
        if mark.code == self._code:
            self._colour = mark.colour
        self._rects = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_again()

    def follow(self) -> None:
        """Something else is in sight."""
        before, self._frame = self._frame, self._frame_now()
        self.update(before.united(self._frame))

    def paintEvent(self, event: QPaintEvent) -> None:
        clip = event.rect()
        self._frame = self._frame_now()
        with QPainter(self) as painter:
            painter.fillRect(clip, self._theme.colour("raised"))
            painter.fillRect(QRectF(0, clip.top(), 1, clip.height()), self._theme.colour("line"))
            painter.setPen(Qt.PenStyle.NoPen)
            every, own, ticks = self._drawn()
            for rects, colour in (
                (every, self._theme.colour("edge")),
                (own, self._theme.code_colour(self._colour)),
                (ticks, self._theme.colour("amber")),
            ):
                painter.setBrush(colour)
                painter.drawRects(rects)
            self._paint_frame(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._jump(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._jump(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = min(max(0, event.pos().y() // ROW), self._last_row())
            depths, own = self._counted()
            show_tooltip(event.globalPos(), depth_words(max(depths[row], own[row])), self)
            return True
        return super().event(event)

    # Inside

    def _jump(self, event: QMouseEvent) -> None:
        share = event.position().y() / max(1, self.height())
        self.jumped.emit(round(min(1.0, max(0.0, share)) * self._length))

    def _rows(self, span: Span) -> tuple[int, int]:
        """The first and the last row of the strip that a stretch is in."""
        return self._row(span.start), self._row(max(span.start, span.end - 1))

    def _row(self, place: int) -> int:
        return max(0, min(self._last_row(), place * self.height() // (self._length * ROW)))

    def _last_row(self) -> int:
        return max(0, (self.height() - 1) // ROW)

    def _look_again(self) -> None:
        self._depths = self._own = self._rects = None
        self.update()

    def _counted(self) -> tuple[list[int], list[int]]:
        """How many codes lie on each row: all of them, and the one at hand."""
        if self._depths is None or self._own is None:
            steps, own = [0] * (self._last_row() + 2), [0] * (self._last_row() + 2)
            high, over, last = self.height(), self._length * ROW, self._last_row()
            for mark in self._marks:  # thousands of them when a transcript opens: written out, not called
                first = min(last, mark.start * high // over)
                after = min(last, (mark.end - 1) * high // over) + 1
                if not self._alone:
                    steps[first] += 1
                    steps[after] -= 1
                if mark.code == self._code:
                    self._colour = mark.colour
                    own[first] += 1
                    own[after] -= 1
            self._depths, self._own = list(accumulate(steps)), list(accumulate(own))
        return self._depths, self._own

    def _most(self) -> int:
        """How many codes are many: so many as lie where coding is most dense."""
        depths, own = self._counted()
        return max(FEW, *depths, *own)

    def _drawn(self) -> tuple[list[QRectF], list[QRectF], list[QRectF]]:
        """The bars of all codes, those of the code at hand, and the ticks."""
        if self._rects is None:
            depths, own = self._counted()
            most = self._drawn_most = self._most()
            rows = {self._row(found.start) for found in self._found}
            ticks = [QRectF(1, row * ROW, WIDTH - 1, TICK) for row in sorted(rows)]
            self._rects = bars(depths, most), bars(own, most), ticks
        return self._rects

    def _frame_now(self) -> QRect:
        first, last = self._rows(self._seen())
        height = max(LEAST_FRAME, (last + 1 - first) * ROW)
        return QRect(0, max(0, min(first * ROW, self.height() - height)), WIDTH, height)

    def _paint_frame(self, painter: QPainter) -> None:
        ground = self._theme.colour("text")
        ground.setAlphaF(0.08)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("muted"), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self._frame).adjusted(1.5, 0.5, -1, -0.5), 3, 3)


def bars(depths: Sequence[int], most: int) -> list[QRectF]:
    """The bar of every place, the widest where there are `most`; places that are alike are one bar."""
    drawn, begin, wide = [], 0, 0
    for row, depth in enumerate([*depths, 0]):
        here = 0 if depth <= 0 else NARROWEST + (WIDEST - NARROWEST) * (depth - 1) // (most - 1)
        if here != wide:
            if wide:
                drawn.append(QRectF(BAR_LEFT, begin * ROW, wide, (row - begin) * ROW))
            begin, wide = row, here
    return drawn


def depth_words(depth: int) -> str:
    """How densely a place is coded, in words."""
    return "Nothing is coded about here" if depth == 0 else f"Coded passages about here: {depth}"
