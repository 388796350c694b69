"""How a card looks: the statement, whose it is, a bar for every perspective with its words, and the signal."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.perspectives.claim_rows import Assessed, GroupTally, Signal
from app.ui.models.tree_model import Index
from app.ui.perspectives.assumptions import claim_words as words
from app.ui.perspectives.assumptions.board.cards_model import CardsModel
from app.ui.perspectives.assumptions.stance_bar import HEIGHT, paint_bar
from app.ui.theme import TextSize, Theme
from app.ui.widgets.perspective_mark import paint_mark
from app.ui.widgets.style_options import has_focus, is_selected, rect_of

BESIDE, ABOVE, PAD = 6, 4, 12
"""Around a card, and inside it."""
GAP = 6
MARK = 11
LOUD = frozenset({Signal.BY_ALL, Signal.FROM_WITHIN, Signal.ACROSS})
"""Signals that ask somebody to decide."""
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class _Line:
    """Words of a card, in a face and an ink."""

    words: str
    font: QFont
    ink: str


class CardPainter(QStyledItemDelegate):
    """Paints a card; heights are kept until the width or the look changes."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._heights: dict[tuple[Assessed, int], int] = {}
        theme.changed.connect(self._look_anew)

    def _look_anew(self) -> None:
        # Not connected itself: the theme would keep what is in it, participants' words too, after the study.
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width, row = view.viewport().width(), _row(index)
        if (row, width) not in self._heights:
            room = QRectF(0, 0, width, 1 << 20).adjusted(BESIDE + PAD, ABOVE + PAD, -BESIDE - PAD, 0)
            self._heights[row, width] = round(self._go_through(None, room, row) + PAD + ABOVE)
        return QSize(width, self._heights[row, width])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = QRectF(rect_of(option)).adjusted(BESIDE, ABOVE, -BESIDE, -ABOVE)
        chosen, focused = is_selected(option), has_focus(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "focus" if focused and chosen else "edge" if chosen else "line"
        painter.setPen(QPen(self._theme.colour(edge), 2 if chosen else 1))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 8, 8)
        self._go_through(painter, card.adjusted(PAD, PAD, -PAD, -PAD), _row(index))
        painter.restore()

    def _go_through(self, painter: QPainter | None, room: QRectF, row: Assessed) -> float:
        """Set, and paint where there is a painter, everything from the top; returns where it ends."""
        small, strong = self._theme.font(TextSize.SMALL), self._theme.font(TextSize.SMALL, strong=True)
        top = room.top()
        top = self._words(painter, room, top, _Line(row.claim.ref, strong, "muted")) + 2
        top = self._words(painter, room, top, _Line(row.claim.statement, self._theme.font(), "text")) + 3
        top = self._words(painter, room, top, _Line(words.held_by_words(row), small, "muted")) + GAP + 2
        for group in row.groups:
            top = self._group(painter, room, top, group) + GAP
        top += 2
        loud = row.signal in LOUD
        said = _Line(words.signal_words(row.signal), strong if loud else small, "danger" if loud else "text")
        top = self._words(painter, room, top, said)
        if pattern := words.pattern_words(row):
            top = self._words(painter, room, top + 1, _Line(pattern, small, "muted"))
        if row.flags:
            top = self._chips(painter, room, top + GAP, words.flag_names(row))
        return top

    def _words(self, painter: QPainter | None, room: QRectF, top: float, line: _Line) -> float:
        place = QRectF(room.left(), top, room.width(), 1 << 20)
        needed = QFontMetricsF(line.font).boundingRect(place, _WRAPPED, line.words)
        if painter is not None:
            painter.setFont(line.font)
            painter.setPen(self._theme.colour(line.ink))
            painter.drawText(QRectF(room.left(), top, room.width(), needed.height()), _WRAPPED, line.words)
        return top + needed.height()

    def _group(self, painter: QPainter | None, room: QRectF, top: float, group: GroupTally) -> float:
        """A perspective: its mark and name with where it leans, its bar, and below in words how many."""
        small = self._theme.font(TextSize.SMALL)
        look, metrics = self._theme.perspective(group.palette), QFontMetricsF(small)
        inner = room.adjusted(MARK + 7, 0, 0, 0)
        bar = top + metrics.height() + 2
        if painter is not None:
            lean = words.LEAN_WORDS[group.lean] if group.voiced else ""
            mark = QRectF(room.left(), top + (metrics.height() - MARK) / 2, MARK, MARK)
            paint_mark(painter, mark, look)
            head = QRectF(inner.left(), top, inner.width(), metrics.height())
            painter.setFont(small)
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(head, _RIGHT, lean)
            space = head.width() - (metrics.horizontalAdvance(lean) + 10 if lean else 0)
            painter.setPen(QColor(look.ink))
            painter.drawText(head, _ONE_LINE, metrics.elidedText(group.name, Qt.TextElideMode.ElideRight, space))
            paint_bar(painter, QRectF(inner.left(), bar, inner.width(), HEIGHT), group, self._theme)
        said = _Line(words.sentence_of(group), small, "text")
        return self._words(painter, inner, bar + HEIGHT + 2, said)

    def _chips(self, painter: QPainter | None, room: QRectF, top: float, flags: list[str]) -> float:
        """What makes the evidence weaker than it looks, each in a frame of its own."""
        font = self._theme.font(TextSize.SMALL)
        metrics = QFontMetricsF(font)
        height, left = metrics.height() + 4, room.left()
        for flag in flags:
            width = min(room.width(), metrics.horizontalAdvance(flag) + 12)
            if left > room.left() and left + width > room.right():
                left, top = room.left(), top + height + 4
            if painter is not None:
                chip = QRectF(left, top, width, height)
                painter.setPen(QPen(self._theme.colour("amber"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
                painter.setFont(font)
                painter.setPen(self._theme.colour("amber"))
                shown = metrics.elidedText(flag, Qt.TextElideMode.ElideRight, width - 10)
                painter.drawText(chip.adjusted(6, 0, -4, 0), _ONE_LINE, shown)
            left += width + 5
        return top + height


def _row(index: Index) -> Assessed:
    model = index.model()
    assert isinstance(model, CardsModel)
    return model.rows[index.row()]
