"""A field for a passphrase, hidden unless its writer wants to see it."""

from PySide6.QtWidgets import QLineEdit, QWidget


class PassphraseField(QLineEdit):
    """Shows dots; `reveal` shows the letters."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.reveal(False)

    def reveal(self, shown: bool) -> None:
        """Show the letters or hide them."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
