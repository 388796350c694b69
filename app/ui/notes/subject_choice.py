"""What a new note is to be about: the study, or one code, theme, participant, case or transcript."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QWidget

from app.coding.note_rows import THE_STUDY, AboutKind, Subject

KINDS = {
    "The study": AboutKind.STUDY,
    "A participant": AboutKind.PARTICIPANT,
    "A transcript": AboutKind.SOURCE,
    "A code": AboutKind.CODE,
    "A theme": AboutKind.THEME,
    "A case": AboutKind.CASE,
}
Things = Mapping[AboutKind, Sequence[tuple[str, int]]]
"""What there is to write about, by kind: name and id."""


class SubjectChoice(QWidget):
    """First what kind of thing, then which: found by typing a part of its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._things: Things = {}
        self.kind, self.thing = QComboBox(), QComboBox()
        self.kind.setAccessibleName("What the note is about")
        self.thing.setAccessibleName("Which one")
        self.thing.setEditable(True)
        self.thing.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.thing.setMinimumContentsLength(14)
        completer = self.thing.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.kind)
        row.addWidget(self.thing, 1)
        self.kind.currentIndexChanged.connect(lambda _: self._fill())

    @property
    def subject(self) -> Subject:
        """What is chosen; a name that is not there leaves the last that was."""
        kind = self.kind.currentData()
        found = self.thing.findText(self.thing.currentText(), Qt.MatchFlag.MatchFixedString)
        which = self.thing.itemData(found if found >= 0 else self.thing.currentIndex())
        return THE_STUDY if which is None else Subject(kind, which)

    def offer(self, things: Things) -> None:
        """Offers what there is in the study."""
        chosen = self.subject
        self._things = things
        with QSignalBlocker(self.kind):
            self.kind.clear()
            for words, kind in KINDS.items():
                if kind is AboutKind.STUDY or things.get(kind):
                    self.kind.addItem(words, kind)
        self.choose(chosen)

    def choose(self, subject: Subject) -> None:
        """Chooses one thing."""
        self.kind.setCurrentIndex(max(0, self.kind.findData(subject.kind)))
        self._fill()
        self.thing.setCurrentIndex(max(0, self.thing.findData(subject.id)))

    def _fill(self) -> None:
        things = self._things.get(self.kind.currentData(), ())
        self.thing.clear()
        for words, which in things:
            self.thing.addItem(words, which)
        self.thing.setVisible(bool(things))
