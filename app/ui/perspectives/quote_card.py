"""A passage as a card: the words, whose they are, where they stand, and what stands around them when asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QWidget

from app.coding.rows import PassageRow
from app.ui.perspectives.passage_reader import PassageReader
from app.ui.perspectives.quotes_reading import attribution
from app.ui.widgets import clipboard
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.card import Card
from app.ui.widgets.plain_text import wrapped_label

LONG = 700
"""A card shows no more letters than that; the transcript has the rest."""


class QuoteCard(Card):
    """Opens the place in the transcript; arrows go to the cards around it, Copy takes the words along."""

    left = Signal(int)
    """The keyboard goes to the card after this one (1) or before it (-1)."""

    def __init__(self, passage: PassageRow, reader: PassageReader, parent: QWidget | None = None) -> None:
        whose = " and ".join(voice.pseudonym for voice in passage.voices)
        super().__init__(f"{whose}: {passage.speech}", parent)
        self.passage = passage
        self._reader = reader
        self.column.setContentsMargins(12, 10, 10, 6)
        self.column.setSpacing(4)
        self._around: list[QLabel] = []
        words = passage.speech if len(passage.speech) <= LONG else f"{passage.speech[:LONG].rsplit(' ', 1)[0]} […]"
        self.column.addWidget(_label(f"“{words}”"))
        self.column.addWidget(_label("\n".join(map(attribution, passage.voices)), "small"))
        self.column.addWidget(_label(passage.source_name, "hint"))
        if not all(voice.quotable for voice in passage.voices):
            self.column.addWidget(_label("Not for quoting: no consent to quote.", "hint"))
        self.column.addLayout(self._buttons())
        self.setAccessibleDescription(f"{passage.source_name}. Enter opens it in the transcript.")

    def show_context(self, shown: bool) -> None:
        """Shows what stands around the words, or hides it."""
        if shown and not self._around:
            context = self._reader.context(self.passage)
            self._around = [_label(context.before, "hint"), _label(context.after, "hint")]
            for place, label in zip((0, 2), self._around, strict=True):
                self.column.insertWidget(place, label)
        for label in self._around:
            label.setVisible(shown and bool(label.text()))
        self.context_button.setText("Less" if shown else "Context")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.left.emit(step)
        elif event.matches(QKeySequence.StandardKey.Copy):
            clipboard.put_text(self._reader.copied(self.passage))
        else:
            super().keyPressEvent(event)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        self.context_button = quiet_button("Context")
        self.context_button.setCheckable(True)
        self.context_button.setAccessibleName("Context: the turns around these words")
        self.context_button.toggled.connect(self.show_context)
        row.addWidget(self.context_button)
        row.addStretch()
        return row


def in_turn(card: QuoteCard, cards: list[QuoteCard], area: QScrollArea) -> None:
    """Put a card behind others: its arrows lead to the one before and the one after, and bring it into sight."""
    place = len(cards)
    cards.append(card)

    def go(step: int) -> None:
        if 0 <= place + step < len(cards):
            cards[place + step].setFocus(Qt.FocusReason.TabFocusReason)
            area.ensureWidgetVisible(cards[place + step], 0, 20)

    card.left.connect(go)


def _label(words: str, look: str = "") -> QLabel:
    label = wrapped_label(words, look)
    label.setMinimumWidth(1)
    return label
