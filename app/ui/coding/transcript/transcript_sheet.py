"""A transcript as it is set on its page: exactly the stored words, in the reader's size, and where they stand.

The text is Qt's own; nothing here knows of coding (`transcript_pane` shows it).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QFontMetricsF, QPalette, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.language.spans import Span
from app.study.rows import SourceId, SourceStatus, TranscriptRow, VersionId
from app.ui.coding.transcript.aimed_text_edit import AimedTextEdit
from app.ui.coding.transcript.transcript_document import colour_labels, fill, space_turns
from app.ui.coding.transcript.transcript_geometry import Edge, TranscriptGeometry
from app.ui.text_positions import TextPositions
from app.ui.theme import Theme

PAD = 10
"""Room around the words inside the column."""
SAMPLE = "They moved me on a Tuesday and nobody said why, so I had a bag, just the one."
NOTHING = TranscriptRow(SourceId(0), VersionId(0), "", SourceStatus.NEW, "", (), ())


class TranscriptSheet(AimedTextEdit):
    """Sets one transcript, read only."""

    zoomed = Signal()
    """The text is larger or smaller now."""
    _dressed = False

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 1.0
        self._row = NOTHING
        self._positions = TextPositions("")
        self._geometry = TranscriptGeometry(self.document())
        self._set_up()

    def set_transcript(self, row: TranscriptRow) -> None:
        """Shows a transcript from its beginning."""
        self._row = row
        self._positions = TextPositions(row.text)
        self._geometry.forget()
        with QSignalBlocker(self):
            fill(self.document(), row, self._positions)
            self._dress_text()
            self.moveCursor(QTextCursor.MoveOperation.Start)  # last: it has Qt lay the whole text out
        starts = [0, *(newline.end() for newline in re.finditer("\n", row.text))]
        self._geometry.new_text([self._positions.to_qt(start) for start in starts])
        self.setAccessibleDescription(row.name)
        self.verticalScrollBar().setValue(0)

    @property
    def zoom(self) -> float:
        """How much larger than usual the transcript's text is."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Makes the text larger or smaller, the place kept."""
        self._zoom = min(3.0, max(0.7, zoom))
        self._restyle()
        self.zoomed.emit()

    def scroll_to_place(self, place: int) -> None:
        """Brings a place into the middle of the view; the caret stays where it is."""
        top, bottom = self._extent(Span(place, place))
        self.verticalScrollBar().setValue(round((top + bottom - self.viewport().height()) / 2))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._dressed:
            self._restyle()  # Qt has just set the document in the widget's face; it has its own

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return False

    def insertFromMimeData(self, source: QMimeData) -> None:
        return

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded for a transcript."""
        return None

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(PAD)
        self.setAccessibleName("Transcript")

    def _restyle(self) -> None:
        """Sets the words in the look and the size that hold now."""
        palette = QPalette(self._theme.qt_palette())
        for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText):
            palette.setColor(QPalette.ColorGroup.Inactive, role, palette.color(role))
        for part in (self, self.viewport()):  # the style sheet gave the viewport a palette of its own
            part.setPalette(palette)
        self.document().setDefaultFont(self._theme.font(zoom=self._zoom))
        self._dress_text()

    def _dress_text(self) -> None:
        if self._row.text:
            space_turns(self.document(), self._row, self._positions, self._metrics().height())
            colour_labels(self.document(), self._row, self._positions, self._theme)

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.document().defaultFont())

    def _character(self) -> float:
        """The width of a letter on average."""
        return self._metrics().horizontalAdvance(SAMPLE) / len(SAMPLE)

    @contextmanager
    def _place_kept(self) -> Iterator[None]:
        """Keeps the first line in sight where it is while the page is laid out anew."""
        bar = self.verticalScrollBar()
        unit = self.cursorForPosition(QPoint(PAD, 0)).position() if bar.value() else 0
        width = self.document().textWidth()
        font = self.document().defaultFont()
        yield
        if self.document().textWidth() != width or self.document().defaultFont() != font:
            self._geometry.forget()
            if unit:
                bar.setValue(round(self._geometry.extent(unit, unit)[0]))

    # Where words stand

    def _extent(self, span: Span) -> tuple[float, float]:
        return self._geometry.extent(self._positions.to_qt(span.start), self._positions.to_qt(span.end))

    def _edges(self, span: Span) -> tuple[Edge, Edge]:
        """Where a passage begins and where it ends for its reader."""
        first = span.start, self._positions.grapheme_end(span.start + 1)
        last = self._positions.grapheme_start(span.end - 1), span.end
        (begins, after), (before, ends) = (tuple(map(self._positions.to_qt, one)) for one in (first, last))
        return (
            self._geometry.edge(begins, after, leading=True),
            self._geometry.edge(before, ends, leading=False),
        )

    def _places_between(self, top: float, bottom: float) -> tuple[int, int]:
        """First and last place of the paragraphs between two heights."""
        first, last = (self._positions.from_qt(unit) for unit in self._geometry.units_between(top, bottom))
        return first, last + 1

    def _in_sight(self) -> Span:
        """From the first line in sight to the last."""
        top = self.verticalScrollBar().value()
        units = (self._geometry.unit_at(height) for height in (top, top + self.viewport().height()))
        return Span(*(self._positions.from_qt(unit) for unit in units))
