"""The evidence of one perspective, to go through and to judge by keyboard."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.perspectives.claim_rows import EvidenceId, EvidenceRow
from app.ui.commands import KeyTable
from app.ui.models.tree_model import Index
from app.ui.perspectives.assumptions.sheet.evidence_model import EvidenceModel
from app.ui.perspectives.assumptions.sheet.evidence_painter import EvidencePainter
from app.ui.theme import Theme

_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class EvidenceList(QListView):
    """Enter opens the passage, arrows go from card to card and column to column, letters say how it stands."""

    opened = Signal(object)
    """An `EvidenceRow` is wanted where it was said."""
    command_pressed = Signal(str)
    """The key of a command on the evidence at hand."""
    looked_at = Signal(object)
    """The `EvidenceRow` the keyboard came to, or None."""
    aside = Signal(int)
    menu_wanted = Signal(object)
    """Where on the screen the menu of the evidence at hand is wanted."""
    left = Signal()

    def __init__(self, theme: Theme, keys: KeyTable, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.evidence = EvidenceModel(self)
        self.setModel(self.evidence)
        self.setItemDelegate(EvidencePainter(theme, self))
        self.setAccessibleName(f"Evidence: {name}")
        self.setAccessibleDescription("Enter opens the passage where it was said; the menu says the other keys")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme.changed.connect(self.doItemsLayout)

    def current(self) -> EvidenceRow | None:
        """The evidence the keyboard is at."""
        return self.evidence.evidence(self.currentIndex().row())

    def choose(self, evidence: EvidenceId | None) -> bool:
        """Goes to a piece of evidence; whether it is here."""
        place = self.evidence.row_of(evidence)
        if place >= 0:
            self.setCurrentIndex(self.evidence.index(place))
        return place >= 0

    def enter(self) -> None:
        """Gives the keyboard to the card at hand, or to the first."""
        if self.current() is None and self.evidence.first() >= 0:
            self.setCurrentIndex(self.evidence.index(self.evidence.first()))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        # The keys of the cards are theirs, whatever a menu would do at them.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(bool(self._keys.meaning(event)))
            return event.isAccepted() or super().event(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command, key = self._keys.meaning(event), Qt.Key(event.key())
        if command:
            self.command_pressed.emit(command)
        elif key in _ASIDE and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.aside.emit(_ASIDE[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.evidence.evidence(self.indexAt(event.position().toPoint()).row())
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current() is not None:
            by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            here = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
            self.menu_wanted.emit(self.viewport().mapToGlobal(here))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.looked_at.emit(self.evidence.evidence(current.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
