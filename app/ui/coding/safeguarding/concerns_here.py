"""The concerns at the cursor, above its notes: what each is, and a way to write on it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.coding.concern_rows import ConcernRow
from app.ui.theme import Theme
from app.ui.widgets.headings import section_heading
from app.ui.widgets.linked_sentence import LinkedSentence, Words

WITHHELD = "These words are in no count and no document."
RELEASED = "Closed, and these words were released."


class ConcernsHere(QWidget):
    """Out of sight where there is none."""

    opened = Signal(object)
    """A `ConcernRow` is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[ConcernRow, ...] = ()
        self.sentences: list[LinkedSentence] = []
        self.setAccessibleName("Concerns here")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(section_heading("Safeguarding"))
        self.hide()

    def show_concerns(self, rows: Sequence[ConcernRow]) -> None:
        """Shows the concerns that stand here now."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        for old in self.sentences:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.sentences = [self._sentence(row) for row in rows]
        for sentence in self.sentences:
            self._column.addWidget(sentence)
        self.setVisible(bool(rows))

    def _sentence(self, row: ConcernRow) -> LinkedSentence:
        sentence = LinkedSentence(self._theme)
        sentence.setProperty("look", "amber" if row.withholds else "quiet")
        state = "open" if row.open else "closed"
        told = WITHHELD if row.withholds else RELEASED
        sentence.say([Words(f"Concern, {state}: {row.kind}. {told} "), Words("Write on it or close it…", "open")])
        sentence.followed.connect(lambda _: self.opened.emit(row))
        return sentence
