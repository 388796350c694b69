"""One piece of evidence in fields: how it stands, how the teller knows and of whom it is told, a note."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.perspectives.claim_rows import Stance
from app.study.rows import PerspectiveId
from app.ui.weighing.stance_words import IN_ORDER, stance_words
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.chip import Chip
from app.ui.widgets.choice import Choice
from app.ui.widgets.edited_field import EditedField
from app.ui.widgets.flow_row import FlowRow

TIGHT = "QPushButton { padding: 2px 6px; } QToolButton { padding: 2px 8px; }"
NOBODY = "About nobody in particular"


class EvidenceFields(QWidget):
    """Says what is wanted of the evidence shown, and does none of it."""

    stance_chosen = Signal(object)
    hand_chosen = Signal(bool)
    """Whether it is first-hand."""
    about_chosen = Signal(object)
    """The `PerspectiveId` of whom it is told, or None."""
    noted = Signal(str)
    remove_wanted = Signal()
    left = Signal()

    def __init__(self, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet(TIGHT)
        self.stances = {stance: Chip(stance_words(stance)) for stance in IN_ORDER}
        self._group = QButtonGroup(self)
        self.second_hand = Chip("Second-hand")
        self.second_hand.setToolTip("Somebody tells what others feel or went through")
        self.about = Choice()
        self.about.setAccessibleName("Of whom it is told")
        self.about.setMinimumWidth(1)
        self.about.setMaximumWidth(240)
        self.note = EditedField("Note on this evidence", "Add a note…")
        self.remove = quiet_button("Take it off")
        self.remove.setToolTip("This passage is evidence of the assumption no more")
        self._lay_out()
        self._connect()
        for part in (*self.stances.values(), self.second_hand, self.about, self.remove):
            part.setEnabled(writable)
        self.note.setReadOnly(not writable)

    def show_evidence(
        self,
        *,
        stance: Stance,
        first_hand: bool,
        about: PerspectiveId | None,
        note: str,
        perspectives: Mapping[PerspectiveId, str],
        other: bool,
    ) -> None:
        """Shows a piece of evidence; `other` where it is not the one shown before."""
        for which, chip in self.stances.items():
            chip.setChecked(which is stance)
        with QSignalBlocker(self.second_hand):
            self.second_hand.setChecked(not first_hand)
        with QSignalBlocker(self.about):
            self.about.clear()
            self.about.addItem(NOBODY, None)
            for perspective, name in perspectives.items():
                self.about.addItem(f"About {name[:1].lower()}{name[1:]}", perspective)
            self.about.setCurrentIndex(max(0, self.about.findData(about)))
        if other:
            self.note.show_other(note)
        else:
            self.note.show_words(note)

    def finish(self) -> None:
        """Tells a note that was typed and not yet left."""
        self.note.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        for stance, chip in self.stances.items():
            chip.clicked.connect(lambda _=False, stance=stance: self.stance_chosen.emit(stance))
        self.second_hand.toggled.connect(lambda on: self.hand_chosen.emit(not on))
        self.about.activated.connect(lambda _: self.about_chosen.emit(self.about.currentData()))
        self.note.finished.connect(self.noted)
        self.note.left.connect(self.left)
        self.remove.clicked.connect(self.remove_wanted)

    def _lay_out(self) -> None:
        chips = FlowRow()
        for chip in self.stances.values():
            self._group.addButton(chip)
            chips.addWidget(chip)
        knowing = FlowRow()
        for part in (self.second_hand, self.about, self.remove):
            knowing.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(chips)
        column.addLayout(knowing)
        column.addWidget(self.note)
