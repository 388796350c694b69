"""Showing users' words as they are: never taken for rich text."""

import html

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QToolTip, QWidget


def plain_label(words: str = "", look: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that shows its text literally, looking as the style sheet says for `look`.

    Looks: title, heading, section, small, quiet, hint, danger; none is body text.
    """
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if look:
        label.setProperty("look", look)
    return label


def wrapped_label(words: str = "", look: str = "", parent: QWidget | None = None) -> QLabel:
    """The same, over as many lines as it takes."""
    label = plain_label(words, look, parent)
    label.setWordWrap(True)
    return label


def tooltip_text(words: str) -> str:
    """The words as a tooltip must be given them to show them literally, line by line."""
    return "<qt>" + html.escape(words).replace("\n", "<br>") + "</qt>" if words else ""


def show_tooltip(place: QPoint, words: str, widget: QWidget) -> None:
    """Shows the words literally at a place of the screen; without words the tooltip goes."""
    QToolTip.showText(place, tooltip_text(words), widget)
