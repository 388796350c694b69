"""What is known of the whole picture: what it is, what is on it, and whether any of it may leave."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.study.picture_rows import PictureKind, PictureRow
from app.study.rows import ConsentScope
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice import Choice
from app.ui.widgets.edited_field import EditedField
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import wrapped_label

ALT = "What is on the picture, for those who cannot see it…"


class PicturePanel(QWidget):
    """Tells what is wanted of the picture it shows; stores nothing."""

    described = Signal(int, str)
    """What is on a picture (its id)."""
    kind_chosen = Signal(int, object)
    """What a picture (its id) is."""
    safe_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Choice()
        self.kind.setAccessibleName("Kind of picture")
        for kind in PictureKind:
            self.kind.addItem(kind.value.capitalize(), kind)
        self.words = EditedField("What is on the picture", ALT)
        self.state = wrapped_label("", "quiet")
        self.consent = wrapped_label("", "small")
        self.safe_button = Button("Safe copy…")
        self.export_button = Button("Export…")
        buttons = QWidget()
        row = FlowRow(buttons)
        row.addWidget(self.safe_button)
        row.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 12)
        column.setSpacing(6)
        for part in (
            section_heading("Picture"),
            self.kind,
            self.words,
            section_heading("Leaving the study"),
            self.state,
            self.consent,
            buttons,
        ):
            column.addWidget(part)
        self._of = 0
        self.words.finished.connect(lambda words: self.described.emit(self._of, words))
        self.kind.activated.connect(
            lambda _: self.kind_chosen.emit(self._of, PictureKind(self.kind.currentData()))
        )
        self.safe_button.clicked.connect(lambda: self.safe_wanted.emit())
        self.export_button.clicked.connect(lambda: self.export_wanted.emit())

    def show_picture(self, row: PictureRow, *, other: bool, may_change: bool) -> None:
        """Show a picture; `other` says that it is another one than before."""
        if other and self.words.isVisible():
            self.words.finish()  # what was being typed is of the picture before
        self._of = row.id
        self.kind.setCurrentIndex(list(PictureKind).index(row.kind))
        self.kind.setEnabled(may_change)
        (self.words.show_other if other else self.words.show_words)(row.described)
        self.words.setReadOnly(not may_change)
        many = row.redactions
        marked = f"{many} part{'' if many == 1 else 's'} redacted" if many else "Nothing redacted"
        self.state.setText(f"{marked} · {'safe copy kept' if row.safe else 'no safe copy yet'}")
        hindrance = row.hindrance
        self.consent.setText(hindrance or f"Everybody who drew it agreed to “{ConsentScope.DRAWINGS}”.")
        self.safe_button.setEnabled(may_change or row.safe)
        self.safe_button.setText("Safe copy…" if row.safe else "Make safe copy…")
        self.export_button.setEnabled(row.safe and not hindrance)
        why = hindrance or ("" if row.safe else "Only a safe copy can leave: make it first.")
        self.export_button.setToolTip(why or "Write the safe copy into a file")
        self.export_button.setAccessibleDescription(why)

    def _tell_kind(self) -> None:
        self.kind_chosen.emit(self._of, PictureKind(self.kind.currentData()))
