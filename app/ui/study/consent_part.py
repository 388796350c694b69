"""What a participant agreed to, scope by scope: nothing recorded, given or not given, when, and a note."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from app.study import actions
from app.study.rows import ConsentRow, ConsentScope, ParticipantId
from app.ui.open_study import OpenStudy
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
        self.answer = QComboBox()
        self.answer.setAccessibleName(f"{words}: agreed")
        for answer, value in ANSWERS:
            self.answer.addItem(answer, value)
        self.note = QLineEdit()
        self.note.setAccessibleName(f"{words}: when and how")
        self.note.setPlaceholderText("Note")


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
            grid.addWidget(plain_label(SCOPE_WORDS[scope]), row, 0)
            grid.addWidget(line.answer, row, 1)
            grid.addWidget(line.note, row, 2)
            line.answer.activated.connect(lambda _, scope=scope: self._store(scope))
            line.note.editingFinished.connect(lambda scope=scope: self._store(scope))

    def show_consents(self, person: ParticipantId, consents: Sequence[ConsentRow]) -> None:
        """Show what is stored."""
        self._person = person
        self._stored = {row.scope: row for row in consents}
        for scope, row in self._stored.items():
            line = self.lines[scope]
            line.answer.setCurrentIndex([value for _, value in ANSWERS].index(row.given))
            line.note.setText(row.note)
            line.note.setEnabled(row.given is not None)

    def _store(self, scope: ConsentScope) -> None:
        person, line, stored = self._person, self.lines[scope], self._stored.get(scope)
        given: bool | None = line.answer.currentData()
        note = line.note.text().strip()
        if person is None or stored is None or (given is stored.given and note == stored.note):
            return
        self._study.attempt(
            lambda: actions.set_consent(
                self._study.project, participant=person, scope=scope, given=given, on=stored.on, note=note
            )
        )
