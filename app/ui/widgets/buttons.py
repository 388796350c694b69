"""Buttons by how much they ask for."""

from PySide6.QtWidgets import QPushButton, QWidget


def primary_button(words: str, parent: QWidget | None = None) -> QPushButton:
    """The one next step of a page."""
    button = QPushButton(words, parent)
    button.setProperty("primary", True)
    return button


def quiet_button(words: str, parent: QWidget | None = None) -> QPushButton:
    """A button without an outline, for rows and bars."""
    button = QPushButton(words, parent)
    button.setProperty("quiet", True)
    return button
