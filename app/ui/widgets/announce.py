"""Saying something to a screen reader that no widget's text says."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Has a screen reader, if one is listening, say the words."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
