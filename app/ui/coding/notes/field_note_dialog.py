"""Writing a field note: what was seen and heard at the left, what one makes of it at the right."""

from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.study import actions
from app.ui.open_study import OpenStudy
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label

SIZE = (860, 620)
HINT = (
    "What you write is yours and never counts as anybody’s evidence. Quote a participant by beginning a paragraph "
    "with their pseudonym and a colon, such as “Robin: I know the way.” Only such a paragraph is theirs."
)


class FieldNoteDialog(QDialog):
    """Stores one field note; put aside, it keeps what was typed until it is opened again."""

    added = Signal(int)
    """It is a source now."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.setWindowTitle("New field note")
        fit(self, QSize(*SIZE))
        today = datetime.now().astimezone().date().isoformat()
        self.name = _line("Name", "Such as: visit to the drop-in")
        self.on = _line("Date", "Such as: 4 March 2025", today)
        self.place = _line("Place", "Where it was, without real names")
        self.present = _line("Who was present", "By pseudonym or role")
        self.observation = _sheet("Observation", "What was seen and heard, in the order in which it was.")
        self.interpretation = _sheet("Interpretation", "What you make of it; it may come later.")
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Save | buttons.Cancel)
        self.save = self.buttons.button(buttons.Save)
        self.save.setText("Save field note")
        self._lay_out()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(lambda _: self._allow())
        self.observation.textChanged.connect(self._allow)
        self._allow()
        self.name.setFocus()

    def accept(self) -> None:
        """Stores it; what is refused is said, and the sheet stays as it is."""
        added = self._study.attempt(
            lambda: actions.add_field_note(
                self._study.project,
                name=self.name.text(),
                observation=self.observation.toPlainText(),
                observer=self._study.settings.coder,
                on=self.on.text(),
                place=self.place.text(),
                present=self.present.text(),
                interpretation=self.interpretation.toPlainText(),
            )
        )
        if added is not None:
            super().accept()
            self.added.emit(added)

    def reject(self) -> None:
        """Closes; what was typed is not lost."""
        super().reject()
        if any(sheet.toPlainText().strip() for sheet in (self.observation, self.interpretation)):
            self._study.said.emit("Your field note is not saved yet: New field note brings it back.")

    def _allow(self) -> None:
        self.save.setEnabled(bool(self.name.text().strip() and self.observation.toPlainText().strip()))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for field in (self.name, self.on, self.place, self.present):
            form.addRow(field.accessibleName(), field)
        sheets = QHBoxLayout()
        sheets.setSpacing(12)
        for sheet, share in ((self.observation, 3), (self.interpretation, 2)):
            part = QVBoxLayout()
            part.setSpacing(4)
            label = plain_label(sheet.accessibleName(), "heading")
            label.setBuddy(sheet)
            part.addWidget(label)
            part.addWidget(sheet, 1)
            sheets.addLayout(part, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(12)
        column.addLayout(form)
        column.addLayout(sheets, 1)
        column.addWidget(wrapped_label(HINT, "hint"))
        column.addWidget(self.buttons)


def _line(name: str, prompt: str, words: str = "") -> QLineEdit:
    field = QLineEdit(words)
    field.setAccessibleName(name)
    field.setPlaceholderText(prompt)
    return field


def _sheet(name: str, prompt: str) -> QPlainTextEdit:
    sheet = QPlainTextEdit()
    sheet.setAccessibleName(name)
    sheet.setPlaceholderText(prompt)
    sheet.setTabChangesFocus(True)
    return sheet
