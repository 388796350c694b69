"""One dot a person: filled raised it, hollow was silent, dotted is pending; each has a name and can be chosen."""

import math
from collections.abc import Container, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.study.rows import ParticipantId, ParticipantRow
from app.ui.theme import PerspectiveLook, Theme
from app.ui.widgets.announce import announce
from app.ui.widgets.plain_text import show_tooltip

DOT = 11
RING = 3
"""What the ring round the dot at hand takes on each side."""
STEP = 24
"""From dot to dot, in pixels: what a finger or an unsteady hand needs."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class PersonDots(QWidget):
    """Arrows move from person to person; Enter, Space or a click chooses one."""

    chosen = Signal(object)
    """A `ParticipantId`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._people: Sequence[ParticipantRow] = ()
        self._raised: Container[ParticipantId] = ()
        self._asked: Container[ParticipantId] = ()
        self._not_asked: Container[ParticipantId] = ()
        self._look: PerspectiveLook | None = None
        self._at = 0
        self._only: ParticipantId | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_people(
        self,
        people: Sequence[ParticipantRow],
        raised: Container[ParticipantId],
        look: PerspectiveLook,
        asked: Container[ParticipantId] = (),
        not_asked: Container[ParticipantId] = (),
    ) -> None:
        """Shows a group: those who raised it first, then those asked and the other silent, then the pending."""
        self._raised, self._look, self._at, self._only = raised, look, 0, None
        self._asked, self._not_asked = asked, not_asked
        self._people = sorted(
            people,
            key=lambda row: (
                bool(row.pending),
                row.id not in raised,
                row.id not in asked,
                row.id in not_asked,
            ),
        )
        self._tell()
        self.updateGeometry()
        self.update()

    def mark_only(self, person: ParticipantId | None) -> None:
        """Marks the one person whose words are shown."""
        self._only = person
        self.update()

    def words_at(self, place: int) -> str:
        """Who a dot is, and what they did."""
        row = self._people[place]
        raised = row.id in self._raised
        if row.pending:
            state = "pending, raised it already" if raised else "pending, not raised so far"
        elif raised:
            state = "raised it"
        elif row.id in self._asked:
            state = "asked, did not raise it"
        else:
            state = "not asked" if row.id in self._not_asked else "did not raise it"
        return f"{row.pseudonym}: {state}"

    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160))

    def heightForWidth(self, width: int) -> int:
        return max(1, math.ceil(len(self._people) / self._in_a_row(width))) * STEP

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if not self._people:
            super().keyPressEvent(event)
        elif step is not None:
            self._at = (self._at + step) % len(self._people)
            self._tell()
            announce(self, self.words_at(self._at))
            below = self._middle(self._at).toPoint() + QPoint(6, 10)
            show_tooltip(self.mapToGlobal(below), self.words_at(self._at), self)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._people[self._at].id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self._at = place
            self._tell()
            self.chosen.emit(self._people[place].id)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self._place_at(QPointF(event.pos()))
            show_tooltip(event.globalPos(), "" if place is None else self.words_at(place), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        colour, edge = QColor(self._look.colour), self._theme.colour("edge")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, row in enumerate(self._people):
                raised = row.id in self._raised
                middle = self._middle(place)
                pen = QPen(edge if row.pending else colour, 1.4)
                if row.pending:
                    pen.setStyle(Qt.PenStyle.DotLine)
                painter.setPen(pen)
                painter.setBrush(colour if raised and not row.pending else Qt.BrushStyle.NoBrush)
                if row.id in self._not_asked and not raised and not row.pending:
                    painter.setPen(QPen(edge, 2))
                    painter.drawLine(middle - QPointF(DOT / 2, 0), middle + QPointF(DOT / 2, 0))
                else:
                    painter.drawEllipse(middle, DOT / 2, DOT / 2)
                if raised and row.pending:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(edge)
                    painter.drawEllipse(middle, DOT / 5, DOT / 5)
                if row.id == self._only or (self.hasFocus() and place == self._at):
                    role = "focus" if self.hasFocus() and place == self._at else "text"
                    painter.setPen(QPen(self._theme.colour(role), 2))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    side = DOT + 2 * RING
                    painter.drawRoundedRect(QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), 5, 5)

    def _in_a_row(self, width: int) -> int:
        return max(1, width // STEP)

    def _middle(self, place: int) -> QPointF:
        row, column = divmod(place, self._in_a_row(self.width()))
        return QPointF(column * STEP + DOT / 2 + RING, (row + 0.5) * STEP)

    def _place_at(self, point: QPointF) -> int | None:
        column, row = int(point.x() // STEP), int(point.y() // STEP)
        in_a_row = self._in_a_row(self.width())
        place = row * in_a_row + column
        return place if column < in_a_row and 0 <= place < len(self._people) else None

    def _tell(self) -> None:
        many = len(self._people)
        self.setAccessibleName(f"{self.words_at(self._at)}, {self._at + 1} of {many}" if many else "Nobody")
        self.setAccessibleDescription("Arrows go from person to person, Enter shows only what that person said.")
