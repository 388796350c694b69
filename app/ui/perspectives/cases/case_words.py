"""One row of a case in everybody's words: the tellers side by side, the child first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.journeys.measuring import AccountCell
from app.perspectives.case_rows import CaseCell, CaseColumn, CaseComparison
from app.perspectives.wording import case_cell_words
from app.ui.perspectives.cases.reading import TableRow
from app.ui.perspectives.passage_reader import PassageReader
from app.ui.perspectives.quote_card import QuoteCard
from app.ui.perspectives.quote_column import FLUSH
from app.ui.perspectives.silence import Silence
from app.ui.theme import Theme
from app.ui.widgets.card import Card
from app.ui.widgets.perspective_mark import PerspectiveMark
from app.ui.widgets.plain_text import wrapped_label

NARROWEST = 190
"""Pixels of a column, more where text is larger, before the columns are scrolled sideways."""
WITHHELD = "{many} more said beside somebody who did not agree to be linked: open the transcript to read it."


class CaseWords(QWidget):
    """A column a teller: what they say, or that they say nothing of it."""

    passage_opened = Signal(object)
    mark_opened = Signal(int)
    """A `SegmentId`: an account on the journey."""

    def __init__(self, theme: Theme, reader: PassageReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reader = reader
        self.title = wrapped_label("", "title")
        self.sentence = wrapped_label("", "quiet")
        for label in (self.title, self.sentence):
            label.setMinimumWidth(1)
        self.cards: list[list[Card]] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 6)
        column.setSpacing(6)
        for part in (self.title, self.sentence):
            column.addWidget(part)
        column.addWidget(self._area, 1)

    def show_row(self, case: CaseComparison, row: TableRow) -> None:
        """Shows what each says of a row."""
        self.title.setText(row.name)
        notes = row.event.notes if row.event is not None else ()
        self.sentence.setText(". ".join((f"{row.sign} {row.stands}", *notes)))
        self.cards = []
        inside = QWidget()
        inside.setStyleSheet(FLUSH)
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 4, 0, 0)
        across.setSpacing(12)
        for place, column in enumerate(case.columns):
            if row.event is not None or column.teller.participant is not None:
                across.addWidget(self._column(column, row, place), 1)
            else:
                self.cards.append([])
        self._area.setWidget(inside)

    def enter(self, teller: int | None) -> None:
        """Gives the keyboard to the first words, or to those of one teller."""
        wanted = self.cards if teller is None else self.cards[teller : teller + 1]
        card = next((cards[0] for cards in wanted if cards), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(card)

    def _column(self, column: CaseColumn, row: TableRow, place: int) -> QWidget:
        made = QWidget()
        made.setMinimumWidth(round(NARROWEST * self._theme.text_scale))
        down = QVBoxLayout(made)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        look = self._theme.perspective(column.teller.palette)
        head = QHBoxLayout()
        head.setSpacing(7)
        palette = column.teller.palette
        head.addWidget(
            PerspectiveMark(
                self._theme,
                lambda: self._theme.perspective(palette),
                column.teller.perspective_name or column.teller.name,
            ),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        name = _label(column.teller.name, "heading")
        name.setStyleSheet(f"color: {look.ink};")
        head.addWidget(name, 1)
        down.addLayout(head)
        cards: list[Card] = []
        if row.event is not None:
            cards = self._account(row.event.cells[place], down)
        elif row.line is not None:
            cards = self._passages(row.line.cells[place], column, down)
        self.cards.append(cards)
        down.addStretch()
        return made

    def _account(self, cell: AccountCell, down: QVBoxLayout) -> list[Card]:
        if cell.account is None:
            down.addWidget(Silence(self._theme, cell.told.replace("\n", "; ")))
            return []
        card = Card(f"{cell.teller.name}: {cell.told}")
        for line in cell.lines:
            card.column.addWidget(_label(line.told, "" if line.quote else "small"))
        card.setAccessibleDescription("Enter opens it in the journey.")
        mark = cell.mark
        if mark is not None:
            card.opened.connect(lambda: self.mark_opened.emit(mark))
        down.addWidget(card)
        return [card]

    def _passages(self, cell: CaseCell, column: CaseColumn, down: QVBoxLayout) -> list[Card]:
        cards: list[Card] = []
        for passage in cell.passages:
            card = QuoteCard(passage, self._reader)
            card.opened.connect(lambda shown=passage: self.passage_opened.emit(shown))
            place = len(cards)
            card.left.connect(lambda step, at=place: _go_to(cards, at + step))
            cards.append(card)
            down.addWidget(card)
        if cell.withheld:
            down.addWidget(_label(WITHHELD.format(many=cell.withheld), "hint"))
        if not cell.raised and column.teller.participant is not None:
            words = case_cell_words(cell, column)
            down.addWidget(Silence(self._theme, f"{words[:1].upper()}{words[1:]}."))
        return cards


def _go_to(cards: list[Card], place: int) -> None:
    if 0 <= place < len(cards):
        cards[place].setFocus(Qt.FocusReason.TabFocusReason)


def _label(words: str, look: str = "") -> QLabel:
    label = wrapped_label(words, look)
    label.setMinimumWidth(1)
    return label
