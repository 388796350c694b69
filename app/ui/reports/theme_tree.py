"""Choosing the themes of a report: the codebook with a box before each code and what it holds."""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator, QWidget

from app.coding.rows import CodeId, CodeRow
from app.ui.theme import Theme
from app.ui.widgets.swatch import swatch_icon

_CODE = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ThemeTree(QTreeWidget):
    """Every top-level code that people were heard on is chosen to begin with; one below may be one too."""

    chosen_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._codes: Sequence[CodeRow] = ()
        self._heard: Collection[CodeId] = ()
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setAccessibleName("Themes of the report")
        self.itemChanged.connect(lambda *_: self.chosen_changed.emit())
        theme.changed.connect(self._repaint_swatches)

    def show_codes(self, codes: Sequence[CodeRow], heard: Collection[CodeId]) -> None:
        """Shows the codebook; what was chosen stays chosen, a new top-level code is chosen."""
        known = {code.id for code in self._codes}
        kept = set(self.chosen())
        open_ones = {self._code(item) for item in self._items() if item.isExpanded()}
        self._codes, self._heard = list(codes), heard
        with QSignalBlocker(self):
            self.clear()
            items: dict[CodeId, QTreeWidgetItem] = {}
            for code in codes:
                usual = code.parent is None and code.id in heard
                above = self if code.parent is None else items[code.parent]
                item = items[code.id] = QTreeWidgetItem(above, [_words(code)])
                item.setData(0, _CODE, code.id)
                item.setData(0, Qt.ItemDataRole.AccessibleTextRole, _words(code).replace(" · ", ", "))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                wanted = code.id in kept if code.id in known else usual
                item.setCheckState(0, _CHECKED if wanted else _UNCHECKED)
                item.setIcon(0, swatch_icon(self._theme.code_colour(code.colour)))
                item.setExpanded(code.id in open_ones)
            first = self.topLevelItem(0)
            if first is not None:
                self.setCurrentItem(first)

    def chosen(self) -> tuple[CodeId, ...]:
        """The chosen codes in the order of the codebook."""
        return tuple(self._code(item) for item in self._items() if item.checkState(0) == _CHECKED)

    def choose(self, wanted: Sequence[CodeId]) -> None:
        """Chooses these codes and no others."""
        with QSignalBlocker(self):
            for item in self._items():
                item.setCheckState(0, _CHECKED if self._code(item) in wanted else _UNCHECKED)
        self.chosen_changed.emit()

    def choose_all(self) -> None:
        """Chooses every top-level code that somebody was heard on."""
        self.choose([code.id for code in self._codes if code.parent is None and code.id in self._heard])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            item.setCheckState(0, _UNCHECKED if item.checkState(0) == _CHECKED else _CHECKED)
        else:
            super().keyPressEvent(event)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        """Every item, each before those below it."""
        every = QTreeWidgetItemIterator(self)
        while (item := every.value()) is not None:
            yield item
            every += 1

    def _code(self, item: QTreeWidgetItem) -> CodeId:
        code: CodeId = item.data(0, _CODE)
        return code

    def _repaint_swatches(self) -> None:
        colours = {code.id: code.colour for code in self._codes}
        with QSignalBlocker(self):
            for item in self._items():
                item.setIcon(0, swatch_icon(self._theme.code_colour(colours[self._code(item)])))


def _words(code: CodeRow) -> str:
    held = code.passages_below
    many = f"{held:,} {'passage' if held == 1 else 'passages'}" if held else "no passages"
    return f"{code.name} · {many}"
