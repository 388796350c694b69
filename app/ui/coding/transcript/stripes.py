"""The right gutter of a transcript: a bracket and a name for every coding.

Every bracket can be pointed at, clicked, and reached by keyboard (Up, Down, Home, End; Enter opens, Space lists
what shares its name or its place, Delete asks to remove, Esc goes back to the text).
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from app.coding.rows import CodingId, CodingMark
from app.ui.coding.transcript.codes_tip import CodesTip, around, describe
from app.ui.coding.transcript.stripe_layout import FARTHEST, LANES, StripeLabel, StripeLayout
from app.ui.coding.transcript.stripe_names import Placed, StripeNames
from app.ui.theme import TextSize, Theme
from app.ui.widgets.announce import announce
from app.ui.widgets.swatch import swatch_icon

LANE = 7
LEFT = 10
LEADER = 26
NARROWEST_NAMES = 96
"""Below this room for names, brackets stand alone and tell their names when they are pointed at."""


class Stripes(QWidget):
    """Brackets and names beside the text; scrolled by the transcript."""

    pointed = Signal(object)
    """The coding (its id) under the mouse or with the focus, or None."""
    chosen = Signal(int)
    remove_requested = Signal(int)
    left = Signal()
    """Esc: the keyboard goes back to the text."""

    def __init__(
        self,
        theme: Theme,
        layout: Callable[[], StripeLayout],
        words: Callable[[CodingMark], str],
        parent: QWidget,
    ) -> None:
        """`words` gives what a passage begins with: a list tells one from another by it."""
        super().__init__(parent)
        self._theme = theme
        self._current = layout
        self._words = words
        self._names = StripeNames(theme)
        self.tip = CodesTip(theme, self)
        self._offset = 0
        self._focused: CodingId | None = None
        self._hovered: CodingId | None = None
        self._held: CodingId | None = None
        self.zoom = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Coded passages beside the text")
        self.setAccessibleDescription(
            "Up and Down move, Enter opens, Space lists, Delete removes, Escape returns to the text"
        )

    def label_height(self) -> float:
        """The height of one name: what the layout needs to know."""
        return QFontMetrics(self._font()).height() + 1

    def narrowest(self) -> int:
        """Room for bare brackets."""
        return LEFT + LANES * LANE + 8

    def room_for_names(self) -> int:
        """Room for brackets and names that can be read."""
        return self.narrowest() + LEADER + QFontMetrics(self._font()).averageCharWidth() * 18

    def room_for_short_names(self) -> int:
        """Room for brackets and the beginnings of names."""
        return self.narrowest() + LEADER + NARROWEST_NAMES

    def scroll_to(self, offset: int) -> None:
        """Follows the text."""
        moved, self._offset = self._offset - offset, offset
        self.scroll(0, moved)

    def repaint_between(self, top: float, bottom: float) -> None:
        """Paints anew what lies between two heights of the page."""
        upper, lower = max(0.0, top - self._offset - 3), min(float(self.height()), bottom - self._offset + 3)
        if upper < lower:
            self.update(0, int(upper), self.width(), int(lower - upper) + 2)

    def hold(self, coding: CodingId | None) -> None:
        """Shows which coding is chosen in the text."""
        self._held = coding
        self.update()

    def focus_on(self, mark: CodingMark | None) -> None:
        """Puts the keyboard on a bracket."""
        self._focused = mark.coding if mark else None
        if mark is not None:
            announce(self, describe(mark))
        self.pointed.emit(self._focused)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        clip = event.rect()
        top = clip.top() + self._offset
        bottom = top + clip.height()
        with QPainter(self) as painter:
            painter.fillRect(clip, self._theme.colour("raised"))
            painter.translate(0, -self._offset)
            self._paint_brackets(painter, top, bottom)
            if self._names_left() + NARROWEST_NAMES <= self.width():
                self._paint_labels(painter, top, bottom)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        marks = self._marks_at(event.position())
        self.tip.mouse_over(marks)
        coding = marks[0].coding if marks else None
        if coding != self._hovered:
            self._hovered = coding
            self.setCursor(Qt.CursorShape.PointingHandCursor if marks else Qt.CursorShape.ArrowCursor)
            self.pointed.emit(coding or self._focused)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.tip.mouse_over(())
        self.pointed.emit(self._focused)
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.tip.dismiss()
        marks = self._marks_at(event.position())
        if len(marks) > 1:
            self._open_list(marks, event.position().toPoint())
        elif marks:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.focus_on(marks[0])
            self.chosen.emit(marks[0].coding)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        marks = self._layout.marks
        here = next((i for i, mark in enumerate(marks) if mark.coding == self._focused), -1)
        match event.key():
            case Qt.Key.Key_Escape if not self.tip.dismiss():
                self.left.emit()
            case Qt.Key.Key_Space if here >= 0:
                self._list_beside(marks[here])
            case Qt.Key.Key_Down if marks:
                self.focus_on(marks[min(here + 1, len(marks) - 1)])
            case Qt.Key.Key_Up if marks:
                self.focus_on(marks[max(here - 1, 0)])
            case Qt.Key.Key_Home if marks:
                self.focus_on(marks[0])
            case Qt.Key.Key_End if marks:
                self.focus_on(marks[-1])
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if here >= 0:
                self.chosen.emit(self._focused)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if here >= 0:
                self.remove_requested.emit(self._focused)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._focused is None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            seen = self._layout.brackets_between(self._offset, self._offset + self.height())
            self.focus_on(seen[0].mark if seen else None)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._focused = None
        self.pointed.emit(None)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            marks = self._marks_at(QPointF(event.pos()))
            self.tip.show_marks(marks, around(event.globalPos()))
            return True
        return super().event(event)

    def _list_beside(self, mark: CodingMark) -> None:
        """Lists the passages that a name stands for, or those in whose lane there was no room."""
        bracket = next(one for one in self._layout.brackets if one.mark.coding == mark.coding)
        label = next((one for one in self._layout.labels if mark in one.marks), None)
        if label is not None and len(label.marks) > 1:
            self._open_list(label.marks, QPointF(self._names_left(), label.top - self._offset).toPoint())
        else:
            beside = self._layout.brackets_between(bracket.top, bracket.bottom)
            place = QPointF(self._lane_x(bracket.lane), bracket.top - self._offset).toPoint()
            self._open_list([one.mark for one in beside if one.top < bracket.bottom], place)

    def _open_list(self, marks: Sequence[CodingMark], place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for mark in marks:
            words = f"{mark.name}  –  {self._words(mark)}".replace("&", "&&")
            action = menu.addAction(swatch_icon(self._theme.code_colour(mark.colour)), words)
            action.triggered.connect(lambda _=False, coding=mark.coding: self.chosen.emit(coding))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.mapToGlobal(place))

    @property
    def _layout(self) -> StripeLayout:
        return self._current()

    def _font(self) -> QFont:
        return self._theme.font(TextSize.SMALL, zoom=self.zoom)

    def _names_left(self) -> int:
        return LEFT + max(1, self._layout.lanes) * LANE + LEADER

    def _lane_x(self, lane: int) -> float:
        return LEFT + lane * LANE

    def _lit(self, mark: CodingMark) -> bool:
        return mark.coding in (self._focused, self._hovered, self._held)

    def _paint_brackets(self, painter: QPainter, top: float, bottom: float) -> None:
        for bracket in self._layout.brackets_between(top, bottom):
            x = self._lane_x(bracket.lane)
            colour = self._theme.code_colour(bracket.mark.colour)
            thick = 3.0 if self._lit(bracket.mark) else 2.0
            height = bracket.bottom - bracket.top - 4
            painter.fillRect(QRectF(x + 4 - thick, bracket.top + 2, thick, height), colour)
            painter.fillRect(QRectF(x, bracket.top + 2, 4, thick), colour)
            painter.fillRect(QRectF(x, bracket.top + 2 + height - thick, 4, thick), colour)
            if self.hasFocus() and bracket.mark.coding == self._focused:
                painter.setPen(QPen(self._theme.colour("focus"), 1.5))
                painter.drawRoundedRect(QRectF(x - 2.5, bracket.top - 0.5, 9, height + 5), 3, 3)

    def _paint_labels(self, painter: QPainter, top: float, bottom: float) -> None:
        height, left = self.label_height(), self._names_left()
        self._names.set_in(self._font(), self.width() - left - 20)
        seen = self._layout.labels_between(top - height, bottom + (FARTHEST + 2) * height)
        placed = [Placed(label, self._lane_x(label.lane) + 5, left, height) for label in seen]
        self._names.paint_leaders(painter, placed, LEFT + max(1, self._layout.lanes) * LANE)
        self._names.paint_words(painter, placed)
        for one in placed:
            if any(self._lit(mark) for mark in one.label.marks):
                self._names.paint_frame(painter, one, "focus" if self.hasFocus() else "edge")

    def _label_at(self, place: QPointF) -> StripeLabel | None:
        if place.x() < self._names_left() - 6 or self._names_left() + NARROWEST_NAMES > self.width():
            return None
        y, height = place.y() + self._offset, self.label_height()
        seen = self._layout.labels_between(y - height, y + 0.01)
        return seen[-1] if seen and seen[-1].top <= y < seen[-1].top + height else None

    def _marks_at(self, place: QPointF) -> list[CodingMark]:
        label = self._label_at(place)
        if label is not None:
            return label.marks
        y = place.y() + self._offset
        lane = int((place.x() - LEFT + 1) // LANE)
        seen = [b for b in self._layout.brackets_between(y, y + 0.01) if b.top <= y <= b.bottom]
        return [b.mark for b in seen if b.lane == lane]
