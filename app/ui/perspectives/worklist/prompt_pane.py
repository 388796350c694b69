"""One line of the worklist whole: what was found, what to do, whom to read, and the ways there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.perspectives.worklist_rows import Prompt, PromptKind
from app.study.rows import ParticipantId
from app.ui.perspectives.worklist.sorting import ASKED, aside_sentence
from app.ui.widgets.buttons import Button, primary_button
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import wrapped_label

_ID = Qt.ItemDataRole.UserRole
_NEXT = {
    PromptKind.COMMON: "Open the passages",
    PromptKind.RECORD: "Open the child’s account",
    PromptKind.RIVAL: "Write rival explanation…",
}
EVIDENCE = "Open the evidence"


class PromptPane(QWidget):
    """Tells which way was chosen."""

    next_wanted = Signal()
    """The step that this line asks for."""
    codes_wanted = Signal()
    """The passages of its codes, to search near them."""
    aside_wanted = Signal()
    restore_wanted = Signal()
    person_opened = Signal(object)
    """A `ParticipantId`, to read their transcript."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = wrapped_label("", "heading")
        self.sentence, self.to_do = wrapped_label(""), wrapped_label("", "quiet")
        self.aside = wrapped_label("", "hint")
        self.step = primary_button(EVIDENCE)
        self.codes = Button("Passages near its codes")
        self.put_aside, self.restore = Button("Put aside…"), Button("Take up again")
        self.whom = wrapped_label("Whom to read: Enter opens the transcript", "section")
        self.people = QListWidget()
        self.people.setAccessibleName("Whom to read")
        self.people.setFrameShape(QListWidget.Shape.NoFrame)
        buttons = QWidget()
        row = FlowRow(buttons)
        for button in (self.step, self.codes, self.put_aside, self.restore):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 0)
        column.setSpacing(10)
        for part in (self.title, self.sentence, self.to_do, self.aside, buttons, self.whom):
            part.setMinimumWidth(1)
            column.addWidget(part)
        column.addWidget(self.people, 1)
        column.addStretch()
        self.step.clicked.connect(self.next_wanted)
        self.codes.clicked.connect(self.codes_wanted)
        self.put_aside.clicked.connect(self.aside_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self.people.itemActivated.connect(self._open)

    def show_prompt(self, prompt: Prompt | None, *, writable: bool) -> None:
        """Shows a line, or none."""
        self.setVisible(prompt is not None)
        if prompt is None:
            return
        self.title.setText(prompt.about)
        self.sentence.setText(prompt.found.sentence)
        self.to_do.setText(prompt.found.to_do)
        self.aside.setText(aside_sentence(prompt))
        self.aside.setVisible(prompt.put_aside is not None)
        self.step.setText(_NEXT.get(prompt.key.kind, EVIDENCE))
        self.codes.setVisible(bool(prompt.codes) and prompt.key.kind is not PromptKind.COMMON)
        self.put_aside.setVisible(prompt.put_aside is None)
        self.restore.setVisible(prompt.put_aside is not None)
        for button in (self.put_aside, self.restore):
            button.setEnabled(writable)
        self.people.clear()
        for person, name, asked in prompt.people:
            item = QListWidgetItem(f"{name} · {ASKED[asked]}")
            item.setData(_ID, person)
            self.people.addItem(item)
        for part in (self.whom, self.people):
            part.setVisible(bool(prompt.people))

    def _open(self, item: QListWidgetItem) -> None:
        self.person_opened.emit(ParticipantId(item.data(_ID)))
