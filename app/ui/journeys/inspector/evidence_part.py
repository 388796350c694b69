"""What stands behind a mark: the words and regions linked to it, which open in one keypress, and its codes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.coding.rows import PassageLinkId
from app.journeys.evidence_rows import Evidence, LinkedPassage, LinkedRegion, MarkCode
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.card import Card
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.swatch import swatch_icon

NOTHING = "No words stand behind this yet."
NO_CODES = "No code yet."
SWATCH = 14
TIGHT = "QPushButton { padding: 2px 6px; }"


class EvidenceCard(Card):
    """Words or a region: Enter opens the place, Delete takes the link away."""

    remove_wanted = Signal()

    def __init__(self, words: str, place: str, note: str, *, writable: bool) -> None:
        super().__init__(f"{words} {place}")
        self.column.setContentsMargins(10, 8, 8, 4)
        self.column.setSpacing(3)
        for text, look in ((words, ""), (place, "hint"), (note, "small")):
            if text:
                label = wrapped_label(text, look)
                label.setMinimumWidth(1)
                self.column.addWidget(label)
        self.setAccessibleDescription(
            "Enter opens it, Delete takes the link away" if writable else "Enter opens it"
        )
        self.setToolTip("Open it where it stands")
        self.remove = quiet_button("Remove link")
        self.remove.setStyleSheet(TIGHT)
        self.remove.setAccessibleName(f"Remove the link to {words}")
        self.remove.clicked.connect(lambda: self.remove_wanted.emit())
        self.column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.remove.setVisible(writable)
        self._writable = writable

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._writable:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


class EvidencePart(QWidget):
    """Says what is wanted and does none of it."""

    passage_wanted = Signal(object)
    """A `LinkedPassage` is wanted in its transcript."""
    region_wanted = Signal(object)
    """A `LinkedRegion` is wanted on its picture."""
    unlink_wanted = Signal(object)
    """The `PassageLinkId` of a link that is to go."""
    uncode_wanted = Signal(object)
    """The `MarkCode` that is to go."""
    link_wanted = Signal()
    code_wanted = Signal()

    def __init__(self, theme: Theme, *, writable: bool) -> None:
        super().__init__()
        self._theme = theme
        self._writable = writable
        self._shown: Evidence | None = None
        self.cards: list[EvidenceCard] = []
        self.codes: list[Button] = []
        self._lines: list[QWidget] = []
        self.nothing, self.no_codes = wrapped_label(NOTHING, "quiet"), wrapped_label(NO_CODES, "quiet")
        self.link, self.code = quiet_button("Link words…"), quiet_button("Code it…")
        self.link.setToolTip("Choose words of a transcript that tell of this")
        self.code.setToolTip("Put a code on it, as on words")
        self._cards, self._codes = QVBoxLayout(), QVBoxLayout()
        for column in (self._cards, self._codes):
            column.setSpacing(5)
        buttons = QWidget()
        row = FlowRow(buttons)
        for button in (self.link, self.code):
            row.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(5)
        whole.addWidget(section_heading("Words behind it"))
        whole.addWidget(self.nothing)
        whole.addLayout(self._cards)
        whole.addWidget(section_heading("Codes"))
        whole.addWidget(self.no_codes)
        whole.addLayout(self._codes)
        whole.addWidget(buttons)
        buttons.setVisible(writable)
        self.link.clicked.connect(lambda: self.link_wanted.emit())
        self.code.clicked.connect(lambda: self.code_wanted.emit())
        theme.changed.connect(self._restyle)

    def show_evidence(self, evidence: Evidence) -> None:
        """Show what stands behind a mark."""
        if evidence == self._shown:
            return
        self._shown = evidence
        for old in (*self.cards, *self._lines):
            old.hide()
            old.deleteLater()
        passages = [self._passage(linked) for linked in evidence.passages]
        self.cards = [*passages, *(self._region(linked) for linked in evidence.regions)]
        for card in self.cards:
            self._cards.addWidget(card)
        self._lines = []
        self.codes = [self._code(coded) for coded in evidence.codes]
        self.nothing.setVisible(not self.cards)
        self.no_codes.setVisible(not self.codes)

    def _passage(self, linked: LinkedPassage) -> EvidenceCard:
        passage = linked.passage
        turn = f", turn {passage.turn_number}" if passage.turn_number else ""
        card = self._card(f"“{passage.words}”", f"{passage.source_name}{turn}", linked.note, linked.link)
        card.opened.connect(lambda: self.passage_wanted.emit(linked))
        return card

    def _region(self, linked: LinkedRegion) -> EvidenceCard:
        card = self._card(linked.label or f"Region {linked.number}", linked.source_name, linked.note, linked.link)
        card.opened.connect(lambda: self.region_wanted.emit(linked))
        return card

    def _card(self, words: str, place: str, note: str, link: PassageLinkId) -> EvidenceCard:
        card = EvidenceCard(words, place, note, writable=self._writable)
        card.remove_wanted.connect(lambda: self.unlink_wanted.emit(link))
        return card

    def _code(self, coded: MarkCode) -> Button:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        label = wrapped_label(f"{coded.path} · {coded.coder}")
        label.setMinimumWidth(1)
        swatch = QLabel()
        swatch.setPixmap(swatch_icon(self._theme.code_colour(coded.colour)).pixmap(SWATCH, SWATCH))
        remove = quiet_button("Remove")
        remove.setStyleSheet(TIGHT)
        remove.setAccessibleName(f"Remove the code {coded.path}")
        remove.clicked.connect(lambda: self.uncode_wanted.emit(coded))
        row.addWidget(swatch)
        row.addWidget(label, 1)
        row.addWidget(remove)
        remove.setVisible(self._writable)
        self._codes.addWidget(line)
        self._lines.append(line)
        return remove

    def _restyle(self) -> None:
        shown, self._shown = self._shown, None
        if shown is not None:
            self.show_evidence(shown)
