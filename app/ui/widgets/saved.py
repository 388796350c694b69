"""What the window says of itself: that all is saved."""

from datetime import datetime

from PySide6.QtWidgets import QLabel, QWidget

from app.ui.widgets.plain_text import plain_label


def saved_words(at: datetime | None) -> str:
    """The status of a study in words: saved is a fact, not a command."""
    return f"All changes saved {at:%H:%M}" if at else "No changes yet"


def saved_label(parent: QWidget | None = None) -> QLabel:
    """The label for `saved_words` in a status bar."""
    return plain_label("", "hint", parent)
