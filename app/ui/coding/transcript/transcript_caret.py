"""Where the reader is in a transcript: caret, selection, the passage at hand, and what is brought into sight.

Everything said to and by this class is in code points of the stored text.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from app.coding.rows import CodingId, CodingMark
from app.language.snapping import trim
from app.language.spans import Span
from app.study.rows import TranscriptRow
from app.ui.coding.transcript import places
from app.ui.coding.transcript.passage_edges import Snap, settled
from app.ui.coding.transcript.transcript_geometry import Edge
from app.ui.coding.transcript.transcript_pane import TranscriptPane
from app.ui.coding.transcript.transcript_sheet import PAD
from app.ui.theme import Theme

FLASH = 900
"""Milliseconds for which a revealed passage is outlined."""
TOWARDS = 24
"""Pixels that one step of scrolling towards something outside the view goes."""


class TranscriptCaret(TranscriptPane):
    """A transcript with somebody in it."""

    coding_chosen = Signal(object)
    """The coding (its id) whose passage is chosen now, or None."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.snap = Snap.WORDS
        self.sentences: Sequence[Span] = ()
        """Where they begin and end, once somebody has found them; Qt's boundaries serve until then."""
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(FLASH)
        self._flash.timeout.connect(lambda: self._outline(None))
        self.cursorPositionChanged.connect(self._leave_chosen)
        self.selectionChanged.connect(self._leave_chosen)

    def set_transcript(self, row: TranscriptRow) -> None:
        """Shows a transcript, without codings yet, from its beginning."""
        self.choose(None)
        super().set_transcript(row)
        self.sentences = ()

    # Caret and selection

    def caret(self) -> int:
        """Where the caret stands."""
        return self._positions.from_qt(self.textCursor().position())

    def set_caret(self, place: int) -> None:
        """Puts the caret somewhere, in sight, with nothing selected."""
        cursor = self.textCursor()
        cursor.setPosition(self._positions.to_qt(place))
        self.setTextCursor(cursor)

    def selection(self) -> Span | None:
        """The passage the selection means: whole characters, without labels and blanks at its ends."""
        raw = self._raw_selection()
        return settled(self._row, self._positions, raw) if len(raw) else None

    def select(self, span: Span) -> None:
        """Selects a passage; the caret stays at the end at which it was."""
        if span == self._raw_selection():
            return
        cursor = self.textCursor()
        anchor, caret = self._positions.to_qt(span.start), self._positions.to_qt(span.end)
        if cursor.position() < cursor.anchor():
            anchor, caret = caret, anchor
        cursor.setPosition(anchor)
        cursor.setPosition(caret, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def passage_at_hand(self) -> Span | None:
        """What a code would be put on: the selection, the chosen passage, else the sentence at the caret.

        The turn where selections take in whole turns. It is then selected.
        """
        chosen = self.chosen
        passage = self.selection() or (chosen.span if chosen else self._around_caret())
        if passage is not None:
            self.select(passage)
        return passage

    def selection_rect(self) -> QRect:
        """Where the selected words stand, in this view's coordinates: nothing may cover them."""
        top, bottom = self._extent(self.selection() or Span(self.caret(), self.caret()))
        area, offset = self.viewport().geometry(), self.verticalScrollBar().value()
        return QRect(area.left(), round(area.top() + top - offset), area.width(), round(bottom - top) + 2)

    # Coded passages

    def codings_at_caret(self) -> list[CodingMark]:
        """The codings whose words hold the caret, or that the selection touches."""
        raw = self._raw_selection()
        return self._marks.touching(raw.start, raw.end) if len(raw) else self._marks.at(raw.start)

    def choose(self, coding: CodingId | None) -> None:
        """Chooses the passage of a coding: its ends can be moved, and codes go on it."""
        if coding != self._shown.chosen:
            self._shown.chosen = coding
            self.viewport().update()
            self.stripes.hold(coding)
            self.coding_chosen.emit(coding)

    def coding_at_hand(self) -> CodingMark | None:
        """The chosen coding, else that of just the selected words, else the innermost; the newest of several."""
        at_caret = [mark for mark in self.codings_at_caret() if self._shown.shows(mark)]
        selected = self.selection()
        return self.chosen or min(
            at_caret, key=lambda mark: (mark.span != selected, len(mark.span), -mark.coding), default=None
        )

    # Into sight

    def reveal(self, span: Span) -> None:
        """Goes to a passage, shows it in the upper part of the view and outlines it for a moment."""
        self.set_caret(span.start)
        top, bottom = self._extent(span)
        bar = self.verticalScrollBar()
        if top < bar.value() + PAD or bottom > bar.value() + self.viewport().height() - PAD:
            bar.setValue(round(top - self.viewport().height() / 4))
        self._outline(span)
        self._flash.start()

    def bring_into_sight(self, span: Span) -> None:
        """Scrolls until a passage is seen whole, or its beginning where it is longer than the view."""
        top, bottom = self._extent(span)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() <= top <= bar.value() + height - (bottom - top):
            bar.setValue(round(top - height / 4))

    # What the handles ask for (passage_handles)

    def chosen_span(self) -> Span | None:
        """The chosen passage."""
        chosen = self.chosen
        return chosen.span if chosen is not None and self._shown.shows(chosen) else None

    def chosen_edges(self) -> tuple[Edge, Edge] | None:
        """Where it begins and ends in the viewport."""
        span, offset = self.chosen_span(), self.verticalScrollBar().value()
        if span is None:
            return None
        begins, ends = (Edge(x, top - offset, bottom - offset) for x, top, bottom in self._edges(span))
        return begins, ends

    def gap_at(self, point: QPoint) -> int:
        """The place between two characters that is nearest to a point."""
        area = self.viewport().rect()
        inside = QPoint(point.x(), min(max(point.y(), area.top()), area.bottom()))
        return self._positions.from_qt(self.cursorForPosition(inside).position())

    def settled(self, span: Span, *, exact: bool = False) -> Span | None:
        """What a stretch that was dragged over means; `exact` takes in no more than that."""
        snap = Snap.NOTHING if exact else self.snap
        return settled(self._row, self._positions, span, snap, self.sentences)

    def end_selection(self, place: int) -> None:
        """Lets the selection end at a place; it begins where it began, or at the caret."""
        cursor = self.textCursor()
        cursor.setPosition(self._positions.to_qt(place), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def anchor(self) -> int:
        """Where the selection began; where the caret stands when nothing is selected."""
        return self._positions.from_qt(self.textCursor().anchor())

    def show_ends(self, span: Span | None) -> None:
        """Outlines where the chosen passage would be; None: it stays where it is."""
        self._outline(span)

    def scroll_towards(self, point: QPoint) -> bool:
        """Scrolls a step towards a point outside the view; False where it is inside or nothing is left."""
        area, bar = self.viewport().rect(), self.verticalScrollBar()
        before = bar.value()
        if not area.top() <= point.y() <= area.bottom():
            bar.setValue(before + (TOWARDS if point.y() > area.bottom() else -TOWARDS))
        return bar.value() != before

    # Inside

    def _around_caret(self) -> Span | None:
        turn = places.turn_at(self._row, self.caret()) if self.snap is Snap.TURNS else None
        if turn is not None and len(trim(self._row.text, turn.speech)):
            return trim(self._row.text, turn.speech)
        return places.sentence_at(self._row, self.caret(), self.sentences)

    def _raw_selection(self) -> Span:
        cursor = self.textCursor()
        return Span(
            self._positions.from_qt(cursor.selectionStart()), self._positions.from_qt(cursor.selectionEnd())
        )

    def _place_at(self, point: QPoint) -> int:
        """The character under a point of the viewport, not the nearest gap between two."""
        gap = self.gap_at(point)
        before = self._positions.grapheme_start(max(0, gap - 1))
        start, end = self._positions.to_qt(before), self._positions.to_qt(gap)
        boxes = self._geometry.boxes(start, end, 0, 0) if start < end else ()
        return before if any(box.left <= point.x() < box.right for box in boxes) else gap

    def _passage_under(self, point: QPoint) -> Span | None:
        """What a code dropped here would be put on: the selection, a coded passage, a sentence."""
        place = self._place_at(point)
        selected = self.selection()
        if selected is not None and selected.start <= place < selected.end:
            return selected
        marks = self._marks.at(place)
        if marks:
            return min((mark.span for mark in marks), key=len)
        return places.sentence_at(self._row, place, self.sentences)

    def _outline(self, span: Span | None) -> None:
        before, self._shown.outlined = self._shown.outlined, span
        if before != span:
            self.viewport().update()

    def _leave_chosen(self) -> None:
        """The chosen passage is left when the caret goes out of it, or something else is selected."""
        span, raw = self.chosen_span(), self._raw_selection()
        inside = span is not None and span.start <= self.caret() <= span.end
        if not inside or (len(raw) and raw != span):
            self.choose(None)
