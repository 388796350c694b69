"""What one perspective says of an assumption: its bar and numbers, its evidence, and who is silent."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.perspectives.claim_rows import GroupTally
from app.study.rows import ParticipantId
from app.ui.commands import KeyTable
from app.ui.perspectives.assumptions import claim_words as words
from app.ui.perspectives.assumptions.reading import ReadSheet
from app.ui.perspectives.assumptions.sheet.evidence_list import EvidenceList
from app.ui.perspectives.assumptions.sheet.evidence_model import only
from app.ui.perspectives.assumptions.sheet.said import count_sentence, evidence_of
from app.ui.perspectives.assumptions.stance_bar import StanceBar
from app.ui.perspectives.silence import Silence
from app.ui.theme import Theme
from app.ui.widgets.linked_sentence import LinkedSentence
from app.ui.widgets.perspective_mark import PerspectiveMark
from app.ui.widgets.plain_text import wrapped_label

NARROWEST = 210
TALLEST_LIST = 260
"""Pixels that the cards of a column have at least, at the usual size of text."""


class GroupColumn(QWidget):
    """One perspective; it keeps its place even when nobody said anything."""

    people_wanted = Signal(str)
    """The key of a number whose people are wanted."""

    def __init__(self, theme: Theme, keys: KeyTable, place: int, group: GroupTally) -> None:
        super().__init__()
        self._theme = theme
        self._place = place
        self._group = group
        self.perspective = group.perspective
        self.mark = PerspectiveMark(theme, lambda: theme.perspective(self._group.palette), group.name)
        self.name = wrapped_label(group.name, "heading")
        self.holds = wrapped_label("Holds it true", "hint")
        self.bar = StanceBar(theme, group)
        self.sentence = LinkedSentence(theme)
        self.list = EvidenceList(theme, keys, group.name)
        self._rule = QFrame()
        self._rule.setFixedHeight(3)
        self._nothing = QVBoxLayout()
        self.sentence.followed.connect(self.people_wanted)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_group(self, read: ReadSheet, group: GroupTally, person: ParticipantId | None) -> None:
        """Shows the perspective as it is now; of one person alone where one was chosen."""
        self._group = group
        self.bar.show_group(group)
        self.holds.setVisible(group.holds)
        self.sentence.say(count_sentence(self._place, group))
        self.setAccessibleName(words.spoken_group(group))
        rows = only(evidence_of(read.sheet.evidence, read, self._place), person)
        self.list.evidence.show(read, rows, group.palette)
        self.list.setVisible(bool(rows))
        self._say_nothing("" if rows else self._why_nothing(person))

    def _why_nothing(self, person: ParticipantId | None) -> str:
        group = self._group
        if person is not None:
            return "Nothing by the person chosen."
        if not group.n:
            waiting = f" {len(group.pending)} are pending." if group.pending else ""
            return f"Nobody here can be counted yet.{waiting}"
        return f"Nobody here says anything of it: {words.silence_words(group)}."

    def _say_nothing(self, sentence: str) -> None:
        while self._nothing.count():
            item = self._nothing.takeAt(0)
            old = None if item is None else item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if sentence:
            self._nothing.addWidget(Silence(self._theme, sentence))

    def _lay_out(self) -> None:
        for label in (self.name, self.holds):
            label.setMinimumWidth(1)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._rule)
        column.addLayout(head)
        for part in (self.holds, self.bar, self.sentence):
            column.addWidget(part)
        column.addLayout(self._nothing)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def _restyle(self) -> None:
        look = self._theme.perspective(self._group.palette)
        self.name.setStyleSheet(f"color: {look.ink};")
        self._rule.setStyleSheet(f"background: {look.colour};")
        self.setMinimumWidth(round(NARROWEST * self._theme.text_scale))
        self.list.setMinimumHeight(round(TALLEST_LIST * self._theme.text_scale))
