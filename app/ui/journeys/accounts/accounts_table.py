"""The table of accounts, gone through by keyboard: Enter opens the words of what is at hand."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.journeys.journey_rows import EventId
from app.journeys.measuring import Beside, EventBeside
from app.ui.commands import KeyTable
from app.ui.journeys.accounts.accounts_delegate import AccountsDelegate
from app.ui.journeys.accounts.accounts_model import AccountsModel
from app.ui.theme import Theme

NARROWEST = 22
"""Characters that a column shows in a line at least; more where there is room."""


class AccountsTable(QTableView):
    """The event and the column at hand stay at hand when it is read anew."""

    commanded = Signal(str)
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = KeyTable("accounts")
        self.rows = AccountsModel(self)
        self._at: tuple[EventId, int] | None = None
        self.setAccessibleName("Accounts side by side")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(AccountsDelegate(self, self.rows, theme))
        self.setModel(self.rows)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self.fit)

    @property
    def event_at_hand(self) -> EventBeside | None:
        """The event at hand."""
        index = self.currentIndex()
        return self.rows.events[index.row()] if index.isValid() else None

    def show_events(self, beside: Beside, events: Sequence[EventBeside]) -> None:
        """Show other events."""
        chosen = self.event_at_hand
        if chosen is not None:
            self._at = chosen.compared.event.id, self.currentIndex().column()
        top, left = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self.rows.show(beside, events)
        self.fit()
        self.verticalScrollBar().setValue(top)
        self.horizontalScrollBar().setValue(left)
        if events and not (self._at and self.go_to(*self._at)):
            self.setCurrentIndex(self.rows.index(0, 0))

    def go_to(self, event: EventId, column: int) -> bool:
        """Make what somebody tells of an event the cell at hand; False where the event is not shown."""
        for row, beside in enumerate(self.rows.events):
            if beside.compared.event.id == event:
                self.setCurrentIndex(self.rows.index(row, min(column, self.rows.columnCount() - 1)))
                return True
        return False

    def forget(self) -> None:
        """Nothing is at hand: another child comes."""
        self._at = None
        self.rows.show(Beside(), ())

    def fit(self) -> None:
        """Columns share the room there is; rows are as high as their words."""
        columns = self.rows.columnCount()
        if columns:
            least = NARROWEST * self.fontMetrics().averageCharWidth()
            share = max(self.viewport().width() // columns, least)
            for column in range(columns):
                self.setColumnWidth(column, max(share, self.horizontalHeader().sectionSizeHint(column)))
            for row in range(self.rows.rowCount()):
                self.verticalHeader().resizeSection(row, self.sizeHintForRow(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.keys.meaning(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self.keys.meaning(event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if command:
            self.commanded.emit(command)
        elif not held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
