"""A transcript with its coding as it looks: text, gutters, stripes, and what is repainted when.

The text is Qt's own and holds exactly the stored words; coding is painted under and over them and never
written into them. What the reader does with it is `transcript_view`'s.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.coding.rows import CodeId, CodingId, CodingMark
from app.language.spans import Span
from app.study.rows import SourceId, SourceStatus, TranscriptRow, VersionId
from app.ui.coding import places
from app.ui.coding.aimed_text_edit import AimedTextEdit
from app.ui.coding.find_bar import FindBar
from app.ui.coding.gutter import Gutter, GutterLine
from app.ui.coding.mark_table import MarkTable
from app.ui.coding.stripe_layout import Extent, StripeLayout
from app.ui.coding.stripes import Stripes
from app.ui.coding.transcript_document import colour_labels, fill, space_turns
from app.ui.coding.transcript_geometry import TranscriptGeometry
from app.ui.coding.transcript_page import share
from app.ui.coding.transcript_painting import Shown, TranscriptPainting
from app.ui.text_positions import TextPositions
from app.ui.theme import Theme

PAD = 10
"""Room around the words inside the column."""
SAMPLE = "They moved me on a Tuesday and nobody said why, so I had a bag, just the one."
NOTHING = TranscriptRow(SourceId(0), VersionId(0), "", SourceStatus.NEW, "", (), ())


class TranscriptPane(AimedTextEdit):
    """Shows one transcript and its codings."""

    zoomed = Signal()
    """The text is larger or smaller now."""
    _dressed = False

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 1.0
        self._row = NOTHING
        self._positions = TextPositions("")
        self._marks = MarkTable()
        self._stripe_layout: StripeLayout | None = None
        self._shown = Shown()
        self._geometry = TranscriptGeometry(self.document())
        self._painting = TranscriptPainting(self._geometry, theme, self._shown)
        self._gutter = Gutter(theme, self._gutter_lines, self)
        self.stripes = Stripes(theme, self._current_stripes, self)
        self.find_bar = FindBar(self)
        self.find_bar.hide()
        self._set_up()
        theme.changed.connect(self._restyle)
        self.document().documentLayout().documentSizeChanged.connect(self._laid_out)
        self._restyle()
        self._dressed = True

    def set_transcript(self, row: TranscriptRow) -> None:
        """Shows a transcript, without codings yet, from its beginning."""
        self._row = row
        self._positions = TextPositions(row.text)
        self._geometry.forget()
        with QSignalBlocker(self):
            fill(self.document(), row, self._positions)
            self._dress_text()
            self.moveCursor(QTextCursor.MoveOperation.Start)  # last: it has Qt lay the whole text out
        starts = [0, *(newline.end() for newline in re.finditer("\n", row.text))]
        self._geometry.new_text([self._positions.to_qt(start) for start in starts])
        self._painting.new_text(self._positions)
        self.setAccessibleDescription(row.name)
        self.verticalScrollBar().setValue(0)
        self.set_codings(())

    def set_codings(self, marks: Sequence[CodingMark]) -> None:
        """Shows these codings and no others."""
        self._marks = MarkTable(marks)
        self._look_again()

    def add_coding(self, mark: CodingMark) -> None:
        """Shows one more coding, repainting no more than it changes."""
        changed = self._marks.add(mark)
        if self._stripe_layout is not None and self._shown.stripes and self._shown.shows(mark):
            self.stripes.repaint_between(*self._stripe_layout.add(Extent(mark, *self._extent(mark.span))))
        self._repaint_words(changed)

    def remove_coding(self, coding: CodingId) -> None:
        """Takes one coding away; nothing happens when it is not shown."""
        changed = self._marks.remove(coding)
        if changed is not None:
            if self._stripe_layout is not None:
                self.stripes.repaint_between(*self._stripe_layout.remove(coding))
            self._repaint_words(changed)

    def show_layers(self, *, washes: bool = True, underlines: bool = True, stripes: bool = True) -> None:
        """Chooses what tells of coding: the wash, the underlines, the stripes."""
        self._shown.washes, self._shown.underlines, self._shown.stripes = washes, underlines, stripes
        self._look_again()

    def focus_code(self, code: CodeId | None, *, alone: bool = False) -> None:
        """Tints the passages of one code; with `alone` shows no other."""
        self._shown.code, self._shown.alone = code, alone
        self._look_again()

    @property
    def zoom(self) -> float:
        """How much larger than usual the transcript's text is."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Makes the text larger or smaller, the place kept."""
        self._zoom = min(3.0, max(0.7, zoom))
        self._restyle()
        self.zoomed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        offset = self.verticalScrollBar().value()
        top = event.rect().top() + offset
        bottom = top + event.rect().height()
        first, last = self._geometry.units_between(top, bottom)
        marks = self._marks.touching(self._positions.from_qt(first), self._positions.from_qt(last) + 1)
        marks = [mark for mark in marks if self._shown.shows(mark)]
        with QPainter(self.viewport()) as painter:
            painter.translate(0, -offset)
            self._painting.under(painter, marks, top, bottom)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.translate(0, -offset)
            self._painting.over(painter, marks, self._marks, top, bottom)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._dressed:
            self._restyle()  # Qt has just set the document in the widget's face; it has its own

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        for part in (self._gutter, self.stripes):
            part.scroll_to(self.verticalScrollBar().value())

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

    # What looks how

    def _restyle(self) -> None:
        with self._place_kept():
            palette = QPalette(self._theme.qt_palette())
            for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText):
                palette.setColor(QPalette.ColorGroup.Inactive, role, palette.color(role))
            for part in (self, self.viewport()):  # the style sheet gave the viewport a palette of its own
                part.setPalette(palette)
            self.document().setDefaultFont(self._theme.font(zoom=self._zoom))
            self._gutter.zoom = self.stripes.zoom = self._zoom
            self._dress_text()
            self._share_width()
        self._laid_out()

    def _dress_text(self) -> None:
        if self._row.text:
            space_turns(self.document(), self._row, self._positions, self._metrics().height())
            colour_labels(self.document(), self._row, self._positions, self._theme)

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.document().defaultFont())

    def _share_width(self) -> None:
        """Gives gutter, column and stripes their places; the words keep theirs when the column stays."""
        bare = self.stripes.narrowest() if self._shown.stripes else PAD
        page = share(
            self.width() - self.verticalScrollBar().sizeHint().width(),
            gutter=self._gutter.width_needed(),
            character=self._metrics().horizontalAdvance(SAMPLE) / len(SAMPLE),
            pad=2 * PAD,
            names=self.stripes.room_for_names() if self._shown.stripes else bare,
            bare=bare,
        )
        above = 0 if self.find_bar.isHidden() else self.find_bar.sizeHint().height()
        with self._place_kept():
            self.setViewportMargins(page.left, above, page.right, 0)
            if self.lineWrapColumnOrWidth() != page.column:
                self.setLineWrapColumnOrWidth(page.column)
        area = self.viewport().geometry()
        self.find_bar.setGeometry(0, 0, self.width(), above)
        self._gutter.setGeometry(0, area.top(), area.left(), area.height())
        self.stripes.setGeometry(area.right() + 1, area.top(), page.right, area.height())

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

    def _laid_out(self) -> None:
        self._geometry.forget()
        self._look_again()

    def _look_again(self) -> None:
        self._stripe_layout = None
        for part in (self.viewport(), self._gutter, self.stripes):
            part.update()

    def _repaint_words(self, span: Span) -> None:
        top, bottom = self._extent(span)
        offset = self.verticalScrollBar().value()
        changed = QRect(0, round(top - offset) - 4, self.viewport().width(), round(bottom - top) + 16)
        self.viewport().update(changed)
        self._gutter.update(0, changed.top(), self._gutter.width(), changed.height())

    def _extent(self, span: Span) -> tuple[float, float]:
        return self._geometry.extent(self._positions.to_qt(span.start), self._positions.to_qt(span.end))

    def _current_stripes(self) -> StripeLayout:
        if self._stripe_layout is None:
            shown = [mark for mark in self._marks if self._shown.stripes and self._shown.shows(mark)]
            extents = [Extent(mark, *self._extent(mark.span)) for mark in shown]
            self._stripe_layout = StripeLayout(extents, self.stripes.label_height())
        return self._stripe_layout

    def _gutter_lines(self, top: float, bottom: float) -> list[GutterLine]:
        first, last = (self._positions.from_qt(unit) for unit in self._geometry.units_between(top, bottom))
        lines = []
        for turn in places.turns_touching(self._row, first, last + 1):
            head = self._extent(Span(turn.start, turn.start + 1))
            memo = any(
                mark.memo and mark.start >= turn.start for mark in self._marks.touching(turn.start, turn.end)
            )
            look = None if turn.interviewer else self._theme.perspective(turn.palette)
            lines.append(GutterLine(turn.number, *head, look, memo))
        return lines
