"""A field for a passphrase, hidden unless its writer wants to see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class PassphraseField(QLineEdit):
    """Shows dots; `reveal` shows the letters."""

    capitals_locked = Signal(bool)
    """Whether Caps Lock seems to be on, told at every letter."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.reveal(False)

    def reveal(self, shown: bool) -> None:
        """Show the letters or hide them."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # No system tells Qt how Caps Lock stands; but a letter that is not as Shift says gives it away.
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.capitals_locked.emit(False)
        elif len(letter) == 1 and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals_locked.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)
