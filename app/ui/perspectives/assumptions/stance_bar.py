"""How a perspective stands to an assumption, drawn: as wide as its people, what speaks against it solid.

Every stance has a pattern of its own, so that the bar is read in grey, too; the colour says whose it is.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.perspectives.claim_rows import GroupTally, ParticipantStance
from app.ui.perspectives.assumptions.claim_words import spoken_group
from app.ui.theme import Theme
from app.ui.weighing.stance_words import PEOPLE_IN_ORDER

HEIGHT = 10
_STEP = 4.0
"""Between the lines of a hatching."""
_PALE = 40


def parts_of(group: GroupTally) -> list[tuple[ParticipantStance, int]]:
    """The pieces of a bar from the left, with how many people each stands for; the rest of n are silent."""
    many = {
        ParticipantStance.CHALLENGES: len(group.challenges),
        ParticipantStance.MIXED: len(group.mixed),
        ParticipantStance.NUANCES: len(group.nuances),
        ParticipantStance.SUPPORTS: len(group.supports),
    }
    return [(stance, many[stance]) for stance in PEOPLE_IN_ORDER if many[stance]]


def paint_bar(painter: QPainter, place: QRectF, group: GroupTally, theme: Theme) -> None:
    """A bar as long as n people; broken where nobody is counted or nobody says anything."""
    look = theme.perspective(group.palette)
    colour = QColor(look.colour)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPen(theme.colour("edge") if group.voiced else colour, 1)
    if not group.voiced:
        outline.setDashPattern([3, 2.5])
    painter.setPen(outline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
    left = place.left()
    for stance, many in parts_of(group):
        piece = QRectF(left, place.top(), place.width() * many / group.n, place.height())
        paint_stance(painter, piece, stance, colour)
        left = piece.right()
    painter.restore()


def paint_stance(painter: QPainter, piece: QRectF, stance: ParticipantStance, colour: QColor) -> None:
    """One piece in the pattern of its stance."""
    box = piece.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setPen(QPen(colour, 1))
    if stance is ParticipantStance.CHALLENGES:
        painter.setBrush(colour)
        painter.drawRect(box)
        painter.restore()
        return
    pale = QColor(colour)
    pale.setAlpha(_PALE if stance is ParticipantStance.NUANCES else 0)
    painter.setBrush(pale)
    painter.drawRect(box)
    painter.setClipRect(box)
    if stance in (ParticipantStance.SUPPORTS, ParticipantStance.MIXED):
        _hatch(painter, box, rising=True)
    if stance is ParticipantStance.MIXED:
        _hatch(painter, box, rising=False)
    if stance is ParticipantStance.NUANCES:
        _dot(painter, box, colour)
    painter.restore()


def _hatch(painter: QPainter, box: QRectF, *, rising: bool) -> None:
    height = box.height()
    at = box.left() - height
    while at < box.right():
        bottom, top = (at, at + height) if rising else (at + height, at)
        painter.drawLine(QPointF(bottom, box.bottom()), QPointF(top, box.top()))
        at += _STEP


def _dot(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    at = box.left() + _STEP / 2
    while at < box.right():
        painter.drawEllipse(QPointF(at, box.center().y()), 1.2, 1.2)
        at += _STEP + 1


class StanceBar(QWidget):
    """The bar as a part of a page."""

    def __init__(self, theme: Theme, group: GroupTally, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.show_group(group)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_group(self, group: GroupTally) -> None:
        """Shows other numbers."""
        self.group = group
        self.setAccessibleName(spoken_group(group))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, HEIGHT + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_bar(painter, QRectF(0, 1, self.width(), HEIGHT), self.group, self._theme)
