"""The checks of a report as a list: what stops it first; each leads to its passage, person or section."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.reports.checks.check import Check, Weight, of_weight
from app.ui.theme import Theme, icon
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.wrapped_rows import WrappedRows

ALL_CLEAR = "Nothing stands in the way of this report."
WAITING = "The report is being looked through…"
ABOUT = "Enter, or a click, goes to what a line is about."
_CHECK = Qt.ItemDataRole.UserRole
_SIGNS = {Weight.STOPS: ("close", "danger"), Weight.CHANGED: ("lock", "muted"), Weight.LOOK: ("warning", "amber")}


class ChecksView(QWidget):
    """Looked through anew whenever the report changes."""

    followed = Signal(object)
    """What this `Check` is about is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._checks: tuple[Check, ...] | None = None
        self.list = _Checks()
        self.list.setAccessibleName("Checks of the report")
        self.list.setAccessibleDescription(ABOUT)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(WrappedRows(self.list))
        self.words = wrapped_label(WAITING, "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.list.followed.connect(self._follow)
        theme.changed.connect(self._fill)

    @property
    def said(self) -> list[str]:
        """What the list says, line by line."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def show_checks(self, checks: Sequence[Check] | None) -> None:
        """Shows what was found; None while it is being looked for."""
        if checks is None:
            self.words.setText(WAITING)
            return
        self.words.setText(ABOUT if checks else ALL_CLEAR)
        if tuple(checks) != self._checks:
            self._checks = tuple(checks)
            self._fill()

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for weight in Weight:
            there = of_weight(self._checks or (), weight)
            if there:
                self._add_head(weight)
            for check in there:
                item = QListWidgetItem(f"{check.sentence} {check.advice}".strip())
                item.setData(_CHECK, check)
                name, ink = _SIGNS[weight]
                item.setIcon(icon(self._theme.roles, name, ink))
                self.list.addItem(item)
        self.list.setVisible(bool(self.list.count()))
        if self.list.count():
            self.list.setCurrentRow(min(max(row, 1), self.list.count() - 1))

    def _add_head(self, weight: Weight) -> None:
        item = QListWidgetItem(str(weight))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._theme.font(strong=True))
        self.list.addItem(item)

    def _follow(self, item: QListWidgetItem) -> None:
        check = item.data(_CHECK)
        if isinstance(check, Check):
            self.followed.emit(check)


class _Checks(QListWidget):
    """Tells which line is wanted, by a click or with Enter."""

    followed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.itemClicked.connect(self.followed.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.followed.emit(self.currentItem())
        else:
            super().keyPressEvent(event)
