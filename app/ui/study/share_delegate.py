"""A share in a table: a thin bar behind the words that say the same."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.ui.study.progress_model import SHARE
from app.ui.theme import Theme

BAR = 5
WIDTH = 76
GAP = 10


class ShareDelegate(QStyledItemDelegate):
    """Paints the bar at the left of its cell and leaves the words their room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(WIDTH + 2 * GAP, 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        share = index.data(SHARE)
        if share is None or not share[1]:
            return
        done, whole = share
        cell = QRectF(option.rect)
        room = cell.width() - option.fontMetrics.horizontalAdvance(index.data()) - 3 * GAP
        if room < BAR * 4:
            return
        bar = QRectF(cell.left() + GAP, cell.center().y() - BAR / 2, min(WIDTH, room), BAR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(
            QRectF(bar.topLeft(), bar.size()).adjusted(0, 0, bar.width() * (done / whole - 1), 0), BAR / 2, BAR / 2
        )
        painter.restore()
