"""Painting coding under and over the words of a transcript, in document coordinates.

Under the words: a neutral wash that says "coded", the tint of the code at hand, what was searched for. Over
them: up to three thin underlines in the codes' colours, a dotted one where somebody wrote about words that have
no code, outlines, and the handles of the chosen passage. The words themselves are Qt's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.coding.rows import CodeId, CodingId, CodingMark
from app.language.spans import Span
from app.ui.coding.transcript.mark_table import MarkTable
from app.ui.coding.transcript.noted import Noted
from app.ui.coding.transcript.transcript_geometry import Edge, LineBox, TranscriptGeometry
from app.ui.text_positions import TextPositions
from app.ui.theme import Theme

THICK = 2.0
STEP = 3.0
"""From one underline to the next."""
KNOB = 5.0
"""How far the knob of a handle reaches from its middle."""


@dataclass(slots=True)
class Shown:
    """What the reader has chosen to see."""

    washes: bool = True
    underlines: bool = True
    stripes: bool = True
    memos: bool = True
    code: CodeId | None = None
    """The code at hand: its passages are tinted."""
    alone: bool = False
    """Whether only the code at hand is shown."""
    pointed: CodingId | None = None
    """The coding under the mouse or the focus in the stripes."""
    chosen: CodingId | None = None
    """The coding whose ends can be taken by their handles."""
    found: Sequence[Span] = field(default_factory=tuple)
    found_now: Span | None = None
    outlined: Span | None = None
    """A passage shown for a moment, the one a drop would land on, or where an end is being moved to."""

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
            if mark.coding in (self._shown.pointed, self._shown.chosen) or mark.code == self._shown.code:
                painter.setBrush(QColor(roles.tint(self._theme.code_colour(mark.colour).name())))
                painter.drawRects(self._grounds(mark.span, top, bottom))
        painter.setBrush(QColor(roles.found))
        first, last = self._geometry.units_between(top, bottom)
        for span in _touching(self._shown.found, self._positions.from_qt(first), self._positions.from_qt(last)):
            painter.drawRects(self._grounds(span, top, bottom))

    def over(
        self,
        painter: QPainter,
        marks: Sequence[CodingMark],
        table: MarkTable,
        noted: Iterable[Noted],
        top: float,
        bottom: float,
    ) -> None:
        """Paints what lies over the words: underlines, outlines, handles."""
        painter.setPen(Qt.PenStyle.NoPen)
        lines: dict[int, list[QRectF]] = {}
        levels = self._levels(marks, table)
        for mark, level in levels:
            drop = 2.0 + level * STEP
            lines.setdefault(mark.colour, []).extend(
                QRectF(box.left, box.baseline + drop, box.right - box.left, THICK)
                for box in self._boxes(mark.span, top, bottom)
            )
        for colour, rects in lines.items():
            painter.setBrush(self._theme.code_colour(colour))
            painter.drawRects(rects)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        coded = {mark.span for mark in marks}
        for span in (one.span for one in noted if one.span not in coded):
            under = [level for mark, level in levels if mark.span.overlaps(span)]
            self._dot(painter, span, max(under, default=-1) + 1, top, bottom)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for outlined, role in ((self._shown.found_now, "text"), (self._shown.outlined, "focus")):
            if outlined is not None:
                painter.setPen(QPen(self._theme.colour(role), 1.5))
                for ground in self._grounds(outlined, top, bottom):
                    painter.drawRoundedRect(ground.adjusted(-1.5, -0.5, 1.5, 1.5), 3, 3)

    def handles(self, painter: QPainter, begins: Edge, ends: Edge) -> None:
        """Paints the two handles of a passage: its knob stands over the first one, and under the last."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour("focus")
        for edge, knob in ((begins, begins.top), (ends, ends.bottom + 1)):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRect(QRectF(edge.x - 1, edge.top, 2, edge.bottom - edge.top + 1))
            painter.setPen(QPen(self._theme.colour("raised"), 1.5))
            painter.drawEllipse(QPointF(edge.x, knob), KNOB, KNOB)

    def _levels(self, marks: Sequence[CodingMark], table: MarkTable) -> list[tuple[CodingMark, int]]:
        """The codings that are underlined, each with which of the stacked lines it has."""
        if not self._shown.underlines:
            return []
        if self._shown.alone:
            return [(mark, 0) for mark in marks]
        return [(mark, level) for mark in marks if (level := table.level(mark.coding)) is not None]

    def _dot(self, painter: QPainter, span: Span, level: int, top: float, bottom: float) -> None:
        painter.setPen(QPen(self._theme.colour("accent"), THICK, Qt.PenStyle.DotLine, Qt.PenCapStyle.FlatCap))
        for box in self._boxes(span, top, bottom):
            height = box.baseline + 2.0 + level * STEP + THICK / 2
            painter.drawLine(QPointF(box.left, height), QPointF(box.right, height))

    def _boxes(self, span: Span, top: float, bottom: float) -> list[LineBox]:
        start, end = self._positions.to_qt(span.start), self._positions.to_qt(span.end)
        return self._geometry.boxes(start, end, top, bottom)

    def _grounds(self, span: Span, top: float, bottom: float) -> list[QRectF]:
        return [
            QRectF(box.left - 1, box.top, box.right - box.left + 2, box.bottom - box.top + 1)
            for box in self._boxes(span, top, bottom)
        ]


def _touching(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Of stretches in order, none over another, those that share more than an edge with a stretch."""
    return spans[bisect_right(spans, start, key=_end) : bisect_left(spans, end, key=_start)]


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end
