"""Rows of a list whose words take as many lines as they need: none is cut."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

BESIDE, ABOVE = 18, 6
"""What the edges of a row take, left and right together, above and below together."""
BY_ICON = 8
"""What parts an icon from the words beside it."""
LEAST = 26
"""Pixels a row is high at least."""


class WrappedRows(QStyledItemDelegate):
    """Reckons how high a row is by the room its words have; Qt forgets the edges round them and cuts the last."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        view.setWordWrap(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        has_icon = index.data(Qt.ItemDataRole.DecorationRole) is not None
        icon = self._view.iconSize().width() + BY_ICON if has_icon else 0
        room = QRect(0, 0, max(1, self._view.viewport().width() - icon - BESIDE), 1 << 20)
        words = QFontMetrics(self._view.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(0, max(LEAST, words.height() + ABOVE))
