"""Whose labels are these: saying for every speaker's label of a transcript who it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from app.study import actions
from app.study.rows import ParticipantId, ParticipantRow, SpeakerRow, TranscriptRow
from app.ui.open_study import OpenStudy
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.marked_choice import MarkedChoice
from app.ui.widgets.plain_text import plain_label, wrapped_label

WIDTH = 760
EXPLANATION = "What is said belongs to the person chosen here. The interviewer’s words are never evidence."
INTERVIEWER, NOBODY = "The interviewer", "Nobody yet"
Whose = tuple[bool, ParticipantId | None]
"""Whether it is the interviewer, or else which participant."""


class SpeakersDialog(QDialog):
    """A row for every label with its first words; all changes are one step."""

    def __init__(
        self,
        study: OpenStudy,
        transcript: TranscriptRow,
        speakers: Sequence[SpeakerRow],
        people: Sequence[ParticipantRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Whose labels are these")
        self.setMinimumWidth(WIDTH)
        self._study = study
        self._speakers = speakers
        self.choices = [self._choice(speaker, people) for speaker in speakers]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(2, 1)
        for row, (speaker, choice) in enumerate(zip(speakers, self.choices, strict=True)):
            turns = f"{speaker.turns} turn{'' if speaker.turns == 1 else 's'}"
            grid.addWidget(plain_label(speaker.label or "(no label)", "heading"), row, 0)
            grid.addWidget(plain_label(turns, "quiet"), row, 1)
            grid.addWidget(ElidedLabel(_first_words(transcript, speaker)), row, 2)
            grid.addWidget(choice, row, 3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(14)
        column.addWidget(page_title("Whose labels are these"))
        column.addWidget(wrapped_label(EXPLANATION, "quiet"))
        column.addLayout(grid)
        column.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        super().accept()
        changed = [
            (speaker, whose)
            for speaker, choice in zip(self._speakers, self.choices, strict=True)
            if (whose := choice.currentData()) != (speaker.interviewer, speaker.participant)
        ]
        if changed:
            with self._study.project.step("Assign speakers"):
                for speaker, (interviewer, participant) in changed:
                    actions.assign_speaker(
                        self._study.project, speaker=speaker.id, participant=participant, interviewer=interviewer
                    )

    def _choice(self, speaker: SpeakerRow, people: Sequence[ParticipantRow]) -> QComboBox:
        box = MarkedChoice(self._study.theme)
        box.setAccessibleName(f"Whose label is {speaker.label}")
        box.setMinimumContentsLength(18)
        box.addItem(INTERVIEWER, (True, None))
        box.addItem(NOBODY, (False, None))
        box.insertSeparator(2)
        for person in people:
            box.add_marked(person.pseudonym, (False, person.id), person.perspective_palette)
        now: Whose = speaker.interviewer, speaker.participant
        box.setCurrentIndex(next(row for row in range(box.count()) if box.itemData(row) == now))
        return box


def _first_words(transcript: TranscriptRow, speaker: SpeakerRow) -> str:
    for turn in transcript.turns:
        if turn.speaker == speaker.id:
            return f"“{' '.join(turn.speech.of(transcript.text).split())}”"
    return ""
