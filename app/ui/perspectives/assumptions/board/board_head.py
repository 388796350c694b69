"""The head of the board and the register: what is looked at in words, how to narrow it, and what can be added."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.perspectives.claim_rows import Assessed
from app.perspectives.claim_rows import Signal as Suggested
from app.reports.quotes import lower_first
from app.ui.perspectives.assumptions import claim_words as words
from app.ui.perspectives.assumptions.board.ordering import Choice, Order, holders
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button, primary_button
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import page_title
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.value_choice import ValueChoice
from app.ui.widgets.view_switch import ViewSwitch

BOARD, REGISTER, WORKLIST = range(3)
ANYBODY, ANY_SIGNAL = "Held by anybody", "Any signal"
_SIGNALS: dict[Suggested | None, str] = {None: ANY_SIGNAL, **{one: one.capitalize() for one in words.SIGNALS}}


class BoardHead(QWidget):
    """Tells when something else is to be shown."""

    changed = Signal()
    """Order or filters were chosen anew."""

    def __init__(self, theme: Theme, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = wrapped_label("", "quiet")
        self.add = primary_button("New assumption…")
        self.add.setEnabled(writable)
        self.copy = Button("Copy table")
        self.switch = ViewSwitch("How assumptions are shown", ("Board", "Table", "Worklist"))
        self.order = ValueChoice("Sort by", {order: order.value for order in Order}, Order.SIGNAL)
        self.holder = ValueChoice("Held by", {"": ANYBODY}, "")
        self.signal = ValueChoice("Signal", _SIGNALS, None)
        self.filter = SearchField(theme, "Filter by words…")
        self.filter.setMinimumWidth(140)
        self._lay_out()
        for choice in (self.order, self.holder, self.signal):
            choice.picked.connect(self.changed)
        self.filter.textChanged.connect(lambda _: self.changed.emit())

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return Choice(self.order.value, self.holder.value, self.signal.value, None, self.filter.text())

    def show_board(self, board: Sequence[Assessed], shown: Sequence[Assessed]) -> None:
        """Offers whom there is to choose, and says what it comes to."""
        names = {"": ANYBODY, **{name: f"Held by {lower_first(name)}" for name in holders(board)}}
        self.holder.offer(names, self.holder.value)
        self.sentence.setText(words.board_sentence(shown, len(board)))

    def offer_choices(self, there: bool) -> None:
        """Offers order and filters, or leaves them to a view that has its own."""
        for part in (self.order, self.holder, self.signal, self.filter, self.copy, self.sentence):
            part.setVisible(there)

    def clear_filters(self) -> None:
        """Shows all again."""
        self.holder.choose("")
        self.signal.choose(None)
        self.filter.clear()
        self.changed.emit()

    def _lay_out(self) -> None:
        self.sentence.setMinimumWidth(1)
        title = page_title("What is taken to be true")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(title)
        top.addStretch(1)
        buttons = QWidget()
        right = FlowRow(buttons, to_the_right=True)
        for button in (self.copy, self.add):
            right.addWidget(button)
        top.addWidget(buttons, 2)
        row = FlowRow()
        for part in (self.switch, self.order, self.holder, self.signal, self.filter):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 6)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
