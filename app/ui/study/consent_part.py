"""What a participant agreed to, scope by scope: not recorded, given, not given or taken back; when, how long.

Days and note stand on a line of their own where one of them is known; a button makes room for them.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.study import actions
from app.study.rows import ConsentRow, ConsentScope, ParticipantId
from app.study.rules import this_day
from app.ui.open_study import OpenStudy
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.plain_text import plain_label

BACK = "taken back"
Answer = bool | str | None
ANSWERS: tuple[tuple[str, Answer], ...] = (
    ("Not recorded", None),
    ("Given", True),
    ("Not given", False),
    ("Taken back", BACK),
)
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
        self.until = QLineEdit()
        self.until.setAccessibleName(f"{words}: last day it holds")
        self.until.setPlaceholderText("Until")
        self.until.setToolTip("The last day it holds; after it nothing leaves under it until it is renewed.")
        self.note = QLineEdit()
        self.note.setAccessibleName(f"{words}: how")
        self.note.setPlaceholderText("Note")
        self.more = quiet_button("Days, note")
        self.more.setAccessibleName(f"{words}: add days or a note")
        self.more.clicked.connect(self._make_room)

    def show_row(self, row: ConsentRow) -> None:
        """Show what is stored."""
        self.answer.setCurrentIndex([value for _, value in ANSWERS].index(answer_of(row)))
        self.on.setText(row.withdrawn_on or row.on)
        self.on.setToolTip("The day it was taken back" if row.withdrawn_on else "The day it was said")
        self.until.setText(row.until)
        self.note.setText(row.note)
        known = bool(row.on or row.note or row.until or row.withdrawn_on)
        self._show_room(known)
        self.more.setVisible(row.given is not None and not known)

    def _make_room(self) -> None:
        self._show_room(True)
        self.more.hide()
        self.on.setFocus()

    def _show_room(self, shown: bool) -> None:
        for field in (self.on, self.until, self.note):
            field.setVisible(shown)


def answer_of(row: ConsentRow) -> Answer:
    """What was answered, as the list offers it."""
    return BACK if row.withdrawn_on else row.given


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
            grid.addWidget(line.until, 2 * row + 1, 1)
            grid.addWidget(line.note, 2 * row + 1, 2)
            line.answer.activated.connect(lambda _, scope=scope: self._store(scope))
            for field in (line.on, line.until, line.note):
                field.editingFinished.connect(lambda scope=scope: self._store(scope))

    def show_consents(self, person: ParticipantId, consents: Sequence[ConsentRow]) -> None:
        """Show what is stored."""
        self._person = person
        self._stored = {row.scope: row for row in consents}
        for scope, row in self._stored.items():
            self.lines[scope].show_row(row)

    def _store(self, scope: ConsentScope) -> None:
        person, line, stored = self._person, self.lines[scope], self._stored.get(scope)
        if person is None or stored is None:
            return
        answer: Answer = line.answer.currentData()
        day, until, note = (field.text().strip() for field in (line.on, line.until, line.note))
        back = answer == BACK
        # What the day says changes with the answer: when it was said, or when it was taken back.
        day = day if answer == answer_of(stored) else "" if back else stored.on
        was = (answer_of(stored), stored.withdrawn_on or stored.on, stored.until, stored.note)
        if (answer, day, until, note) == was:
            return
        project = self._study.project

        def store() -> bool:
            actions.set_consent(
                project,
                participant=person,
                scope=scope,
                given=True if back else None if answer is None else bool(answer),
                on=stored.on if back else day,
                until=until,
                withdrawn_on=(day or this_day().isoformat()) if back else "",
                note=note,
            )
            return True

        if not self._study.attempt(store):
            line.show_row(stored)
