"""The board: a column for each status, scrolled sideways where there is no room for all."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QWidget

from app.perspectives.claim_rows import Assessed, ClaimId, ClaimStatus
from app.ui.perspectives.assumptions.board.board_column import BoardColumn, CardsList
from app.ui.perspectives.assumptions.claim_words import STATUSES
from app.ui.theme import Theme

GAP = 8


class BoardView(QScrollArea):
    """Says what is wanted of which assumption, and does none of it."""

    opened = Signal(object)
    """The `ClaimId` whose evidence is wanted."""
    decision_wanted = Signal(object, object)
    """The `ClaimId`, and the `ClaimStatus` of the column it was dropped on."""
    menu_wanted = Signal(object, object)
    """The `ClaimId`, and where on the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at: ClaimId | None = None
        self._searched, self._since = "", QElapsedTimer()
        self.setAccessibleName("Board of assumptions")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.columns = [BoardColumn(theme, status) for status in STATUSES]
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(16, 6, 16, 10)
        row.setSpacing(GAP)
        for column in self.columns:
            row.addWidget(column, 1)
            self._connect(column)
        row.addStretch(0)
        self.setWidget(inside)

    def show_rows(self, rows: Sequence[Assessed]) -> None:
        """Shows the cards, each in the column of its status; the one at hand stays at hand."""
        had, focused = self._at, any(one.hasFocus() for one in self.findChildren(CardsList))
        for column in self.columns:
            column.show_rows([row for row in rows if row.claim.status is column.status])
        self.choose(had)
        if focused:
            self.enter()

    @property
    def at_hand(self) -> ClaimId | None:
        """The assumption the keyboard is at, or was at last."""
        return self._at

    def choose(self, claim: ClaimId | None) -> None:
        """Goes to the card of an assumption; to the first card where it has none."""
        lists = list(self._lists())
        found = next((one for one in lists if one.cards.row_of(claim) >= 0), lists[0] if lists else None)
        if found is None:
            self._at = None
            return
        place = max(0, found.cards.row_of(claim))
        found.setCurrentIndex(found.cards.index(place))
        self._go(found)

    def enter(self) -> None:
        """Gives the keyboard to the card at hand."""
        self.choose(self._at)
        found = next((one for one in self._lists() if one.cards.row_of(self._at) >= 0), None)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_for(self, typed: str) -> None:
        """What is typed in one breath finds the next card in which a word begins so."""
        fresh = not self._since.isValid() or self._since.elapsed() > QApplication.keyboardInputInterval()
        self._since.start()
        self._searched = typed if fresh else self._searched + typed
        wanted = self._searched.casefold()
        every = [row for one in self._lists() for row in one.cards.rows]
        here = next((place for place, row in enumerate(every) if row.claim.id == self._at), 0)
        start = here + 1 if fresh and len(self._searched) == 1 else here
        for row in (*every[start:], *every[:start]):
            told = f"{row.claim.ref} {row.claim.statement}".casefold()
            if told.startswith(wanted) or f" {wanted}" in told:
                self._at = row.claim.id
                self.enter()
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, CardsList):
            if not watched.currentIndex().isValid() and watched.cards.rows:
                watched.setCurrentIndex(watched.cards.index(0))
            self._go(watched)
        return super().eventFilter(watched, event)

    def _connect(self, column: BoardColumn) -> None:
        status: ClaimStatus = column.status
        column.list.installEventFilter(self)
        column.list.opened.connect(self.opened)
        column.list.menu_wanted.connect(self.menu_wanted)
        column.list.typed.connect(self.look_for)
        column.list.aside.connect(lambda step, here=column.list: self._go_aside(here, step))
        column.list.looked_at.connect(lambda claim, here=column.list: self._follow(here, claim))
        column.dropped.connect(lambda claim: self.decision_wanted.emit(claim, status))

    def _lists(self) -> Iterator[CardsList]:
        """Those that hold a card, from the left."""
        return (column.list for column in self.columns if column.list.cards.rows)

    def _go_aside(self, here: CardsList, step: int) -> None:
        lists = list(self._lists())
        place = lists.index(here) + step
        if 0 <= place < len(lists):
            there = lists[place]
            row = min(max(0, here.currentIndex().row()), len(there.cards.rows) - 1)
            there.setCurrentIndex(there.cards.index(row))
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, here: CardsList, claim: ClaimId | None) -> None:
        if here.hasFocus() and claim is not None:
            self._at = claim

    def _go(self, here: CardsList) -> None:
        """One card is at hand on the whole board, and in sight."""
        self._at = here.current()
        for other in self.findChildren(CardsList):
            if other is not here:
                other.clearSelection()
        here.selectionModel().select(here.currentIndex(), here.selectionModel().SelectionFlag.ClearAndSelect)
        self.ensureWidgetVisible(here, GAP, 0)
