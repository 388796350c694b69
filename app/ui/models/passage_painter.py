"""How a passage looks in a list: who says it, the words in their context, where they stand, what is told of it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.coding.rows import Voice
from app.language.spans import Span
from app.ui.models.tree_model import Index
from app.ui.text_positions import TextPositions
from app.ui.theme import TextSize, Theme
from app.ui.widgets.perspective_mark import paint_mark
from app.ui.widgets.style_options import has_focus, is_selected, rect_of

SIDE, UPPER, LOWER = 16, 12, 12
MARK = 11
LINE_SPACING = 1.3
WIDEST = 720
"""Words in lines longer than this are hard to read."""
FAINTER = 0.72
"""How much of its ink the context of a selected passage has: still more than 4.5 : 1."""
NOT_QUOTED = "Not to be quoted"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is shown of a passage."""

    voices: tuple[Voice, ...]
    source_name: str
    turn_number: int
    before: str
    text: str
    after: str
    foot: str
    """What is told of it, below the words."""
    doubt: str = ""
    """What asks for attention, in a word or two."""
    marked: tuple[Span, ...] = ()
    """Words that stand out, as places in the text."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A passage laid out for a width."""

    words: QTextLayout
    words_height: float
    foot: QTextLayout
    foot_height: float


class PassagePainter(QStyledItemDelegate):
    """Paints a passage; heights are kept until the width or the look changes."""

    def __init__(self, theme: Theme, view: QListView, spoken: Callable[[Index], Spoken]) -> None:
        super().__init__(view)
        self._theme = theme
        self._spoken = spoken
        self._heights: dict[tuple[Spoken, int], int] = {}
        theme.changed.connect(self._look_anew)

    def _look_anew(self) -> None:
        # Not connected itself: the theme would keep what is in it, participants' words too, after the study.
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width = view.viewport().width()
        row = self._spoken(index)
        height = self._heights.get((row, width))
        if height is None:
            sheet = self._sheet(row, width, selected=False)
            height = round(UPPER + self._head_height() + sheet.words_height + sheet.foot_height + LOWER)
            self._heights[row, width] = height
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, place, selected = self._spoken(index), QRectF(rect_of(option)), is_selected(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or has_focus(option):
            painter.setPen(QPen(self._theme.colour("focus"), 1.5) if has_focus(option) else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selection") if selected else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(4, 2, -4, -3), 6, 6)
        painter.fillRect(
            QRectF(place.left() + SIDE, place.bottom() - 1, place.width() - 2 * SIDE, 1),
            self._theme.colour("line"),
        )
        sheet = self._sheet(row, round(place.width()), selected=selected)
        top = place.top() + UPPER
        self._paint_head(painter, QRectF(place.left() + SIDE, top, place.width() - 2 * SIDE, 20), row, selected)
        top += self._head_height()
        painter.setPen(self._ink("text", selected))
        sheet.words.draw(painter, QPointF(place.left() + SIDE, top))
        painter.setPen(self._ink("muted", selected))
        sheet.foot.draw(painter, QPointF(place.left() + SIDE, top + sheet.words_height))
        painter.restore()

    def _head_height(self) -> float:
        return QFontMetrics(self._theme.font(strong=True)).height() + 5

    def _paint_head(self, painter: QPainter, place: QRectF, row: Spoken, selected: bool) -> None:
        place.setHeight(self._head_height() - 5)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._theme.font(TextSize.SMALL))
        where = f"{row.source_name} · turn {row.turn_number}" if row.turn_number else row.source_name
        room = place.width() * 0.45
        where = painter.fontMetrics().elidedText(where, Qt.TextElideMode.ElideMiddle, round(room))
        painter.setPen(self._ink("accent", selected))
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, where)
        right = place.right() - painter.fontMetrics().horizontalAdvance(where) - 16
        if row.doubt:
            painter.setPen(self._ink("amber", selected))
            painter.drawText(
                place.adjusted(0, 0, right - place.right(), 0), middle | Qt.AlignmentFlag.AlignRight, row.doubt
            )
            right -= painter.fontMetrics().horizontalAdvance(row.doubt) + 16
        left = place.left()
        for voice in row.voices:
            mark = QRectF(left, place.center().y() - MARK / 2, MARK, MARK)
            paint_mark(painter, mark, self._theme.perspective(voice.palette))
            left = mark.right() + 6
            facts = " · ".join(filter(None, (voice.role, voice.area_name)))
            runs = [(voice.pseudonym, "text", True), (facts, "muted", False)]
            if not voice.quotable:
                runs.insert(1, (NOT_QUOTED, "danger", False))
            for words, ink, strong in runs:
                painter.setFont(self._theme.font(TextSize.BODY if strong else TextSize.SMALL, strong=strong))
                shown = painter.fontMetrics().elidedText(
                    words, Qt.TextElideMode.ElideRight, max(0, round(right - left))
                )
                painter.setPen(self._ink(ink, selected))
                painter.drawText(QRectF(left, place.top(), right - left, place.height()), middle, shown)
                left += painter.fontMetrics().horizontalAdvance(shown) + (10 if shown else 0)

    def _sheet(self, row: Spoken, width: int, *, selected: bool) -> _Sheet:
        room = min(width - 2 * SIDE, WIDEST)
        before, after = _context(row)
        words = QTextLayout(before + _lines(row.text.strip()) + after, self._theme.font())
        positions = TextPositions(words.text())
        muted, marked = QTextCharFormat(), QTextCharFormat()
        muted.setForeground(self._context_ink(selected))
        marked.setBackground(self._theme.colour("found"))
        marked.setForeground(self._theme.colour("text"))
        marked.setFontUnderline(True)
        shift = len(before) - (len(row.text) - len(row.text.lstrip()))
        context = ((0, len(before)), (len(words.text()) - len(after), len(words.text())))
        words.setFormats(
            [
                _range(positions, start, end, look)
                for look, places in (
                    (muted, context),
                    (marked, [(span.start + shift, span.end + shift) for span in row.marked]),
                )
                for start, end in places
                if start < end
            ]
        )
        foot = QTextLayout(_lines(row.foot), self._theme.font(TextSize.SMALL))
        return _Sheet(words, _set(words, room, LINE_SPACING), foot, _set(foot, room, 1.15))

    def _context_ink(self, selected: bool) -> QColor:
        """On a selection too, what stands around a passage is told from it."""
        ink = self._ink("muted", selected)
        if selected:
            ink.setAlphaF(FAINTER)
        return ink

    def _ink(self, role: str, selected: bool) -> QColor:
        return self._theme.colour("selection_text" if selected else role)


def _context(row: Spoken) -> tuple[str, str]:
    """What stands before and after, in whole words."""
    before, after = row.before.strip(), row.after.strip()
    before = f"… {before.partition(' ')[2]} " if before else ""
    joined = "" if after[:1] in ".,;:!?…”’'" else " "
    return before, f"{joined}{after.rpartition(' ')[0]} …" if after else ""


def _lines(words: str) -> str:
    """Words whose line ends a text layout understands."""
    return words.replace("\n", "\u2028")


def _set(layout: QTextLayout, width: float, spacing: float) -> float:
    """Sets lines to a width, one below the other; returns their height."""
    if not layout.text():
        return 3
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height() * spacing
    layout.endLayout()
    return top + 3


def _range(positions: TextPositions, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    piece = QTextLayout.FormatRange()
    piece.start = positions.to_qt(start)
    piece.length = positions.to_qt(end) - positions.to_qt(start)
    piece.format = look
    return piece
