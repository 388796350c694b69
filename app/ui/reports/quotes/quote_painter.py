"""How a quote looks in the lists it is chosen from and chosen into, and the name over each perspective."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from app.ui.models.passage_painter import SIDE, PassagePainter, Spoken
from app.ui.models.tree_model import Index
from app.ui.reports.quotes.pool_model import GroupHead
from app.ui.theme import Theme
from app.ui.widgets.perspective_mark import paint_mark
from app.ui.widgets.style_options import rect_of

MARK = 11
AROUND = 16
"""Pixels above and below the name of a group, together."""


class QuotePainter(PassagePainter):
    """Paints quotes as passages are painted everywhere, and the heads between them."""

    def __init__(
        self,
        theme: Theme,
        view: QListView,
        spoken: Callable[[Index], Spoken],
        head: Callable[[Index], GroupHead | None] = lambda index: None,
    ) -> None:
        super().__init__(theme, view, spoken)
        self._worn = theme
        self._view = view
        self._head = head

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if self._head(index) is None:
            return super().sizeHint(option, index)
        return QSize(self._view.viewport().width(), QFontMetrics(self._worn.font(strong=True)).height() + AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        head = self._head(index)
        if head is None:
            super().paint(painter, option, index)
            return
        place = QRectF(rect_of(option))
        look = self._worn.perspective(head.palette)
        painter.save()
        painter.fillRect(place, self._worn.colour("surface"))
        mark = QRectF(place.left() + SIDE, place.center().y() - MARK / 2, MARK, MARK)
        paint_mark(painter, mark, look)
        painter.setFont(self._worn.font(strong=True))
        painter.setPen(self._worn.colour("text"))
        words = place.adjusted(SIDE + MARK + 8, 0, -SIDE, 0)
        shown = painter.fontMetrics().elidedText(
            f"{head.name} · {head.many:,}", Qt.TextElideMode.ElideRight, round(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
