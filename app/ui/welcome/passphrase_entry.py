"""Where a study's passphrase is typed, or in its place the six lines of a recovery sheet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.problems import Problem
from app.store.keys import Secret
from app.store.recovery import key_from
from app.ui.welcome.passphrase_field import PassphraseField
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import wrapped_label

CAPITALS = "Caps Lock seems to be on."
USE_SHEET, USE_PASSPHRASE = "Use the recovery sheet…", "Use the passphrase"


class PassphraseEntry(QWidget):
    """Tells what was typed by `secret`; is told by `refuse` that it opens nothing."""

    changed = Signal(bool)
    """Whether there is something to try."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = PassphraseField("Passphrase")
        self.field.setPlaceholderText("Passphrase")
        self.sheet = QPlainTextEdit()
        self.sheet.setAccessibleName("Recovery sheet")
        self.sheet.setPlaceholderText("Type or paste the six lines of the sheet, each with its number")
        self.sheet.setTabChangesFocus(True)
        self.sheet.setMinimumHeight(self.sheet.fontMetrics().lineSpacing() * 7)
        self.sheet.hide()
        self.show_letters = QCheckBox("Show passphrase")
        self.other = quiet_button(USE_SHEET)
        self.other.setAutoDefault(False)
        self.capitals = wrapped_label(CAPITALS, "amber")
        self.message = wrapped_label("", "danger")
        for label in (self.capitals, self.message):
            label.hide()
        row = FlowRow()
        row.addWidget(self.show_letters)
        row.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.sheet)
        column.addLayout(row)
        column.addWidget(self.capitals)
        column.addWidget(self.message)
        self.field.textChanged.connect(self._look)
        self.sheet.textChanged.connect(self._look)
        self.field.capitals_locked.connect(self.capitals.setVisible)
        self.show_letters.toggled.connect(self.field.reveal)
        self.other.clicked.connect(self._change_over)
        self.setFocusProxy(self.field)

    @property
    def by_sheet(self) -> bool:
        """Whether the recovery sheet is asked for."""
        return not self.sheet.isHidden()

    def secret(self) -> Secret | None:
        """What was typed; None where it is not a whole recovery sheet, which is said."""
        self.message.hide()
        if not self.by_sheet:
            return self.field.text()
        try:
            return key_from(self.sheet.toPlainText())
        except Problem as problem:
            self.refuse(problem)
            return None

    def refuse(self, problem: Problem) -> None:
        """Say why the study did not open, and let it be typed again."""
        self.set_busy(False)
        self.message.setText(str(problem))
        # A wrapped label tells its height for a width only; a dialog would cut it off.
        self.message.setMinimumHeight(self.message.heightForWidth(max(self.width(), 200)))
        self.message.show()
        if self.by_sheet:
            self.sheet.setFocus()
        else:
            self.field.selectAll()
            self.field.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Whether what was typed is being tried."""
        for part in (self.field, self.sheet, self.other):
            part.setEnabled(not busy)

    def forget(self) -> None:
        """Nothing that was typed stays here."""
        self.field.clear()
        self.sheet.clear()
        self.show_letters.setChecked(False)
        for label in (self.capitals, self.message):
            label.hide()

    def _look(self) -> None:
        self.changed.emit(bool(self.sheet.toPlainText().strip() if self.by_sheet else self.field.text()))

    def _change_over(self) -> None:
        by_sheet = not self.by_sheet
        self.sheet.setVisible(by_sheet)
        self.field.setVisible(not by_sheet)
        self.show_letters.setVisible(not by_sheet)
        self.other.setText(USE_PASSPHRASE if by_sheet else USE_SHEET)
        for label in (self.capitals, self.message):
            label.hide()
        (self.sheet if by_sheet else self.field).setFocus()
        self._look()
