"""Choosing words of a transcript that tell of a mark: the transcripts of who tells it come first."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.coding.note_rows import PassagePlace
from app.language.spans import Span
from app.study import queries
from app.study.rows import SourceId, TranscriptRow
from app.ui.open_study import OpenStudy
from app.ui.text_positions import TextPositions
from app.ui.widgets.choice import Choice
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.search_field import SearchField

SIZE = QSize(760, 600)
HOW = "Select the words that tell of it, with the mouse or with Shift and the arrows, then press Link."
NO_TRANSCRIPT = "There is no transcript in this study yet: import one first."


class WordsDialog(QDialog):
    """`chosen` tells a `PassagePlace` and a note on the link."""

    chosen = Signal(object, str)

    def __init__(self, study: OpenStudy, what: str, teller: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Link words")
        self._study = study
        self._transcript: TranscriptRow | None = None
        self._positions = TextPositions("")
        self.source = Choice()
        self.source.setAccessibleName("Transcript")
        self.field = SearchField(study.theme, "Find in this transcript…")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName("Words of the transcript")
        self.text.setAccessibleDescription(HOW)
        self.text.setTabChangesFocus(True)
        self.note = QLineEdit()
        self.note.setAccessibleName("Note on the link")
        self.note.setPlaceholderText("A note on the link, if there is anything to say")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.link = self.buttons.addButton("Link", QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out(what)
        self._fill(teller)
        self.source.activated.connect(lambda _: self._open(SourceId(self.source.currentData())))
        self.field.textChanged.connect(lambda words: self._find(words, afresh=True))
        self.field.entered.connect(lambda _: self._find(self.field.text()))
        self.text.selectionChanged.connect(self._weigh)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self.accept)

    @property
    def place(self) -> PassagePlace | None:
        """The words that are selected."""
        cursor = self.text.textCursor()
        if self._transcript is None or not cursor.hasSelection():
            return None
        start, end = (self._positions.from_qt(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        return PassagePlace(self._transcript.version, self._positions.snapped(Span(start, end)))

    def accept(self) -> None:
        """Tell the words; without any, nothing."""
        place = self.place
        if place is not None:
            self.chosen.emit(place, self.note.text())
            super().accept()

    # Inside

    def _fill(self, teller: str) -> None:
        with self._study.project.reading() as session:
            sources = [row for row in queries.sources(session) if not row.excluded]
        for row in sorted(sources, key=lambda row: teller not in row.participants):
            self.source.addItem(row.name, row.id)
        if sources:
            self._open(SourceId(self.source.currentData()))
        else:
            self.text.setPlaceholderText(NO_TRANSCRIPT)
        self._weigh()

    def _open(self, source: SourceId) -> None:
        with self._study.project.reading() as session:
            self._transcript = queries.transcript(session, source)
        self._positions = TextPositions(self._transcript.text)
        self.text.setPlainText(self._transcript.text)
        self._weigh()

    def _find(self, words: str, *, afresh: bool = False) -> None:
        """Go to the next place of these words, round the end."""
        if afresh:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if words and not self.text.find(words):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words)

    def _weigh(self) -> None:
        self.link.setEnabled(self.place is not None)

    def _lay_out(self, what: str) -> None:
        fit(self, SIZE * self._study.theme.text_scale)
        top = QHBoxLayout()
        top.addWidget(self.source, 1)
        top.addWidget(self.field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label(f"Words that tell of {what}", "title"))
        column.addWidget(wrapped_label(HOW, "quiet"))
        column.addLayout(top)
        column.addWidget(self.text, 1)
        column.addWidget(self.note)
        column.addWidget(self.buttons)
