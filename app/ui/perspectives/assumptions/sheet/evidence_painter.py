"""How a piece of evidence looks: its stance in sign and word, the words, whose they are, what is told of them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.models.tree_model import Index
from app.ui.perspectives.assumptions.sheet.evidence_model import EvidenceModel, Heading, Shown
from app.ui.theme import TextSize, Theme
from app.ui.widgets.style_options import has_focus, is_selected, rect_of

BESIDE, ABOVE, PAD = 2, 3, 10
LONG = 600
"""A card shows no more letters than that; the transcript has the rest."""
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class EvidencePainter(QStyledItemDelegate):
    """Paints cards and the headings over them; heights are kept until the width or the look changes."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._heights: dict[tuple[Heading | Shown, int], int] = {}
        theme.changed.connect(self._look_anew)

    def _look_anew(self) -> None:
        # Not connected itself: the theme would keep what is in it, participants' words too, after the study.
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width, row = view.viewport().width(), _row(index)
        if (row, width) not in self._heights:
            place = QRectF(0, 0, width, 1 << 20)
            end = self._heading(None, place, row) if isinstance(row, Heading) else self._card(None, place, row)
            self._heights[row, width] = round(end)
        return QSize(width, self._heights[row, width])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, place = _row(index), QRectF(rect_of(option))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._heading(painter, place, row)
        else:
            chosen = is_selected(option)
            card = place.adjusted(BESIDE, ABOVE, -BESIDE, -ABOVE)
            edge = "focus" if has_focus(option) and chosen else "edge" if chosen else "line"
            pen = QPen(self._theme.colour(edge), 2 if chosen else 1)
            if row.pending:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(self._theme.colour("raised"))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 8, 8)
            self._card(painter, place, row)
        painter.restore()

    def _heading(self, painter: QPainter | None, place: QRectF, row: Heading) -> float:
        font = self._theme.font(TextSize.SMALL, strong=True)
        room = place.adjusted(BESIDE + 2, 8, -BESIDE, 0)
        return self._words(painter, room, room.top(), row.words, font, "text") + 3

    def _card(self, painter: QPainter | None, place: QRectF, row: Shown) -> float:
        small = self._theme.font(TextSize.SMALL)
        room = place.adjusted(BESIDE + PAD, ABOVE + PAD, -BESIDE - PAD, 0)
        said = row.row.words
        shown = said if len(said) <= LONG else f"{said[:LONG].rsplit(' ', 1)[0]} […]"
        top = self._words(painter, room, room.top(), row.stance, small, "muted") + 2
        top = self._words(painter, room, top, f"“{shown}”" if shown else "(no words)", self._theme.font(), "text")
        top = self._words(painter, room, top + 3, row.who, small, "text")
        top = self._words(painter, room, top, row.facts, small, "muted")
        if row.row.note:
            top = self._words(painter, room, top + 3, f"Note: {row.row.note}", small, "text")
        return top + PAD + ABOVE

    def _words(
        self, painter: QPainter | None, room: QRectF, top: float, words: str, font: QFont, ink: str
    ) -> float:
        if not words:
            return top
        place = QRectF(room.left(), top, room.width(), 1 << 20)
        needed = QFontMetricsF(font).boundingRect(place, _WRAPPED, words)
        if painter is not None:
            painter.setFont(font)
            painter.setPen(self._theme.colour(ink))
            painter.drawText(QRectF(room.left(), top, room.width(), needed.height()), _WRAPPED, words)
        return top + needed.height()


def _row(index: Index) -> Heading | Shown:
    model = index.model()
    assert isinstance(model, EvidenceModel)
    return model.rows[index.row()]
