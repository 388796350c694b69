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
MOST = 100
"""So many of those who did the same are named."""


class PeopleBehind(QWidget):
    """Who raised it leads to what they said; everybody else to the person."""

    words_wanted = Signal(object)
    """A `ParticipantId`: only what this person said."""
    person_wanted = Signal(object)

    def __init__(self, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._named = False
        self.setStyleSheet("QPushButton { padding: 1px 3px; }")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 6)
        self._column.setSpacing(2)

    def name_them(self) -> None:
        """Makes the names: only once somebody looks, for there may be hundreds."""
        if self._named:
            return
        self._named = True
        for heading, people in self._parts:
            if not people:
                continue
            title = f"{heading}: {many(len(people), 'person', 'people')}"
            self._column.addWidget(wrapped_label(title, "section"))
            row = FlowRow()
            for person in people[:MOST]:
                row.addWidget(self._name(person.id, person.pseudonym, heading))
            self._column.addLayout(row)
            if len(people) > MOST:
                rest = f"and {len(people) - MOST:,} more: the number above lists everybody"
                self._column.addWidget(wrapped_label(rest, "hint"))

    def _name(self, person: ParticipantId, name: str, heading: str) -> QWidget:
        speaks = heading in _WITH_WORDS
        button = quiet_button(name.replace("&", "&&"))
        button.setAccessibleName(f"{name}, {heading.lower()}: {'their words' if speaks else 'go to the person'}")
        button.setToolTip("Shows only what this person said" if speaks else "Goes to this person")
        wanted = self.words_wanted if speaks else self.person_wanted
        button.clicked.connect(lambda: wanted.emit(person))
        return button
