"""What a participant agreed to, scope by scope: nothing recorded, given or not given, when, and a note.

Day and note stand on a line of their own where one of them is known; a button makes room for them.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.study import actions
from app.study.rows import ConsentRow, ConsentScope, ParticipantId
from app.ui.open_study import OpenStudy
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.plain_text import plain_label

ANSWERS = (("Not recorded", None), ("Given", True), ("Not given", False))
SCOPE_WORDS = {
    ConsentScope.TAKE_PART: "Take part",
    ConsentScope.AUDIO: "Audio",
    ConsentScope.QUOTE: "Be quoted",
    ConsentScope.DRAWINGS: "Show drawings",
    ConsentScope.LINK: "Link accounts",
    ConsentScope.ADMINISTRATIVE: "Records data",
    ConsentScope.ARCHIVE: "Archive, share",
    ConsentScope.RECONTACT: "Be contacted",
}


class _Line:
    """The fields of one scope."""

    def __init__(self, words: str) -> None:
        self.answer = Choice()
        self.answer.setAccessibleName(f"{words}: agreed")
        for answer, value in ANSWERS:
            self.answer.addItem(answer, value)
        self.on = QLineEdit()
        self.on.setAccessibleName(f"{words}: day")
        self.on.setPlaceholderText("Day")
        self.note = QLineEdit()
        self.note.setAccessibleName(f"{words}: how")
        self.note.setPlaceholderText("Note")
        self.more = quiet_button("Day, note")
        self.more.setAccessibleName(f"{words}: add the day or a note")
        self.more.clicked.connect(self._make_room)

    def show_row(self, row: ConsentRow) -> None:
        """Show what is stored."""
        self.answer.setCurrentIndex([value for _, value in ANSWERS].index(row.given))
        self.on.setText(row.on)
        self.note.setText(row.note)
        self._show_room(bool(row.on or row.note))
        self.more.setVisible(row.given is not None and not (row.on or row.note))

    def _make_room(self) -> None:
        self._show_room(True)
        self.more.hide()
        self.on.setFocus()

    def _show_room(self, shown: bool) -> None:
        for field in (self.on, self.note):
            field.setVisible(shown)


class ConsentPart(QWidget):
    """A line for each scope; each change is a step of its own."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._person: ParticipantId | None = None
        self._stored: dict[ConsentScope, ConsentRow] = {}
        self.lines = {scope: _Line(words) for scope, words in SCOPE_WORDS.items()}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for row, (scope, line) in enumerate(self.lines.items()):
            grid.addWidget(plain_label(SCOPE_WORDS[scope]), 2 * row, 0)
            grid.addWidget(line.answer, 2 * row, 1)
            grid.addWidget(line.more, 2 * row, 2, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(line.on, 2 * row + 1, 0)
            grid.addWidget(line.note, 2 * row + 1, 1, 1, 2)
            line.answer.activated.connect(lambda _, scope=scope: self._store(scope))
            for field in (line.on, line.note):
                field.editingFinished.connect(lambda scope=scope: self._store(scope))

    def show_consents(self, person: ParticipantId, consents: Sequence[ConsentRow]) -> None:
        """Show what is stored."""
        self._person = person
        self._stored = {row.scope: row for row in consents}
        for scope, row in self._stored.items():
            self.lines[scope].show_row(row)

    def _store(self, scope: ConsentScope) -> None:
        person, line, stored = self._person, self.lines[scope], self._stored.get(scope)
        given: bool | None = line.answer.currentData()
        on, note = line.on.text().strip(), line.note.text().strip()
        if person is None or stored is None or (given, on, note) == (stored.given, stored.on, stored.note):
            return
        project = self._study.project

        def store() -> bool:
            actions.set_consent(project, participant=person, scope=scope, given=given, on=on, note=note)
            return True

        if not self._study.attempt(store):
            line.show_row(stored)
