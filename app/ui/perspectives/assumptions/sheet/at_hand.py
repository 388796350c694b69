"""The evidence at hand below the columns: how it stands can be said otherwise, by mouse and by keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.perspectives.claim_rows import EvidenceId, EvidenceRow
from app.ui.perspectives.assumptions.reading import ReadSheet
from app.ui.weighing.evidence_fields import EvidenceFields
from app.ui.widgets.buttons import Button
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.headings import section_heading


class EvidenceAtHand(QWidget):
    """Hidden while no evidence is at hand."""

    opened = Signal()

    def __init__(self, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at: EvidenceId | None = None
        self.setAccessibleName("The evidence at hand")
        self.words = ElidedLabel()
        self.open = Button("Open the passage")
        self.open.setToolTip("Where it was said, drawn or told")
        self.open.clicked.connect(self.opened)
        self.fields = EvidenceFields(writable=writable)
        head = QHBoxLayout()
        head.addWidget(self.words, 1)
        head.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(6)
        column.addWidget(section_heading("Evidence at hand"))
        column.addLayout(head)
        column.addWidget(self.fields)
        self.hide()

    def show_evidence(self, row: EvidenceRow | None, read: ReadSheet) -> None:
        """Shows a piece of evidence."""
        other = row is None or row.id != self._at
        if other:
            self.fields.finish()
        self._at = None if row is None else row.id
        self.setVisible(row is not None)
        if row is not None:
            self.words.set_words(f"{' and '.join(read.names(row.voices))}: “{row.words}”")
            self.fields.show_evidence(
                stance=row.stance,
                first_hand=row.first_hand,
                about=row.about,
                note=row.note,
                perspectives=read.perspectives,
                other=other,
            )

    def enter_note(self) -> None:
        """The keyboard goes to the note."""
        if self.isVisible():
            self.fields.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
