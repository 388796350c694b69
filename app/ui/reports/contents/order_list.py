"""The sections of a report in their order: moved by drag or with Alt and the arrows, taken out with Delete."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from app.ui.reports.sections import Part, Section
from app.ui.theme import Theme
from app.ui.widgets.wrapped_rows import WrappedRows

_SECTION = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A section with what is told of it beside its name."""

    section: Section
    name: str
    told: str


class OrderList(QListWidget):
    """Themes stay among themes, assumptions among assumptions, journeys among journeys."""

    moved = Signal(object, int)
    """This section is wanted at this place among those of its part."""
    removed = Signal(object)
    opened = Signal(object)
    """The quotes of this section are wanted."""
    looked_at = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[OrderRow, ...] = ()
        self.setAccessibleName("Sections in their order")
        self.setAccessibleDescription(
            "Alt with the arrows moves a section, Delete takes it out, Enter goes to its quotes"
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(WrappedRows(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.currentItemChanged.connect(self._hear_current)
        self.itemDoubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[OrderRow]) -> None:
        """Shows other sections; the one at hand stays at hand."""
        if tuple(rows) == self._rows:
            return
        at = self.at_hand()
        place = self.currentRow()
        self._rows = tuple(rows)
        with QSignalBlocker(self):
            self.clear()
            several = len({row.section.part for row in rows}) > 1
            last: Part | None = None
            number = 0
            for row in rows:
                if row.section.part is not last:
                    last, number = row.section.part, 0
                    if several:
                        self._add_head(last)
                number += 1
                item = QListWidgetItem(f"{number}. {row.name}{f' · {row.told}' if row.told else ''}")
                item.setData(_SECTION, row.section)
                self.addItem(item)
                if row.section == at:
                    self.setCurrentItem(item)
            if self.currentRow() < 0 and self.count():
                self.setCurrentRow(max(0, min(place, self.count() - 1)))
                if self.at_hand() is None:
                    self.setCurrentRow(min(self.currentRow() + 1, self.count() - 1))

    def choose(self, section: Section | None) -> None:
        """Puts the row of a section to hand."""
        with QSignalBlocker(self):
            for place in range(self.count()):
                if self.item(place).data(_SECTION) == section:
                    self.setCurrentRow(place)

    def at_hand(self) -> Section | None:
        """The section the keyboard is on."""
        return _section(self.currentItem()) if self.currentRow() >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        section = self.at_hand()
        step = _STEPS.get(Qt.Key(event.key()))
        if section is None:
            super().keyPressEvent(event)
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(section, self._places(section.part).index(section) + step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(section)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(section)
        else:
            super().keyPressEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if self._aimed_at(event) is None:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        place, section = self._aimed_at(event), self.at_hand()
        # Nothing is moved here: the owner changes the report and shows its rows anew.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if place is not None and section is not None:
            self.moved.emit(section, place)

    def _aimed_at(self, event: QDropEvent) -> int | None:
        """The place among the sections of its part that a drop means."""
        section = self.at_hand()
        if event.source() is not self or section is None:
            return None
        at = event.position().toPoint()
        under = self.itemAt(at)
        there = self._places(section.part)
        own = there.index(section)
        if under is None:
            return len(there) - 1
        target = _section(under)
        if target is None or target.part is not section.part:
            return None
        place = there.index(target) + (at.y() > self.visualItemRect(under).center().y())
        return place - (place > own)

    def _places(self, part: Part) -> list[Section]:
        return [row.section for row in self._rows if row.section.part is part]

    def _add_head(self, part: Part) -> None:
        item = QListWidgetItem(str(part))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._theme.font(strong=True))
        self.addItem(item)

    def _hear_current(self, item: QListWidgetItem | None) -> None:
        section = None if item is None else _section(item)
        if section is not None:
            self.looked_at.emit(section)

    def _open(self, item: QListWidgetItem) -> None:
        section = _section(item)
        if section is not None:
            self.opened.emit(section)


def _section(item: QListWidgetItem) -> Section | None:
    section = item.data(_SECTION)
    return section if isinstance(section, Section) else None
