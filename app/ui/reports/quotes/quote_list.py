"""A list of quotes as the picker has two: rows as high as their words, a sentence where there are none."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.ui.models.passage_painter import SIDE, Spoken
from app.ui.models.tree_model import Index
from app.ui.reports.quotes.pool_model import GroupHead
from app.ui.reports.quotes.quote_painter import QuotePainter
from app.ui.theme import Theme

ABOVE = 14
LEAST_LINES = 5
"""Of text, that a list wants to show."""


class QuoteList(QListView):
    """Shows quotes; what keys do with them is a subclass's."""

    def __init__(
        self,
        theme: Theme,
        model: QAbstractItemModel,
        spoken: Callable[[Index], Spoken],
        head: Callable[[Index], GroupHead | None] = lambda index: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._nothing = ""
        self.setModel(model)
        self.setItemDelegate(QuotePainter(theme, self, spoken, head))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme.changed.connect(self.doItemsLayout)

    @property
    def nothing(self) -> str:
        """What is said where there is no quote."""
        return self._nothing

    def say_nothing(self, words: str) -> None:
        """What to say where there is no quote."""
        self._nothing = words
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(240, LEAST_LINES * self.fontMetrics().lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() == 0 and self._nothing:
            with QPainter(self.viewport()) as painter:
                painter.setFont(self._theme.font())
                painter.setPen(self._theme.colour("muted"))
                place = self.viewport().rect().adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
                painter.drawText(place, Qt.TextFlag.TextWordWrap, self._nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
