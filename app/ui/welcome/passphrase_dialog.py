"""Asks for the passphrase of a study; stays open until it fits or the reader gives up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.problems import Problem
from app.ui.welcome.passphrase_entry import PassphraseEntry
from app.ui.widgets.fitting import fit_words
from app.ui.widgets.plain_text import plain_label, wrapped_label

WIDTH = 480
OPEN = "Open"
PROTECTED = "This study is protected by a passphrase."


class PassphraseDialog(QDialog):
    """Tells what was typed by `given`; is told by `refuse` that it does not open the study."""

    given = Signal(object)
    """A passphrase, or the key from a recovery sheet."""

    def __init__(
        self,
        study: str,
        parent: QWidget | None = None,
        *,
        title: str = "Open study",
        why: str = PROTECTED,
        verb: str = OPEN,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._verb, self._busy = verb, "Opening…" if verb == OPEN else "Trying…"
        self.entry = PassphraseEntry()
        self.field, self.show_letters = self.entry.field, self.entry.show_letters
        self.message = self.entry.message
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.open_button = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.open_button.setDefault(True)
        self.open_button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        column.addWidget(plain_label(study, "title"))
        column.addWidget(wrapped_label(why, "quiet"))
        column.addSpacing(6)
        column.addWidget(self.entry)
        column.addSpacing(10)
        column.addWidget(buttons)
        self.entry.changed.connect(self.open_button.setEnabled)
        self.entry.other.clicked.connect(self._fit)
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        self.field.setFocus()
        self._fit()

    def refuse(self, problem: Problem) -> None:
        """Say why the study did not open, and let it be typed again."""
        self._set_busy(False)
        self.entry.refuse(problem)
        self._fit()

    def _give(self) -> None:
        secret = self.entry.secret()
        if secret is not None:
            self._set_busy(True)
            self.given.emit(secret)
        self._fit()

    def _set_busy(self, busy: bool) -> None:
        self.entry.set_busy(busy)
        self.open_button.setEnabled(not busy)
        self.open_button.setText(self._busy if busy else self._verb)

    def _fit(self) -> None:
        fit_words(self, WIDTH)
