"""Beside the framework matrix: the cell at hand with its summary whole, and the passages it is made of."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.coding.rows import PassageRow
from app.perspectives.framework_rows import FrameworkCellRow, TopicRow
from app.study.rows import ParticipantId
from app.ui.perspectives.framework import words
from app.ui.perspectives.framework.arranging import PersonLine
from app.ui.perspectives.passage_reader import PassageReader
from app.ui.perspectives.quote_card import QuoteCard, in_turn
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.perspective_mark import PerspectiveMark
from app.ui.widgets.plain_text import wrapped_label

SIDE = 16
SHARE = 0.4
"""Of the pane, for a long summary."""
AT_ONCE = 12
"""So many cards are shown before one asks for more."""
EMPTY = "Choose a cell to read the passages behind it."


class CellPane(QWidget):
    """The passages as cards; Enter on one opens its place."""

    passage_opened = Signal(object)
    person_wanted = Signal(object)

    def __init__(self, theme: Theme, reader: PassageReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reader = reader
        self._person: ParticipantId | None = None
        self._said: Sequence[PassageRow] = ()
        self._shown = AT_ONCE
        self.cards: list[QuoteCard] = []
        self.title = wrapped_label(EMPTY, "heading")
        self.under = wrapped_label("", "quiet")
        self.mark = PerspectiveMark(theme, lambda: theme.perspective(None), "")
        self.summary = wrapped_label("")
        self.write_button = Button("Write summary")
        self.draft_button = Button("Draft from quotes")
        self.person_button = quiet_button("Open participant")
        self.told = wrapped_label("", "section")
        self._summary_area = QScrollArea()
        self._area = QScrollArea()
        self._lay_out()
        self.person_button.clicked.connect(self._go_to_person)
        self.clear()

    def clear(self) -> None:
        """Shows no cell."""
        self._person, self._said, self.cards = None, (), []
        self.title.setText(EMPTY)
        self._area.setWidget(QWidget())
        for part in self._parts:
            part.hide()

    def show_cell(self, line: PersonLine, topic: TopicRow, cell: FrameworkCellRow) -> None:
        """Shows whose cell it is and what was made of it; the passages follow."""
        person = line.person
        if self._person != person.id or self.under.text() != topic.path:
            self._said, self.cards, self._shown = (), [], AT_ONCE
            self._area.setWidget(QWidget())
        self._person = person.id
        self.title.setText(person.pseudonym)
        self.under.setText(topic.path)
        self.mark.show_look(lambda: self._theme.perspective(person.perspective_palette), person.perspective_name)
        self.summary.setText(cell.summary)
        self.write_button.setText("Edit summary" if cell.summary else "Write summary")
        self.draft_button.setEnabled(bool(cell.passages))
        told = words.passages_words(cell) if cell.passages else words.empty_words(person, cell)
        self.told.setText(told[:1].upper() + told[1:] if told else "No passages")
        for part in self._parts:
            part.show()
        self._summary_area.setVisible(bool(cell.summary))
        self._fit_summary()

    def show_passages(self, said: Sequence[PassageRow]) -> None:
        """Shows what was said."""
        self._said = said
        self._fill()

    def show_more(self) -> None:
        """Shows the next cards."""
        at = len(self.cards)
        self._shown += AT_ONCE
        self._fill()
        if at < len(self.cards):
            self.cards[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """Gives the keyboard to the first passage."""
        (self.cards[0] if self.cards else self.write_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_summary()

    def _fit_summary(self) -> None:
        """As high as the summary is, up to a share of the pane: then it scrolls."""
        needed = self.summary.heightForWidth(self.width() - 2 * SIDE)
        self._summary_area.setFixedHeight(min(needed + 2, round(SHARE * self.height())))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        head.addWidget(self.person_button, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.write_button)
        buttons.addWidget(self.draft_button)
        buttons.addStretch()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName("Passages of the cell")
        self._summary_area.setWidgetResizable(True)
        self._summary_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._summary_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._summary_area.setAccessibleName("Summary of the cell")
        self._summary_area.setWidget(self.summary)
        for label in (self.title, self.under, self.summary, self.told):
            label.setMinimumWidth(1)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 14, SIDE, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.under)
        column.addWidget(self._summary_area)
        column.addLayout(buttons)
        column.addWidget(self.told)
        column.addWidget(self._area, 1)
        self._parts = (
            *(self.mark, self.under, self._summary_area, self.told),
            *(self.write_button, self.draft_button, self.person_button),
        )

    def _fill(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 2, 4, 12)
        column.setSpacing(8)
        self.cards = []
        for passage in self._said[: self._shown]:
            column.addWidget(self._card(passage))
        if len(self._said) > self._shown:
            more = quiet_button(f"Show more of {len(self._said)}")
            more.clicked.connect(self.show_more)
            column.addWidget(more)
        column.addStretch()
        self._area.setWidget(inside)

    def _card(self, passage: PassageRow) -> QuoteCard:
        shown = passage if passage.speech else replace(passage, speech=passage.text)
        card = QuoteCard(shown, self._reader)
        in_turn(card, self.cards, self._area)
        card.opened.connect(lambda: self.passage_opened.emit(passage))
        return card

    def _go_to_person(self) -> None:
        if self._person is not None:
            self.person_wanted.emit(self._person)
