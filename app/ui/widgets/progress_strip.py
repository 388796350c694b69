"""Long work at the foot of the window: what it is doing, how far it is, and Cancel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.elided_label import ElidedLabel


class ProgressStrip(QFrame):
    """Hidden until something is under way."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self._words = ElidedLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(220)
        self.cancel = Button("Cancel")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.addWidget(self._words, 1)
        row.addWidget(self.bar)
        row.addWidget(self.cancel)
        self.cancel.clicked.connect(self._stop)
        self.hide()

    def begin(self, words: str) -> None:
        """Shows that work has begun; how far it is may not be known yet."""
        self._words.set_words(words)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words)
        self.cancel.setEnabled(True)
        self.show()

    def advance(self, done: int, total: int, words: str = "") -> None:
        """Shows how far the work is, and what it does now."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if words:
            self._words.set_words(words)

    def end(self) -> None:
        """The work is over."""
        self.hide()

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self._words.set_words("Stopping…")
        self.cancelled.emit()
