"""Painting coding under and over the words of a transcript, in document coordinates.

Under the words: a neutral wash that says "coded", the tint of the code at hand, what was searched for. Over
them: up to three thin underlines in the codes' colours, and outlines. The words themselves are Qt's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.coding.rows import CodeId, CodingId, CodingMark
from app.language.spans import Span
from app.ui.coding.mark_table import MarkTable
from app.ui.coding.transcript_geometry import LineBox, TranscriptGeometry
from app.ui.text_positions import TextPositions
from app.ui.theme import Theme

THICK = 2.0
STEP = 3.0
"""From one underline to the next."""


@dataclass(slots=True)
class Shown:
    """What the reader has chosen to see."""

    washes: bool = True
    underlines: bool = True
    stripes: bool = True
    code: CodeId | None = None
    """The code at hand: its passages are tinted."""
    alone: bool = False
    """Whether only the code at hand is shown."""
    pointed: CodingId | None = None
    """The coding under the mouse or the focus in the stripes."""
    found: Sequence[Span] = field(default_factory=tuple)
    found_now: Span | None = None
    outlined: Span | None = None
    """A passage shown for a moment, or the one a drop would land on."""

    def shows(self, mark: CodingMark) -> bool:
        """Whether a coding is to be seen at all."""
        return not self.alone or self.code is None or mark.code == self.code


class TranscriptPainting:
    """Paints one transcript's coding; everything it needs is given, nothing is kept but the geometry."""

    def __init__(self, geometry: TranscriptGeometry, theme: Theme, shown: Shown) -> None:
        self._geometry = geometry
        self._theme = theme
        self._shown = shown
        self._positions = TextPositions("")

    def new_text(self, positions: TextPositions) -> None:
        """Another transcript is in the document."""
        self._positions = positions

    def under(self, painter: QPainter, marks: Sequence[CodingMark], top: float, bottom: float) -> None:
        """Paints what lies under the words of these marks between two heights."""
        painter.setPen(Qt.PenStyle.NoPen)
        roles = self._theme.roles
        if self._shown.washes:
            painter.setBrush(QColor(roles.wash))
            painter.drawRects([box for mark in marks for box in self._grounds(mark.span, top, bottom)])
        for mark in marks:
            if mark.coding == self._shown.pointed or mark.code == self._shown.code:
                painter.setBrush(QColor(roles.tint(self._theme.code_colour(mark.colour).name())))
                painter.drawRects(self._grounds(mark.span, top, bottom))
        painter.setBrush(QColor(roles.found))
        first, last = self._geometry.units_between(top, bottom)
        for span in _touching(self._shown.found, self._positions.from_qt(first), self._positions.from_qt(last)):
            painter.drawRects(self._grounds(span, top, bottom))

    def over(
        self,
        painter: QPainter,
        marks: Iterable[CodingMark],
        table: MarkTable,
        top: float,
        bottom: float,
    ) -> None:
        """Paints what lies over the words: underlines and outlines."""
        if self._shown.underlines:
            lines: dict[int, list[QRectF]] = {}
            for mark in marks:
                level = 0 if self._shown.alone else table.level(mark.coding)
                if level is None:
                    continue
                drop = 2.0 + level * STEP
                lines.setdefault(mark.colour, []).extend(
                    QRectF(box.left, box.baseline + drop, box.right - box.left, THICK)
                    for box in self._boxes(mark.span, top, bottom)
                )
            painter.setPen(Qt.PenStyle.NoPen)
            for colour, rects in lines.items():
                painter.setBrush(self._theme.code_colour(colour))
                painter.drawRects(rects)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for span, role in ((self._shown.found_now, "text"), (self._shown.outlined, "focus")):
            if span is not None:
                painter.setPen(QPen(self._theme.colour(role), 1.5))
                for ground in self._grounds(span, top, bottom):
                    painter.drawRoundedRect(ground.adjusted(-1.5, -0.5, 1.5, 1.5), 3, 3)

    def _boxes(self, span: Span, top: float, bottom: float) -> list[LineBox]:
        start, end = self._positions.to_qt(span.start), self._positions.to_qt(span.end)
        return self._geometry.boxes(start, end, top, bottom)

    def _grounds(self, span: Span, top: float, bottom: float) -> list[QRectF]:
        return [
            QRectF(box.left - 1, box.top, box.right - box.left + 2, box.bottom - box.top + 1)
            for box in self._boxes(span, top, bottom)
        ]


def _touching(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    return [span for span in spans if span.start <= end and span.end >= start]
