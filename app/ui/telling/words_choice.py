"""Choosing words of a transcript: the transcripts of who tells come first, words are found or selected."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.coding.note_rows import PassagePlace
from app.language.spans import Span
from app.study import queries
from app.study.rows import SourceId, TranscriptRow
from app.ui.open_study import OpenStudy
from app.ui.text_positions import TextPositions
from app.ui.widgets import clipboard
from app.ui.widgets.choice import Choice
from app.ui.widgets.search_field import SearchField

NO_TRANSCRIPT = "There is no transcript in this study yet: import one first."


class WordsChoice(QWidget):
    """A transcript of the study, and the words that are selected in it."""

    changed = Signal()
    """Other words are selected."""

    def __init__(self, study: OpenStudy, first: Collection[str], how: str, parent: QWidget | None = None) -> None:
        """`first`: the people whose transcripts are offered before the others."""
        super().__init__(parent)
        self._study = study
        self._transcript: TranscriptRow | None = None
        self._positions = TextPositions("")
        self.source = Choice()
        self.source.setAccessibleName("Transcript")
        self.field = SearchField(study.theme, "Find in this transcript…")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        clipboard.keep_in(self.text)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName("Words of the transcript")
        self.text.setAccessibleDescription(how)
        self.text.setTabChangesFocus(True)
        top = QHBoxLayout()
        top.addWidget(self.source, 1)
        top.addWidget(self.field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.text, 1)
        self._fill(first)
        self.source.activated.connect(lambda _: self._open(SourceId(self.source.currentData())))
        self.field.textChanged.connect(lambda words: self._find(words, afresh=True))
        self.field.entered.connect(lambda _: self._find(self.field.text()))
        self.field.left_down.connect(self.text.setFocus)
        self.text.selectionChanged.connect(self.changed)

    @property
    def place(self) -> PassagePlace | None:
        """The words that are selected."""
        cursor = self.text.textCursor()
        if self._transcript is None or not cursor.hasSelection():
            return None
        start, end = (self._positions.from_qt(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        return PassagePlace(self._transcript.version, self._positions.snapped(Span(start, end)))

    def _fill(self, first: Collection[str]) -> None:
        with self._study.project.reading() as session:
            sources = [row for row in queries.sources(session) if not row.excluded]
        for row in sorted(sources, key=lambda row: not {*first} & {*row.participants}):
            self.source.addItem(row.name, row.id)
        if sources:
            self._open(SourceId(self.source.currentData()))
        else:
            self.text.setPlaceholderText(NO_TRANSCRIPT)

    def _open(self, source: SourceId) -> None:
        with self._study.project.reading() as session:
            self._transcript = queries.transcript(session, source)
        self._positions = TextPositions(self._transcript.text)
        self.text.setPlainText(self._transcript.text)
        self.changed.emit()

    def _find(self, words: str, *, afresh: bool = False) -> None:
        """Go to the next place of these words, round the end."""
        if afresh:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if words and not self.text.find(words):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words)
