"""The list of what may be quoted: Enter, Space or a drag puts a passage into the report."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from app.ui.models.passage_painter import Spoken
from app.ui.models.tree_model import Index
from app.ui.reports.quotes.offered import Offered, briefly
from app.ui.reports.quotes.pool_model import GroupHead, PoolModel
from app.ui.reports.quotes.quote_list import QuoteList
from app.ui.theme import Theme


class PoolList(QuoteList):
    """Tells which passages are wanted in the report, and which one in its transcript."""

    added = Signal(list)
    """The segments of the selected passages, in their order."""
    opened = Signal(object)
    """An `Offered` is wanted where it was said."""
    left_up = Signal()
    """Up from the first passage."""

    def __init__(self, theme: Theme, pool: PoolModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, pool, self._spoken, self._head, parent=parent)
        self._pool = pool
        self.setAccessibleName("Passages that can be quoted")
        self.setAccessibleDescription(
            "Enter or Space quotes a passage in this section, O opens it where it was said"
        )
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self._kept = -1
        pool.modelAboutToBeReset.connect(self._keep_place)
        pool.modelReset.connect(self._come_back)

    def chosen(self) -> list[Offered]:
        """The selected passages in their order; where none is, the one the keyboard is on."""
        places = self.selectedIndexes() or [self.currentIndex()]
        there = sorted((index for index in places if index.isValid()), key=lambda index: index.row())
        rows = [self._pool.row(index) for index in there]
        return [row for row in rows if isinstance(row, Offered)]

    def add_chosen(self) -> None:
        """Quotes what is selected."""
        wanted = [row.segment for row in self.chosen() if row.why_not is None]
        if wanted:
            self.added.emit(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.add_chosen()
            case Qt.Key.Key_O if event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self._open()
            case Qt.Key.Key_Up if not self._any_above():
                self.left_up.emit()
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.add_chosen()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        rows = self.chosen()
        if not rows:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add = menu.addAction("Quote in this section\tEnter")
        add.setEnabled(any(row.why_not is None for row in rows))
        add.triggered.connect(self.add_chosen)
        menu.addAction("Open where it was said\tO").triggered.connect(self._open)
        menu.popup(event.globalPos())

    def _open(self) -> None:
        rows = self.chosen()
        if rows:
            self.opened.emit(rows[0])

    def _keep_place(self) -> None:
        self._kept = self.currentIndex().row()

    def _come_back(self) -> None:
        """After one passage was quoted, the keyboard is on the next."""
        last = self._pool.rowCount() - 1
        if self._kept >= 0 and last >= 0:
            place = min(self._kept, last)
            index = self._pool.index(place)
            self.setCurrentIndex(index if self._head(index) is None else self._pool.index(min(place + 1, last)))

    def _any_above(self) -> bool:
        at = self.currentIndex().row()
        return any(self._head(self._pool.index(place)) is None for place in range(max(0, at)))

    def _head(self, index: Index) -> GroupHead | None:
        row = self._pool.row(index)
        return row if isinstance(row, GroupHead) else None

    def _spoken(self, index: Index) -> Spoken:
        row = self._pool.row(index)
        assert isinstance(row, Offered)
        elsewhere = self._pool.used.get(row.segment, "")
        why_not = "" if row.why_not is None else briefly(row.why_not)
        return spoken_of(row, row.words, row.said_of, f"Quoted in {elsewhere}" if elsewhere else why_not)


def spoken_of(row: Offered, words: str, foot: str, doubt: str) -> Spoken:
    """A passage as the lists of quotes show it."""
    return Spoken(
        voices=row.voices,
        source_name=row.source_name,
        turn_number=row.turn_number,
        before="",
        text=words,
        after="",
        foot=foot,
        doubt=doubt,
    )
