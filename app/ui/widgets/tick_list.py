"""Choosing some of many: a list with ticks and a filter, agreed to or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.search_field import SearchField

_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Tickable:
    """One of the many."""

    id: int
    words: str
    icon: QIcon
    ticked: bool


class TickListDialog(QDialog):
    """Tells which rows are ticked when it is agreed to."""

    agreed = Signal(list)
    """The ids of the ticked rows, in their order."""

    def __init__(
        self, theme: Theme, *, title: str, words: str, prompt: str, rows: Sequence[Tickable], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.filter = SearchField(theme, prompt)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        for row in rows:
            item = QListWidgetItem(row.icon, row.words)
            item.setData(_ID, row.id)
            item.setCheckState(Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.resize(460, 560)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label(title, "title"))
        column.addWidget(wrapped_label(words, "quiet"))
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.filter.textChanged.connect(self._filter)
        self.filter.left_down.connect(self.list.setFocus)

    def accept(self) -> None:
        """Tell what is ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        self.agreed.emit([item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked])
        super().accept()

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in wanted))
