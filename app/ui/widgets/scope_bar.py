"""The bar that says in words what a page looks at, with chips to change it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.ui.widgets.plain_text import wrapped_label


class Chip(QToolButton):
    """A choice that is on or off, in words."""

    def __init__(self, words: str, *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words.replace("&", "&&"))
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(words)


class ScopeBar(QWidget):
    """Chips, then the sentence: "Children, all areas: 412 passages from 29 of 42 people."."""

    changed = Signal()
    """A chip was turned on or off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What this page looks at")
        self._sentence = wrapped_label("", "quiet")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self._sentence, 1)

    def add_chip(self, words: str, *, on: bool = False) -> Chip:
        """Puts one more chip before the sentence."""
        chip = Chip(words, on=on)
        chip.toggled.connect(self.changed)
        self._row.insertWidget(self._row.count() - 1, chip)
        return chip

    def add_control(self, control: QWidget) -> None:
        """Puts another control, such as a choice, before the sentence."""
        self._row.insertWidget(self._row.count() - 1, control)

    def say(self, sentence: str) -> None:
        """Says what is being looked at."""
        self._sentence.setText(sentence)
        self.setAccessibleDescription(sentence)
