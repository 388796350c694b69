"""What an empty page shows: what it is for, and the next step with the button to take it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.theme import Theme, icon
from app.ui.widgets.buttons import Button, primary_button
from app.ui.widgets.plain_text import plain_label, wrapped_label

ICON = 48
WIDTH = 420
"""The widest line of the sentence, at the usual size of text."""


class EmptyState(QWidget):
    """An icon, a sentence or two, and steps; `step_taken` tells which, counted from 0."""

    step_taken = Signal(int)

    def __init__(
        self, theme: Theme, *, icon_name: str, title: str, words: str, steps: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon_name = icon_name
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.buttons = [primary_button(step) if place == 0 else Button(step) for place, step in enumerate(steps)]
        heading, sentence = plain_label(title, "title"), wrapped_label(words, "quiet")
        for label in (heading, sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence = sentence
        words_row, row = QHBoxLayout(), QHBoxLayout()
        words_row.addStretch(1)
        words_row.addWidget(sentence, WIDTH)
        words_row.addStretch(1)
        row.addStretch()
        for place, button in enumerate(self.buttons):
            row.addWidget(button)
            button.clicked.connect(lambda _=False, place=place: self.step_taken.emit(place))
        row.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for part in (self._icon, heading):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(words_row)
        column.addSpacing(4)
        column.addLayout(row)
        column.addStretch(3)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._icon.setPixmap(icon(self._theme.roles, self._icon_name, "edge").pixmap(ICON, ICON))
        self._sentence.setMaximumWidth(round(WIDTH * self._theme.text_scale))
