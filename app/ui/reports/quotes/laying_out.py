"""How the parts of the quote picker stand: a heading with buttons over a list; scrolled where room is short."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

LEAST_LINES = 5
"""Of a list, before the page is scrolled."""


def headed(head: QWidget, buttons: Sequence[QWidget], *parts: QWidget) -> QWidget:
    """A heading with buttons at its right, and below it parts of which the last takes the room there is."""
    whole = QWidget()
    row = QHBoxLayout()
    row.addWidget(head)
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 6, 0, 4)
    column.setSpacing(6)
    column.addLayout(row)
    for part in parts:
        column.addWidget(part, 1 if part is parts[-1] else 0)
    parts[-1].setMinimumHeight(LEAST_LINES * parts[-1].fontMetrics().lineSpacing())
    return whole


def scrolled(inside: QWidget) -> QScrollArea:
    """A part that is scrolled in a low window, and otherwise fills its place."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
