"""A list of names in an order of the researcher's: edited in place, added to, removed, moved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import tooltip_text
from app.ui.widgets.wrapped_rows import WrappedRows

_ID = Qt.ItemDataRole.UserRole
_NAME = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Named:
    """A row of the list; `hint` is said when the mouse rests on it."""

    id: int
    name: str
    hint: str = ""
    icon: QIcon | None = None


class OrderedNames(QWidget):
    """A list of names: edited in place (F2, double click), removed, and, where it may be, added to and ordered."""

    def __init__(
        self,
        title: str,
        *,
        rename: Callable[[int, str], object],
        remove: Callable[[int], object],
        add: Callable[[str], object] | None = None,
        move: Callable[[int, int], object] | None = None,
    ) -> None:
        super().__init__()
        self._add, self._rename, self._remove, self._move = add, rename, remove, move
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setItemDelegate(WrappedRows(self.list))
        self.list.setEditTriggers(QListWidget.EditTrigger.DoubleClicked | QListWidget.EditTrigger.EditKeyPressed)
        self.new = QLineEdit()
        self.new.setPlaceholderText("Add another…")
        self.new.setAccessibleName(f"Add to {title}")
        self.rename_button = Button("Rename")
        self.remove_button = Button("Remove")
        self.up_button = Button("Move up")
        self.down_button = Button("Move down")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(section_heading(title), 0, 0, 1, 2)
        grid.addWidget(self.list, 1, 0, 1, 2)
        grid.addWidget(self.new, 2, 0, 1, 2)
        self.list.setIconSize(QSize(16, 16))
        for button in (self.rename_button, self.remove_button, self.up_button, self.down_button):
            button.setAutoDefault(False)
        grid.addWidget(self.rename_button, 3, 0)
        grid.addWidget(self.remove_button, 3, 1)
        grid.addWidget(self.up_button, 4, 0)
        grid.addWidget(self.down_button, 4, 1)
        self.new.setVisible(add is not None)
        for button in (self.up_button, self.down_button):
            button.setVisible(move is not None)
        self.new.returnPressed.connect(self._add_typed)
        self.list.itemChanged.connect(self._renamed)
        self.list.currentRowChanged.connect(lambda _: self._tell())
        self.rename_button.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self.remove_button.clicked.connect(self._remove_current)
        self.up_button.clicked.connect(lambda: self._move_current(-1))
        self.down_button.clicked.connect(lambda: self._move_current(1))

    def show_rows(self, rows: Sequence[Named]) -> None:
        """Show other rows; the one at hand stays at hand."""
        kept = self.at_hand()
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(_ID, row.id)
            item.setData(_NAME, row.name)
            item.setToolTip(tooltip_text(row.hint))
            if row.icon is not None:
                item.setIcon(row.icon)
            self.list.addItem(item)
            if row.id == kept:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if self.list.currentRow() < 0 and rows:
            self.list.setCurrentRow(0)
        self._tell()

    def names(self) -> list[str]:
        """The names in their order."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def _tell(self) -> None:
        row = self.list.currentRow()
        for button in (self.rename_button, self.remove_button):
            button.setEnabled(row >= 0)
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < self.list.count() - 1)

    def _add_typed(self) -> None:
        if self._add is not None and self.new.text().strip() and self._add(self.new.text()) is not None:
            self.new.clear()

    def _renamed(self, item: QListWidgetItem) -> None:
        name: str = item.data(_NAME)
        if item.text() != name and self._rename(item.data(_ID), item.text()) is None:
            self.list.blockSignals(True)
            item.setText(name)
            self.list.blockSignals(False)

    def _remove_current(self) -> None:
        at = self.at_hand()
        if at is not None:
            self._remove(at)

    def _move_current(self, step: int) -> None:
        at = self.at_hand()
        if at is not None and self._move is not None:
            self._move(at, self.list.currentRow() + step)

    def at_hand(self) -> int | None:
        """The row that is selected; None where there is none."""
        row = self.list.currentRow()
        identity: int | None = self.list.item(row).data(_ID) if row >= 0 else None
        return identity
