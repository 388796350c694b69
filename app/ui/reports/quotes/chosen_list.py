"""The list of a section's quotes: Alt and the arrows or a drag order it, Delete takes one out, Enter cuts one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from app.ui.models.passage_painter import Spoken
from app.ui.models.tree_model import Index
from app.ui.reports.quotes.chosen_model import GONE, ChosenModel, ChosenRow
from app.ui.reports.quotes.pool_list import spoken_of
from app.ui.reports.quotes.quote_list import QuoteList
from app.ui.theme import Theme

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChosenList(QuoteList):
    """Tells what is wanted of the quote at hand."""

    removed = Signal(int)
    moved = Signal(int, int)
    """The quote of this row is wanted so many rows further down."""
    cut_wanted = Signal(int)
    opened = Signal(object)

    def __init__(self, theme: Theme, chosen: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, chosen, self._spoken, parent=parent)
        self._chosen = chosen
        self.setAccessibleName("Quotes of this section")
        self.setAccessibleDescription(
            "Alt with the arrows moves a quote, Delete takes it out, Enter cuts it, O opens it where it was said"
        )
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def at_hand(self) -> ChosenRow | None:
        """The quote the keyboard is on."""
        index = self.currentIndex()
        return self._chosen.row(index) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Puts the keyboard on a row, or the last there is."""
        place = min(row, self._chosen.rowCount() - 1)
        if place >= 0:
            self.setCurrentIndex(self._chosen.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        step = _STEPS.get(Qt.Key(event.key()))
        if row < 0:
            super().keyPressEvent(event)
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(row, step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cut_wanted.emit(row)
        elif event.key() == Qt.Key.Key_O and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.currentIndex().isValid():
            self.cut_wanted.emit(self.currentIndex().row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.currentIndex().row()
        if row < 0:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Cut…\tEnter").triggered.connect(lambda: self.cut_wanted.emit(row))
        menu.addAction("Move up\tAlt+Up").triggered.connect(lambda: self.moved.emit(row, -1))
        menu.addAction("Move down\tAlt+Down").triggered.connect(lambda: self.moved.emit(row, 1))
        menu.addAction("Open where it was said\tO").triggered.connect(self._open)
        menu.addAction("Take out\tDel").triggered.connect(lambda: self.removed.emit(row))
        menu.popup(event.globalPos())

    def _open(self) -> None:
        row = self.at_hand()
        if row is not None and row.offered is not None:
            self.opened.emit(row.offered)

    def _spoken(self, index: Index) -> Spoken:
        row = self._chosen.row(index)
        if row.offered is None:
            return Spoken((), "", 0, "", GONE, "", "Take it out, or put its code back on the passage.")
        return spoken_of(row.offered, f"“{row.words}”", "", row.fault)
