"""A new passphrase, typed twice, with a hint how hard it is to guess."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget

from app.ui.welcome.passphrase_field import PassphraseField
from app.ui.welcome.strength import strength
from app.ui.widgets.plain_text import plain_label, wrapped_label

NO_RESET = (
    "There is no reset: without the passphrase nobody can open the study again, not even we. "
    "Keep it where your team keeps such things."
)


class NewPassphrase(QWidget):
    """Two fields that must agree."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passphrase = PassphraseField("Passphrase")
        self.again = PassphraseField("Passphrase again")
        self.show_letters = QCheckBox("Show passphrase")
        self.strength = wrapped_label("", "hint")
        # A wrapped label tells its height for a width only; a dialog would give it a line less than it takes.
        self.strength.setMinimumHeight(round(2.2 * self.strength.fontMetrics().lineSpacing()))
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (words, line) in enumerate((("Passphrase", self.passphrase), ("Again", self.again))):
            label = plain_label(words)
            label.setBuddy(line)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
            line.textChanged.connect(self._look)
        grid.addWidget(self.strength, 2, 1)
        grid.addWidget(self.show_letters, 3, 1)
        self.show_letters.toggled.connect(self.passphrase.reveal)
        self.show_letters.toggled.connect(self.again.reveal)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.passphrase)
        self._look()

    @property
    def is_sound(self) -> bool:
        """Whether there is one, and both are the same."""
        return bool(self.passphrase.text()) and self.passphrase.text() == self.again.text()

    def text(self) -> str:
        """The passphrase."""
        return self.passphrase.text()

    def _look(self) -> None:
        differs = bool(self.again.text()) and self.again.text() != self.passphrase.text()
        self.strength.setText(
            "The two are not the same yet." if differs else strength(self.passphrase.text()).words
        )
        self.changed.emit()
