"""Buttons by how much they ask for; Enter presses each of them, as Space does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget


class Button(QPushButton):
    """A button of a page, where no dialog takes Enter for it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def primary_button(words: str, parent: QWidget | None = None) -> Button:
    """The one next step of a page."""
    button = Button(words, parent)
    button.setProperty("primary", True)
    return button


def quiet_button(words: str, parent: QWidget | None = None) -> Button:
    """A button without an outline, for rows and bars."""
    button = Button(words, parent)
    button.setProperty("quiet", True)
    return button
