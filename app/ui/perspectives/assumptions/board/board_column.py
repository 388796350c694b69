"""One status of the board: its name with how many cards, and the cards; narrow while it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QVBoxLayout, QWidget

from app.perspectives.claim_rows import Assessed, ClaimId, ClaimStatus
from app.ui.models.tree_model import Index
from app.ui.perspectives.assumptions.board.card_painter import CardPainter
from app.ui.perspectives.assumptions.board.cards_model import CardsModel
from app.ui.perspectives.assumptions.claim_words import STATUS_HELP, STATUS_WORDS
from app.ui.perspectives.cell_words import many
from app.ui.theme import Theme
from app.ui.widgets.mime import claim_in
from app.ui.widgets.plain_text import wrapped_label

WIDE, NARROW = 300, 108
"""Pixels of a column with cards at least, and of one without, at the usual size of text."""
WIDEST = 420
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardsList(QListView):
    """Arrows move between cards, Enter opens one; what is typed looks for a card on the whole board."""

    opened = Signal(object)
    """The `ClaimId` whose evidence is wanted."""
    aside = Signal(int)
    """The keyboard goes to the column to the left (-1) or right (1)."""
    typed = Signal(str)
    menu_wanted = Signal(object, object)
    """The `ClaimId`, and where on the screen."""
    looked_at = Signal(object)

    def __init__(self, theme: Theme, status: ClaimStatus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = CardsModel(self)
        self.setModel(self._cards)
        self.setItemDelegate(CardPainter(theme, self))
        self.setAccessibleName(STATUS_WORDS[status])
        self.setAccessibleDescription("Arrows move between cards and columns, Enter opens the evidence")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        theme.changed.connect(self.doItemsLayout)

    @property
    def cards(self) -> CardsModel:
        """What is shown."""
        return self._cards

    def current(self) -> ClaimId | None:
        """The assumption the keyboard is at."""
        row = self.currentIndex().row()
        return self._cards.rows[row].claim.id if 0 <= row < len(self._cards.rows) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, claim = Qt.Key(event.key()), self.current()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and claim is not None:
            self.opened.emit(claim)
        elif key in _ASIDE and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.aside.emit(_ASIDE[key])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(self._cards.rows[index.row()].claim.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        claim = self.current()
        if claim is not None:
            by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            here = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
            self.menu_wanted.emit(claim, self.viewport().mapToGlobal(here))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.looked_at.emit(self.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class BoardColumn(QWidget):
    """A card that is dropped here asks for its decision; it never moves by itself."""

    dropped = Signal(object)
    """The `ClaimId` of a card that was dragged here."""

    def __init__(self, theme: Theme, status: ClaimStatus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.status = status
        self.setAcceptDrops(True)
        self.setToolTip(STATUS_HELP[status])
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.title = wrapped_label("", "heading")
        self.list = CardsList(theme, status)
        self._ground = QFrame()
        self._ground.setProperty("look", "column")
        inside = QVBoxLayout(self._ground)
        inside.setContentsMargins(4, 10, 4, 4)
        inside.setSpacing(4)
        head = QVBoxLayout()
        head.setContentsMargins(8, 0, 6, 2)
        head.addWidget(self.title)
        inside.addLayout(head)
        inside.addWidget(self.list, 1)
        self._rest = QWidget()
        inside.addWidget(self._rest, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ground)
        theme.changed.connect(self._fit)
        self.show_rows(())

    def show_rows(self, rows: Sequence[Assessed]) -> None:
        """Shows the cards of this status."""
        self.list.cards.show(rows)
        self.title.setText(f"{STATUS_WORDS[self.status]}  {len(rows) or ''}".strip())
        self.setAccessibleName(f"{STATUS_WORDS[self.status]}: {many(len(rows), 'assumption')}")
        self.list.setVisible(bool(rows))
        self._rest.setVisible(not rows)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if claim_in(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._light(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        claim = claim_in(event.mimeData())
        if claim is not None:
            event.acceptProposedAction()
            self.dropped.emit(ClaimId(claim))

    def _light(self, on: bool) -> None:
        roles = self._theme.roles
        self._dress(roles.selection if on else roles.hover)

    def _dress(self, ground: str) -> None:
        self._ground.setStyleSheet(
            f'QFrame[look="column"] {{ background: {ground}; border: none; border-radius: 10px; }}'
        )

    def _fit(self) -> None:
        scale, full = self._theme.text_scale, bool(self.list.cards.rows)
        self.setMinimumWidth(round((WIDE if full else NARROW) * scale))
        self.setMaximumWidth(round((WIDEST if full else NARROW) * scale))
        self._dress(self._theme.roles.hover)
