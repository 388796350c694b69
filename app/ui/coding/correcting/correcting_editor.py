"""The open transcript, to be typed in: the stored words exactly, set as they are read, with an undo of its own.

What stands in it is read from Qt's document unchanged: its plain text would have lost the no-break spaces.
"""

import re
from collections.abc import Mapping

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.language.normalise import normalise
from app.language.spans import Span
from app.study.rows import TranscriptRow
from app.ui.coding.transcript.transcript_document import fill, space_turns
from app.ui.coding.transcript.transcript_page import MEASURE
from app.ui.text_positions import TextPositions
from app.ui.theme import Theme
from app.ui.widgets import clipboard

PAD = 10
LEAST_MARGIN = 24
SAMPLE = "They moved me on a Tuesday and nobody said why, so I had a bag, just the one."
PARAGRAPH, LINE = "\u2029", "\u2028"
_HELD = "application/x-counterpoint-correction"


class CorrectingEditor(QTextEdit):
    """One transcript in the making; Ctrl+Enter is done, Esc is done with it."""

    review_requested = Signal()
    leave_requested = Signal()
    zoomed = Signal(int)
    """Steps larger or smaller."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 1.0
        self._labels = LabelInk(self.document(), theme)
        self._row: TranscriptRow | None = None
        self._page = (0, 0)
        self._held = ""
        """What was cut or copied here last."""
        self.setAcceptRichText(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDocumentMargin(PAD)
        self.setAccessibleName("Transcript, being corrected")
        theme.changed.connect(self._restyle)
        self._restyle()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded from anywhere."""
        return None

    def set_transcript(self, row: TranscriptRow, text: str | None = None) -> None:
        """Begins with a transcript as it is stored, or with other words in its place; nothing is changed yet."""
        self._row = row
        document = self.document()
        self.setUndoRedoEnabled(False)
        self._labels.know(row)
        fill(document, row, TextPositions(row.text))
        self._dress()
        self.setUndoRedoEnabled(True)
        document.setModified(False)
        if text is not None:
            self._replace_all(text)

    def words(self) -> str:
        """What stands in it now, as it would be stored."""
        return normalise(self.document().toRawText().replace(PARAGRAPH, "\n").replace(LINE, "\n"))

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to lose."""
        return self.document().isModified()

    def caret(self) -> int:
        """Where the caret is, as a place of the words."""
        return TextPositions(self.words()).from_qt(self.textCursor().position())

    def go_to(self, span: Span) -> None:
        """Selects a stretch of the words and brings it into sight."""
        positions = TextPositions(self.words())
        cursor = self.textCursor()
        cursor.setPosition(min(positions.to_qt(span.start), positions.qt_length))
        cursor.setPosition(min(positions.to_qt(span.end), positions.qt_length), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        place = self.cursorRect(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + place.top() - self.viewport().height() // 3)

    def set_page(self, left: int, column: int) -> None:
        """The words stand where they are read: so far from the left, in a column so wide."""
        self._page = (left, column)
        self._share_width()

    def set_zoom(self, zoom: float) -> None:
        """Text as large as in the transcript view."""
        self._zoom = zoom
        self._restyle()

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.review_requested.emit()
        elif enter:
            self.textCursor().insertBlock()  # Shift+Enter too: a line of the stored text ends in one way only
            self.ensureCursorVisible()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.zoomed.emit((turned > 0) - (turned < 0))
        else:
            super().wheelEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is cut or copied is pasted here; nothing of it goes to other programs."""
        self._held = self.textCursor().selectedText().replace(PARAGRAPH, "\n").replace(LINE, "\n")
        data = QMimeData()
        data.setData(_HELD, b"1")
        return clipboard.marked(data)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(_HELD) or (source.hasText() and not source.hasUrls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.canInsertFromMimeData(source):
            words = self._held if source.hasFormat(_HELD) else source.text()
            self.textCursor().insertText(normalise(words))
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    # Inside

    def _replace_all(self, text: str) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _restyle(self) -> None:
        palette = QPalette(self._theme.qt_palette())
        palette.setColor(QPalette.ColorRole.Window, palette.color(QPalette.ColorRole.Base))
        for part in (self, self.viewport()):
            part.setPalette(palette)
        changed = self.document().isModified()
        self.document().setDefaultFont(self._theme.font(zoom=self._zoom))
        self._labels.restyle()
        self.document().setModified(changed)
        self._share_width()

    def _dress(self) -> None:
        if self._row is not None and self._row.text:
            height = QFontMetricsF(self.document().defaultFont()).height()
            space_turns(self.document(), self._row, TextPositions(self._row.text), height)

    def _share_width(self) -> None:
        left, column = self._page
        room = self.width() - self.verticalScrollBar().sizeHint().width() - LEAST_MARGIN
        if not column or left + column > room:
            metrics = QFontMetricsF(self.document().defaultFont())
            full = round(metrics.horizontalAdvance(SAMPLE) / len(SAMPLE) * MEASURE) + 2 * PAD
            column = max(120, min(full, room - LEAST_MARGIN))
            left = max(LEAST_MARGIN, (room - column) // 2)
        self.setViewportMargins(left, 0, LEAST_MARGIN, 0)
        self.setLineWrapColumnOrWidth(column)


class LabelInk(QSyntaxHighlighter):
    """Sets labels in their perspective's ink wherever a line begins as turns do: so a new turn shows at once."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._pattern: re.Pattern[str] | None = None
        self._whose: Mapping[str, tuple[bool, int | None]] = {}

    def know(self, row: TranscriptRow) -> None:
        """The labels of a transcript, and whose they are."""
        from app.language.turns.carrying import known_heads
        from app.language.turns.finding import FoundTurn

        turns = [FoundTurn(turn.start, turn.speech_start, turn.end, turn.label) for turn in row.turns]
        self._pattern = known_heads(row.text, turns)
        self._whose = {turn.label.casefold(): (turn.interviewer, turn.palette) for turn in row.turns}

    def restyle(self) -> None:
        """Other colours."""
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        found = self._pattern.match(text + "\n") if self._pattern is not None else None
        whose = None if found is None else self._whose.get(found["label"].casefold())
        if found is None or whose is None:
            return
        interviewer, palette = whose
        ink = self._theme.roles.muted if interviewer else self._theme.perspective(palette).ink
        look = QTextCharFormat()
        look.setForeground(QBrush(QColor(ink)))
        look.setFontWeight(QFont.Weight.DemiBold.value)
        positions = TextPositions(text)
        self.setFormat(0, positions.to_qt(found.end("label")), look)
