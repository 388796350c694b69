"""Asks for the passphrase of a study; stays open until it fits or the reader gives up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.problems import Problem
from app.ui.welcome.passphrase_field import PassphraseField
from app.ui.widgets.plain_text import plain_label, wrapped_label


class PassphraseDialog(QDialog):
    """Tells what was typed by `given`; is told by `refuse` that it does not open the study."""

    given = Signal(str)

    def __init__(self, study: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Open study")
        self.setMinimumWidth(440)
        self.field = PassphraseField("Passphrase")
        self.show_letters = QCheckBox("Show passphrase")
        self.message = wrapped_label("", "danger")
        self.message.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.open_button = buttons.addButton("Open", QDialogButtonBox.ButtonRole.AcceptRole)
        self.open_button.setDefault(True)
        self.open_button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        column.addWidget(plain_label(study, "title"))
        column.addWidget(plain_label("This study is protected by a passphrase.", "quiet"))
        column.addSpacing(6)
        for part in (self.field, self.show_letters, self.message):
            column.addWidget(part)
        column.addSpacing(10)
        column.addWidget(buttons)
        self.field.textChanged.connect(lambda words: self.open_button.setEnabled(bool(words)))
        self.show_letters.toggled.connect(self.field.reveal)
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        self.field.setFocus()

    def refuse(self, problem: Problem) -> None:
        """Say why the study did not open, and let the passphrase be typed again."""
        self._set_busy(False)
        self.message.setText(str(problem))
        # A wrapped label tells its height for a width only; the dialog would cut it off.
        self.message.setMinimumHeight(self.message.heightForWidth(self.field.width()))
        self.message.show()
        self.adjustSize()
        self.field.selectAll()
        self.field.setFocus()

    def _give(self) -> None:
        self._set_busy(True)
        self.message.hide()
        self.given.emit(self.field.text())

    def _set_busy(self, busy: bool) -> None:
        self.field.setEnabled(not busy)
        self.open_button.setEnabled(not busy)
        self.open_button.setText("Opening…" if busy else "Open")
