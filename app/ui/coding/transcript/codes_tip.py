"""What lies under the mouse, in words: the codes there, who coded, and their memos.

It can be put away (Esc), pointed at, and stays as long as the mouse is on it or on what it tells about.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.coding.rows import CodingMark
from app.ui.theme import Theme
from app.ui.widgets.placing import place_beside
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.swatch import swatch_icon

MOST = 9
"""More codes than that are counted only: the list at the cursor has them all."""
WIDTH = 320
SWATCH = 14
PATIENCE = 300
"""Milliseconds in which the mouse may cross from the words to the tip."""


class CodesTip(QFrame):
    """A small sheet beside the mouse."""

    gone = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self._marks: tuple[CodingMark, ...] = ()
        self.setProperty("look", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Codes under the mouse")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 8, 12, 8)
        self._grid.setHorizontalSpacing(7)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(PATIENCE)
        self._leaving.timeout.connect(self.hide)

    def show_marks(self, marks: Sequence[CodingMark], words: QRect) -> None:
        """Tells of these codings beside `words` (on the screen); without any it goes."""
        if not marks:
            self.hide()
            return
        self._leaving.stop()
        if tuple(marks) != self._marks or not self.isVisible():
            self._marks = tuple(marks)
            self._fill()
        self.setMaximumWidth(round(WIDTH * self._theme.text_scale))
        self.adjustSize()
        self.setGeometry(place_beside(words, self.sizeHint(), self.screen().availableGeometry(), 40))
        self.show()

    def mouse_over(self, marks: Sequence[CodingMark]) -> None:
        """The mouse is over these codings now: where they are others, the tip goes before long."""
        if self.isVisible() and tuple(marks) != self._marks:
            if not self._leaving.isActive():
                self._leaving.start()
        else:
            self._leaving.stop()

    def words(self) -> str:
        """All it says."""
        return "\n".join(describe(mark) for mark in self._marks)

    def dismiss(self) -> bool:
        """Puts it away; False when there was nothing to put away."""
        was = self.isVisible()
        self.hide()
        return was

    def enterEvent(self, event: QEnterEvent) -> None:
        self._leaving.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._leaving.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.gone.emit()

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        row = 0
        for mark in self._marks[:MOST]:
            disc = plain_label()
            disc.setPixmap(swatch_icon(self._theme.code_colour(mark.colour)).pixmap(SWATCH))
            name = wrapped_label(mark.name, "heading")
            self._grid.addWidget(disc, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(name, row, 1)
            if mark.coder:
                self._grid.addWidget(plain_label(mark.coder, "hint"), row, 2, Qt.AlignmentFlag.AlignTop)
            row += 1
            if mark.memo:
                self._grid.addWidget(wrapped_label(mark.memo, "small"), row, 1, 1, 2)
                row += 1
        more = len(self._marks) - MOST
        if more > 0:
            self._grid.addWidget(plain_label(f"and {more} more: click to list them all", "hint"), row, 1, 1, 2)


def describe(mark: CodingMark) -> str:
    """A coding in words: its code, who coded it, and its memo."""
    words = f"{mark.name} · {mark.coder}" if mark.coder else mark.name
    return f"{words}\n{mark.memo}" if mark.memo else words


def around(place: QPoint) -> QRect:
    """The words that the mouse is on, as far as the tip must leave them free."""
    return QRect(place - QPoint(24, 12), place + QPoint(24, 12))
