"""Where words stand on the page: boxes of stretches of the document, kept until the next re-layout.

Positions here are Qt's (UTF-16 units), heights are document coordinates. Boxes come from glyph runs, which
are right where a line mixes directions.
"""

from bisect import bisect_right
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine


class LineBox(NamedTuple):
    """Words on one line: left and right edge, the line's upper edge, its base line and lower edge."""

    left: float
    right: float
    top: float
    baseline: float
    bottom: float


class Edge(NamedTuple):
    """Where a character begins or ends for its reader: how far right, and its line's upper and lower edge."""

    x: float
    top: float
    bottom: float


class TranscriptGeometry:
    """Boxes and heights of stretches of one document."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._starts: list[int] = [0]
        self._blocks: dict[int, tuple[QTextBlock, float, float]] = {}
        self._boxes: dict[tuple[int, int, int], tuple[LineBox, ...]] = {}
        self._line_starts: list[int] = []
        self._line_edges: list[tuple[float, float]] = []
        """Upper and lower edge of every line."""

    def new_text(self, block_starts: list[int]) -> None:
        """The document holds another text whose lines begin at these units."""
        self._starts = block_starts
        self.forget()

    def forget(self) -> None:
        """Drops everything kept: the page was laid out anew."""
        self._blocks.clear()
        self._boxes.clear()
        self._line_starts, self._line_edges = [], []

    def boxes(self, start: int, end: int, top: float, bottom: float) -> list[LineBox]:
        """Boxes of the words from `start` to `end` in paragraphs that can be seen between two heights."""
        first, last = self._number(start), self._number(max(start, end - 1))
        if last - first > 2:
            first = max(first, self._number(self.unit_at(top)))
            last = min(last, self._number(self.unit_at(bottom)))
        found: list[LineBox] = []
        for number in range(first, last + 1):
            found.extend(self._boxes_in(number, start, end))
        return found

    def extent(self, start: int, end: int) -> tuple[float, float]:
        """Upper edge of the first and lower edge of the last line of a stretch."""
        return self._edges_at(start)[0], self._edges_at(max(start, end - 1))[1]

    def edge(self, start: int, end: int, *, leading: bool) -> Edge:
        """The side of a character (from `start` to `end`) on which its reader comes to it, or leaves it."""
        number = self._number(start)
        block, x, y = self._block(number)
        base = self._starts[number]
        line = block.layout().lineForTextPosition(start - base)
        if not line.isValid():
            return Edge(x, y, y)
        top, bottom = y + line.y(), y + line.y() + line.height()
        runs = line.glyphRuns(start - base, max(1, end - start))
        if not runs:
            right = line.naturalTextRect().right()
            return Edge(x + right, top, bottom)
        box = runs[0].boundingRect()
        from_left = leading != runs[0].isRightToLeft()
        return Edge(x + (box.left() if from_left else box.right()), top, bottom)

    def units_between(self, top: float, bottom: float) -> tuple[int, int]:
        """First and last position of the paragraphs between two heights."""
        after = self._number(self.unit_at(bottom)) + 1
        last = self._starts[after] - 1 if after < len(self._starts) else self._document.characterCount() - 1
        return self._starts[self._number(self.unit_at(top))], last

    def unit_at(self, height: float) -> int:
        """The first position of the line at a height."""
        return self._document.documentLayout().hitTest(QPointF(0, height), Qt.HitTestAccuracy.FuzzyHit)

    def _number(self, unit: int) -> int:
        return bisect_right(self._starts, unit) - 1

    def _block(self, number: int) -> tuple[QTextBlock, float, float]:
        """A paragraph and where its lines are counted from.

        Its layout must not be kept: Qt may free it, and the binding would then hand out the dead one for
        whatever comes to lie at the same address.
        """
        kept = self._blocks.get(number)
        if kept is None:
            block = self._document.findBlockByNumber(number)
            self._document.documentLayout().blockBoundingRect(block)  # makes sure that it is laid out
            place = block.layout().position()
            kept = self._blocks[number] = block, place.x(), place.y()
        return kept

    def _edges_at(self, unit: int) -> tuple[float, float]:
        """Of the line that a position is in; all are read at once, for asking Qt for each takes far longer."""
        if not self._line_starts:
            self._read_lines()
        return self._line_edges[bisect_right(self._line_starts, unit) - 1]

    def _read_lines(self) -> None:
        self._document.documentLayout().blockBoundingRect(self._document.lastBlock())  # has it laid out
        block = self._document.begin()
        for start in self._starts:
            layout = block.layout()
            y = layout.position().y()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                top = y + line.y()
                self._line_starts.append(start + line.textStart())
                self._line_edges.append((top, top + line.height()))
            block = block.next()

    def _boxes_in(self, number: int, start: int, end: int) -> tuple[LineBox, ...]:
        base = self._starts[number]
        key = number, max(0, start - base), end - base
        kept = self._boxes.get(key)
        if kept is None:
            kept = self._boxes[key] = self._measure(number, key[1], key[2])
        return kept

    def _measure(self, number: int, start: int, end: int) -> tuple[LineBox, ...]:
        block, x, y = self._block(number)
        layout = block.layout()
        end = min(end, block.length() - 1)
        if end <= start:
            return ()
        boxes: list[LineBox] = []
        first = layout.lineForTextPosition(start).lineNumber()
        last = layout.lineForTextPosition(end - 1).lineNumber()
        for index in range(first, last + 1):
            line = layout.lineAt(index)
            begin = max(start, line.textStart())
            after = min(end, line.textStart() + line.textLength())
            top = y + line.y()
            baseline, bottom = top + line.ascent(), top + line.height()
            boxes.extend(
                LineBox(x + left, x + right, top, baseline, bottom) for left, right in _pieces(line, begin, after)
            )
        return tuple(boxes)


def _pieces(line: QTextLine, begin: int, after: int) -> list[tuple[float, float]]:
    """Left and right edges of part of a line, pieces that touch joined, blanks at the line's end left out."""
    if begin == line.textStart() and after == begin + line.textLength():
        whole = line.naturalTextRect()
        return [(whole.left(), whole.right())]
    edges = sorted(
        (box.left(), box.right()) for box in (run.boundingRect() for run in line.glyphRuns(begin, after - begin))
    )
    limit = line.naturalTextRect().right()
    joined: list[tuple[float, float]] = []
    for left, right in edges:
        if joined and left <= joined[-1][1] + 0.5:
            joined[-1] = joined[-1][0], max(joined[-1][1], min(right, limit))
        else:
            joined.append((left, min(right, limit)))
    return joined
