"""Painting the names beside brackets: a line that leads to each, its disc, its words; words are shaped once."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QStaticText

from app.ui.coding.transcript.stripe_layout import StripeLabel
from app.ui.theme import Theme

DISC = 3.5
BESIDE_DISC = 13
MOST_KEPT = 2_000


class Placed(NamedTuple):
    """A label, where the line to it begins, and where it stands."""

    label: StripeLabel
    lane_x: float
    left: float
    height: float

    @property
    def middle(self) -> float:
        """How far down its words are."""
        return self.label.top + self.height / 2

    @property
    def plain(self) -> bool:
        """Whether it names one code, and so has its disc."""
        return not (self.label.gathered and len(self.label.marks) > 1)


class StripeNames:
    """Names in one face, cut to one width."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._font = QFont()
        self._room = 0
        self._shaped: dict[tuple[str, str], QStaticText] = {}

    def set_in(self, font: QFont, room: int) -> None:
        """The face, and the width there is."""
        if font != self._font or room != self._room or len(self._shaped) > MOST_KEPT:
            self._font, self._room = font, room
            self._shaped.clear()

    def paint_leaders(self, painter: QPainter, placed: Iterable[Placed], lanes_end: float) -> None:
        """Lines from the brackets to their names."""
        lines = []
        for one in placed:
            bend = QPointF(lanes_end, one.label.anchor + one.height / 2)
            lines.append(QLineF(QPointF(one.lane_x, bend.y()), bend))
            lines.append(QLineF(bend, QPointF(one.left - 5, one.middle)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLines(lines)

    def paint_words(self, painter: QPainter, placed: Iterable[Placed]) -> None:
        """Discs and names."""
        painter.setFont(self._font)
        text = self._theme.colour("text")
        for one in placed:
            if one.plain:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.code_colour(one.label.marks[0].colour))
                painter.drawEllipse(QPointF(one.left + DISC, one.middle), DISC, DISC)
            words = self._words(one.label)
            painter.setPen(text)
            left = one.left + (BESIDE_DISC if one.plain else 0)
            painter.drawStaticText(QPointF(left, one.middle - words.size().height() / 2), words)

    def paint_frame(self, painter: QPainter, one: Placed, role: str) -> None:
        """A frame round a name that is pointed at."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour(role), 1.5))
        wide = self._words(one.label).size().width() + (BESIDE_DISC if one.plain else 0)
        painter.drawRoundedRect(QRectF(one.left - 4, one.label.top, wide + 9, one.height), 3, 3)

    def _words(self, label: StripeLabel) -> QStaticText:
        said = label_words(label)
        shaped = self._shaped.get(said)
        if shaped is None:
            metrics = QFontMetrics(self._font)
            room = self._room - metrics.horizontalAdvance(said[1])
            shaped = QStaticText(metrics.elidedText(said[0], Qt.TextElideMode.ElideRight, room) + said[1])
            shaped.setTextFormat(Qt.TextFormat.PlainText)
            shaped.prepare(font=self._font)
            self._shaped[said] = shaped
        return shaped


def label_words(label: StripeLabel) -> tuple[str, str]:
    """What a label says: a name, and how often; or how many more there are."""
    times = len(label.marks)
    if label.gathered and times > 1:
        return f"+{times} more", ""
    return label.marks[0].name, f" ×{times}" if times > 1 else ""
