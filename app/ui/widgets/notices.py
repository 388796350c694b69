"""What the window says of itself: that all is saved, and what was just done."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.ui.widgets.announce import announce
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.plain_text import plain_label, wrapped_label


def saved_words(at: datetime | None) -> str:
    """The status of a study in words: saved is a fact, not a command."""
    return f"All changes saved {at:%H:%M}" if at else "No changes yet"


def saved_label(parent: QWidget | None = None) -> QLabel:
    """The label for `saved_words` in a status bar."""
    return plain_label("", "hint", parent)


class Notice(QFrame):
    """A sentence at the foot of the page with at most one thing to do; it stays until it is answered."""

    action_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self._words = wrapped_label()
        self.action = quiet_button("")
        self.dismiss = quiet_button("Dismiss")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.addWidget(self._words, 1)
        row.addWidget(self.action)
        row.addWidget(self.dismiss)
        self.action.clicked.connect(self._act)
        self.dismiss.clicked.connect(self.hide)
        self.hide()

    def say(self, sentence: str, action: str = "") -> None:
        """Shows a sentence, and the words of the one thing that can be done about it."""
        self._words.setText(sentence)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    def words(self) -> str:
        """What is being said."""
        return self._words.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _act(self) -> None:
        self.hide()
        self.action_taken.emit()
