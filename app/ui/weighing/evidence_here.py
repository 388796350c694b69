"""Assumptions here: which assumption is in hand, and what the words, region or mark at hand are evidence of."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.perspectives.claim_rows import ClaimInShort, EvidenceHere, EvidenceId, Stance
from app.study.rows import PerspectiveId
from app.ui.weighing.claim_words import shortened
from app.ui.weighing.evidence_fields import TIGHT, EvidenceFields
from app.ui.weighing.stance_words import stance_words
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import wrapped_label

NONE_IN_HAND = "None is in hand."


class HereCard(QFrame):
    """One judgement of what is at hand; its fields open below it."""

    opened = Signal()
    """The sheet of its assumption is wanted."""

    def __init__(self, row: EvidenceHere, perspectives: Mapping[PerspectiveId, str], *, writable: bool) -> None:
        super().__init__()
        self.row = row
        self._perspectives = perspectives
        self.name = quiet_button("")
        self.name.setToolTip("Open the evidence of this assumption")
        self.name.setStyleSheet("QPushButton { padding: 2px 4px; text-align: left; font-weight: 600; }")
        self.statement = wrapped_label("", "hint")
        self.statement.setMinimumWidth(1)
        self.fields = EvidenceFields(writable=writable)
        self.name.clicked.connect(self.opened)
        self.more = quiet_button("More")
        self.more.setCheckable(True)
        self.more.setStyleSheet("QPushButton { padding: 2px 6px; }")
        self.more.setToolTip("Second-hand, about whom, a note; or take it off")
        head = QHBoxLayout()
        head.addWidget(self.name)
        head.addStretch(1)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.statement)
        column.addWidget(self.fields)
        self.fields.hide()
        self.more.toggled.connect(self._open)
        self._show(other=True)

    def show_row(self, row: EvidenceHere) -> None:
        """Shows the same judgement as it is now."""
        self.row = row
        self._show(other=False)

    def _open(self, shown: bool) -> None:
        self.fields.setVisible(shown)
        self.more.setText("Less" if shown else "More")

    def _show(self, *, other: bool) -> None:
        row = self.row
        self.name.setText(f"{stance_words(row.stance)} {row.ref}".replace("&", "&&"))
        self.more.setAccessibleName(f"More of {row.stance} {row.ref}")
        self.name.setAccessibleName(f"{row.stance} {row.ref}, judged by {row.coder}: open its evidence")
        hand = "" if row.first_hand else " · second-hand"
        note = " · with a note" if row.note else ""
        self.statement.setText(f"{shortened(row.statement)} · {row.coder}{hand}{note}")
        self.fields.show_evidence(
            stance=row.stance,
            first_hand=row.first_hand,
            about=row.about,
            note=row.note,
            perspectives=self._perspectives,
            other=other,
        )


class WeighingHere(QWidget):
    """Says what is wanted and does none of it."""

    in_hand_wanted = Signal()
    """Another assumption is wanted in hand."""
    link_wanted = Signal()
    claim_wanted = Signal(object)
    """A `ClaimId` whose sheet is wanted."""
    judged = Signal(object, object)
    """An `EvidenceHere`, and the `Stance` it has now."""
    hand_chosen = Signal(object, bool)
    about_chosen = Signal(object, object)
    noted = Signal(object, str)
    removed = Signal(object)
    left = Signal()

    def __init__(self, *, writable: bool, in_hand: bool = True, parent: QWidget | None = None) -> None:
        """`in_hand` where keys link to the assumption in hand."""
        super().__init__(parent)
        self._writable = writable
        self.setAccessibleName("Assumptions here")
        self.cards: list[HereCard] = []
        self.now = wrapped_label(NONE_IN_HAND, "hint")
        self.now.setMinimumWidth(1)
        self.choose, self.link = quiet_button("Take in hand…"), quiet_button("Link to assumption…")
        self.choose.setToolTip("Choose which assumption the keys for stances mean")
        self.link.setToolTip("Choose an assumption, and say how this stands to it")
        self.choose.clicked.connect(self.in_hand_wanted)
        self.link.clicked.connect(self.link_wanted)
        self.link.setEnabled(writable)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(2)
        buttons = FlowRow()
        for button in (self.choose, self.link):
            button.setStyleSheet(TIGHT)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(4)
        column.addWidget(section_heading("Assumptions here"))
        column.addLayout(self._cards)
        column.addWidget(self.now)
        column.addLayout(buttons)
        if not in_hand:
            self.now.hide()
            self.choose.hide()

    def say_in_hand(self, claim: ClaimInShort | None, keys: str) -> None:
        """Which assumption the keys for stances mean."""
        said = NONE_IN_HAND if claim is None else f"In hand: {claim.ref} {shortened(claim.statement)}"
        self.now.setText(f"{said}\n{keys}" if claim is not None and keys else said)

    def show_here(self, rows: Sequence[EvidenceHere], perspectives: Mapping[PerspectiveId, str]) -> None:
        """Shows what is evidence here; a field one writes in stays."""
        if [row.id for row in rows] == [card.row.id for card in self.cards]:
            for card, row in zip(self.cards, rows, strict=True):
                card.show_row(row)
            return
        self.finish()
        for old in self.cards:
            self._cards.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = [self._card(row, perspectives) for row in rows]

    def finish(self) -> None:
        """Tells notes that were typed and not yet left."""
        for card in self.cards:
            card.fields.finish()

    def shown(self) -> list[EvidenceId]:
        """What is shown, from the top."""
        return [card.row.id for card in self.cards]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _card(self, row: EvidenceHere, perspectives: Mapping[PerspectiveId, str]) -> HereCard:
        card = HereCard(row, perspectives, writable=self._writable)
        fields = card.fields
        card.opened.connect(lambda: self.claim_wanted.emit(card.row.claim))
        fields.stance_chosen.connect(lambda stance: self.judged.emit(card.row, Stance(stance)))
        fields.hand_chosen.connect(lambda first: self.hand_chosen.emit(card.row, first))
        fields.about_chosen.connect(lambda about: self.about_chosen.emit(card.row, about))
        fields.noted.connect(lambda note: self.noted.emit(card.row, note))
        fields.remove_wanted.connect(lambda: self.removed.emit(card.row))
        fields.left.connect(self.left)
        self._cards.addWidget(card)
        return card
