"""The rail at the left of the window: one entry for each kind of work, icon and name together."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import TextSize, Theme, icon

_ICON = 24
_PAD = 8
"""Beside a name."""
_ABOVE = 5
"""Over an icon and under a name: so little that all of them stand in a window 720 pixels high."""
_SIDE = 5
"""Beside the longest name: together with a transcript the rail must fit into half a screen."""
_GAP = 4
_LEAST = 24
"""The height of a button in a low window, where names stand without their icons."""


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A kind of work: the screen's name, what the rail calls it, its icon."""

    name: str
    title: str
    icon: str


RAIL = (
    RailEntry("overview", "Overview", "overview"),
    RailEntry("participants", "Participants", "participants"),
    RailEntry("transcripts", "Transcripts", "transcripts"),
    RailEntry("themes", "Themes", "themes"),
    RailEntry("find", "Find", "search"),
    RailEntry("compare", "Compare", "compare"),
    RailEntry("assumptions", "Assumptions", "assumptions"),
    RailEntry("asking", "Queries", "queries"),
    RailEntry("journeys", "Journeys", "journeys"),
    RailEntry("notes", "Notes", "notes"),
    RailEntry("outputs", "Outputs", "outputs"),
)
"""The kinds of work, in the order in which a study goes through them."""
_SAME_WORK = {"transcripts": "Code", "themes": "Code", "pseudonyms": "Names"}
_STANDS_UNDER = {"pseudonyms": "transcripts"}
"""Pages that are no kind of work of their own."""


def work_on(name: str) -> str:
    """What the menu of a page is called; pages of the same work have one menu."""
    return _SAME_WORK.get(name) or next((entry.title for entry in RAIL if entry.name == name), "")


class RailButton(QAbstractButton):
    """Icon over name; the name alone in a low window. The one that is on has a tinted ground."""

    def __init__(self, entry: RailEntry, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._theme = theme
        self._hovered = False
        self.setText(entry.title)
        self.setAccessibleName(entry.title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance("Participants") + 2 * _SIDE
        return QSize(round(max(width, metrics.horizontalAdvance(self.text()) + 2 * _SIDE)), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), round(max(_LEAST, self._line() + 4)))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        roles = self._theme.roles
        on = self.isChecked()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            if on or self._hovered:
                painter.setBrush(QColor(roles.selection if on else roles.hover))
                painter.drawRoundedRect(box, 8, 8)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(roles.focus), 2))
                painter.drawRoundedRect(box, 8, 8)
            ink = roles.selection_text if on else roles.text
            words = QRectF(self.rect())
            if self.height() >= self._height():
                self._paint_icon(painter, on)
                words = QRectF(0, _ABOVE + _ICON + _GAP, self.width(), self._line())
            painter.setPen(QColor(ink))
            painter.setFont(self.font())
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_icon(self, painter: QPainter, on: bool) -> None:
        look = self.icon().Mode.Selected if on else self.icon().Mode.Normal
        pixmap = self.icon().pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF(), look)
        painter.drawPixmap(QPointF((self.width() - _ICON) / 2, _ABOVE), pixmap)

    def _height(self) -> int:
        return round(_ABOVE + _ICON + _GAP + self._line() + _ABOVE)

    def _line(self) -> float:
        return QFontMetricsF(self.font()).height()

    def _restyle(self) -> None:
        self.setFont(self._theme.font(TextSize.SMALL))
        self.setIcon(icon(self._theme.roles, self.entry.icon))
        self.updateGeometry()


class Rail(QWidget):
    """The entries, one of them on; arrows move between them, Enter or Space goes there."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Work")
        self.buttons = [RailButton(entry, theme) for entry in entries]
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 8)
        column.setSpacing(4)
        for button in self.buttons:
            self._group.addButton(button)
            column.addWidget(button)
            button.clicked.connect(lambda _=False, name=button.entry.name: self.chosen.emit(name))
        column.addStretch()

    def show_chosen(self, name: str) -> None:
        """Mark where the window is."""
        entry = _STANDS_UNDER.get(name, name)
        for button in self.buttons:
            button.setChecked(button.entry.name == entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        at = next((place for place, button in enumerate(self.buttons) if button.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self.buttons[(at + step) % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)
