"""The passages of a code as they are read: who says it, the words in their context, where they stand, the memo."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QMenu, QWidget

from app.coding.rows import PassageRow
from app.ui.models.passage_painter import PassagePainter, Spoken
from app.ui.models.passages_model import PassagesModel
from app.ui.models.tree_model import Index
from app.ui.theme import Theme
from app.ui.widgets import clipboard

RECHECK = "To re-check"
"""The code was redefined after this was coded."""
RESTRICTED = "Restricted"
"""A concern stands on its words."""


class PassagesList(QListView):
    """Click or Enter opens a place; Ctrl+C copies with attribution; a passage can be dragged out as text."""

    opened = Signal(object)
    """A `PassageRow` is wanted in its transcript."""
    confirmed = Signal(list)
    """Of these passages the code still holds."""
    split_wanted = Signal(list)
    """These passages belong to another code."""
    uncoded = Signal(list)
    """The code is wanted off these passages."""

    def __init__(
        self, theme: Theme, model: PassagesModel, parent: QWidget | None = None, *, changing: bool = False
    ) -> None:
        super().__init__(parent)
        self._passages = model
        self._changing = changing
        self.setModel(model)
        self.setItemDelegate(PassagePainter(theme, self, _spoken))
        self.setAccessibleName("Passages")
        keys = "H says that its code still holds, S gives it to another code, Delete takes the code off"
        self.setAccessibleDescription(
            f"Enter opens a passage in its transcript, Ctrl+C copies it{f', {keys}' if changing else ''}"
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        theme.changed.connect(self.doItemsLayout)

    def copy(self) -> None:
        """The selected passages with their attribution, for another program."""
        if self.selectedIndexes():
            clipboard.put_text(self._passages.copied(self.selectedIndexes()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged = self.state() is not QListView.State.NoState
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() is Qt.MouseButton.LeftButton and plain and not dragged and index.isValid():
            self.opened.emit(self._passages.passage(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self._passages.passage(self.currentIndex()))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in self._doing() and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._tell(self._doing()[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _doing(self) -> dict[Qt.Key, SignalInstance]:
        """What a key does with the selected passages."""
        if not self._changing:
            return {}
        return {
            Qt.Key.Key_H: self.confirmed,
            Qt.Key.Key_S: self.split_wanted,
            Qt.Key.Key_Delete: self.uncoded,
        }

    def _tell(self, wanted: SignalInstance) -> None:
        rows = [self._passages.passage(index) for index in self.selectedIndexes()]
        if rows:
            wanted.emit(sorted(rows, key=lambda row: row.coding))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if index.isValid():
            row = self._passages.passage(index)
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction("Open in its transcript").triggered.connect(lambda: self.opened.emit(row))
            menu.addAction("Copy with attribution\tCtrl+C").triggered.connect(self.copy)
            if self._changing:
                self._add_changes(menu)
            menu.popup(event.globalPos())

    def _add_changes(self, menu: QMenu) -> None:
        menu.addSeparator()
        holds = menu.addAction("The code still holds\tH")
        holds.triggered.connect(lambda: self._tell(self.confirmed))
        holds.setEnabled(any(self._passages.passage(chosen).recheck for chosen in self.selectedIndexes()))
        menu.addAction("Give to another code…\tS").triggered.connect(lambda: self._tell(self.split_wanted))
        menu.addAction("Take the code off\tDel").triggered.connect(lambda: self._tell(self.uncoded))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


def _row(index: Index) -> PassageRow:
    model = index.model()
    assert isinstance(model, PassagesModel)
    return model.passage(index)


def _spoken(index: Index) -> Spoken:
    row = _row(index)
    return Spoken(
        voices=row.voices,
        source_name=row.source_name,
        turn_number=row.turn_number,
        before=row.before,
        text=row.text,
        after=row.after,
        foot=_foot(row),
        doubt=RESTRICTED if row.restricted else RECHECK if row.recheck else "",
    )


def _foot(row: PassageRow) -> str:
    told = f"{row.code_path} · coded by {row.coder}"
    return f"{told}\nMemo: {row.memo}" if row.memo else told
