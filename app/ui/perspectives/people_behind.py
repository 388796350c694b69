"""Everybody behind one number, by name and by what they did; each name leads on (P-02)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.study.rows import ParticipantId
from app.ui.perspectives.cell_words import many
from app.ui.perspectives.people_menu import PENDING_RAISED, RAISED, Part
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import wrapped_label

_WITH_WORDS = (RAISED, PENDING_RAISED)


class PeopleBehind(QWidget):
    """Who raised it leads to what they said; everybody else to the person."""

    words_wanted = Signal(object)
    """A `ParticipantId`: only what this person said."""
    person_wanted = Signal(object)

    def __init__(self, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet("QPushButton { padding: 1px 3px; }")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(2)
        for heading, people in parts:
            if not people:
                continue
            column.addWidget(wrapped_label(f"{heading}: {many(len(people), 'person', 'people')}", "section"))
            row = FlowRow()
            for person in people:
                row.addWidget(self._name(person.id, person.pseudonym, heading))
            column.addLayout(row)

    def _name(self, person: ParticipantId, name: str, heading: str) -> QWidget:
        speaks = heading in _WITH_WORDS
        button = quiet_button(name.replace("&", "&&"))
        button.setAccessibleName(f"{name}, {heading.lower()}: {'their words' if speaks else 'go to the person'}")
        button.setToolTip("Shows only what this person said" if speaks else "Goes to this person")
        wanted = self.words_wanted if speaks else self.person_wanted
        button.clicked.connect(lambda: wanted.emit(person))
        return button
