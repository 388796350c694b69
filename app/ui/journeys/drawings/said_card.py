"""What whoever drew a picture said of it: the words linked to the region at hand, else to all of the picture."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.coding.region_rows import LinkedWords, RegionRow
from app.study.picture_rows import PictureRow
from app.ui.widgets.card import Card
from app.ui.widgets.plain_text import wrapped_label

NOTHING = "No words are linked yet. L links the region to the words that explain it."
NO_REGION = "Mark a part of the picture, then link it to the words that explain it."


class SaidCard(QScrollArea):
    """Each quote opens its place in the transcript: by click, Enter or Space."""

    opened = Signal(object)
    """The `LinkedWords` whose place is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("What was said of the picture")
        self.quotes: list[Card] = []
        self._show(QWidget())

    def show_words(self, picture: PictureRow, regions: Sequence[RegionRow], at_hand: RegionRow | None) -> None:
        """Show the words of a region, or of all regions where none is at hand."""
        within = QWidget()
        column = QVBoxLayout(within)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        names = " and ".join(maker.pseudonym for maker in picture.makers if maker.included) or "whoever drew it"
        what = "while drawing this" if at_hand is None else f"of region {at_hand.number}"
        heading = wrapped_label(f"What {names} said {what}", "section")
        column.addWidget(heading)
        self.quotes = []
        rows = list(regions) if at_hand is None else [at_hand]
        for row in rows:
            for linked in row.words:
                card = self._card(row, linked, numbered=at_hand is None)
                self.quotes.append(card)
                column.addWidget(card)
        if not self.quotes:
            column.addWidget(wrapped_label(NOTHING if regions else NO_REGION, "quiet"))
        column.addStretch()
        self._show(within)

    def words(self) -> list[str]:
        """The quotes as they are read out."""
        return [card.accessibleName() for card in self.quotes]

    def _card(self, row: RegionRow, linked: LinkedWords, *, numbered: bool) -> Card:
        passage = linked.passage
        turn = f", turn {passage.turn_number}" if passage.turn_number else ""
        where = f"{passage.source_name}{turn} · {linked.kind}{f' region {row.number}' if numbered else ''}"
        card = Card(f"“{passage.words}”, {where}. Opens the transcript.")
        quote = wrapped_label(f"“{passage.words}”")
        font = quote.font()
        font.setItalic(True)
        quote.setFont(font)
        card.column.addWidget(quote)
        card.column.addWidget(wrapped_label(f"{where}{f' · {linked.note}' if linked.note else ''}", "small"))
        card.opened.connect(lambda: self.opened.emit(linked))
        return card

    def _show(self, within: QWidget) -> None:
        old = self.takeWidget()
        self.setWidget(within)
        if old is not None:
            old.deleteLater()
