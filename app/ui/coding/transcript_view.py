"""The transcript as it is worked with: selecting, moving, finding, dropping codes; the heart of the window.

Everything said to and by this view is in code points of the stored text.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.coding.rows import CodingId, CodingMark
from app.language.spans import Span
from app.study.rows import TranscriptRow
from app.ui.coding import places
from app.ui.coding.codes_announcer import CodesAnnouncer
from app.ui.coding.passage_edges import settled
from app.ui.coding.stripes import describe
from app.ui.coding.transcript_keys import take_key
from app.ui.coding.transcript_pane import PAD, TranscriptPane
from app.ui.coding.transcript_search import TranscriptSearch
from app.ui.theme import Theme
from app.ui.widgets.mime import add_passage, code_in
from app.ui.widgets.plain_text import show_tooltip

FLASH = 900
"""Milliseconds for which a revealed passage is outlined."""
ZOOM_STEP = 1.1


class TranscriptView(TranscriptPane):
    """One transcript to read and code; says what the reader wants done, and does none of it itself."""

    passage_selected = Signal(object)
    """A Span was selected by mouse or keyboard."""
    caret_moved = Signal(int)
    code_requested = Signal()
    repeat_requested = Signal()
    number_pressed = Signal(int)
    stripe_clicked = Signal(int)
    remove_requested = Signal(int)
    code_dropped = Signal(int, object)
    context_menu_requested = Signal(QPoint)
    """Where on the screen a menu is wanted; the caret stands there unless something is selected."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.snaps_to_words = True
        self.single_keys = True
        self.copy_text: Callable[[Span], str] | None = None
        """Words with their attribution, for the clipboard."""
        self.sentences: Sequence[Span] = ()
        """Where they begin and end, once somebody has found them; Qt's boundaries serve until then."""
        self.announcer = CodesAnnouncer(self)
        self._search = TranscriptSearch(self.find_bar, self.caret, self)
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(FLASH)
        self._flash.timeout.connect(lambda: self._outline(None))
        self.stripes.pointed.connect(self._point_at)
        self.stripes.chosen.connect(self.stripe_clicked)
        self.stripes.remove_requested.connect(self.remove_requested)
        self.stripes.left.connect(self.setFocus)
        self._search.moved.connect(self._show_found)
        self.find_bar.closed.connect(self._close_find)
        self.cursorPositionChanged.connect(self._tell_caret)
        self.setAcceptDrops(True)

    def set_transcript(self, row: TranscriptRow) -> None:
        """Shows a transcript, without codings yet, from its beginning."""
        super().set_transcript(row)
        self.sentences = ()
        self._search.new_text(row.text)
        self._show_found()

    def set_codings(self, marks: Sequence[CodingMark]) -> None:
        """Shows these codings and no others."""
        super().set_codings(marks)
        self._mention_codes()

    # Where the reader is

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
        return settled(self._row, self._positions, raw, words=False) if len(raw) else None

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
        """What a code would be put on: the selection, else the sentence at the caret; it is then selected."""
        passage = self.selection() or places.sentence_at(self._row, self.caret(), self.sentences)
        if passage is not None:
            self.select(passage)
        return passage

    def reveal(self, span: Span) -> None:
        """Goes to a passage, shows it in the upper part of the view and outlines it for a moment."""
        self.set_caret(span.start)
        top, bottom = self._extent(span)
        bar = self.verticalScrollBar()
        if top < bar.value() + PAD or bottom > bar.value() + self.viewport().height() - PAD:
            bar.setValue(round(top - self.viewport().height() / 4))
        self._outline(span)
        self._flash.start()

    def selection_rect(self) -> QRect:
        """Where the selected words stand, in this view's coordinates: nothing may cover them."""
        top, bottom = self._extent(self.selection() or Span(self.caret(), self.caret()))
        area, offset = self.viewport().geometry(), self.verticalScrollBar().value()
        return QRect(area.left(), round(area.top() + top - offset), area.width(), round(bottom - top) + 2)

    def codings_at_caret(self) -> list[CodingMark]:
        """The codings whose words hold the caret, or that the selection touches."""
        raw = self._raw_selection()
        return self._marks.touching(raw.start, raw.end) if len(raw) else self._marks.at(raw.start)

    # What keys ask for (transcript_keys)

    def request_code(self) -> None:
        """Enter: a code is wanted for the passage at hand."""
        if self.passage_at_hand() is not None:
            self.code_requested.emit()

    def request_repeat(self) -> None:
        """Ctrl+Enter: the last code once more."""
        if self.passage_at_hand() is not None:
            self.repeat_requested.emit()

    def press_number(self, number: int) -> None:
        """1 to 9: a pinned code."""
        if self.passage_at_hand() is not None:
            self.number_pressed.emit(number)

    def go_to_turn(self, forward: bool) -> None:
        """To what is said next, or before."""
        find = places.next_turn if forward else places.previous_turn
        turn = find(self._row, self.caret())
        if turn is not None:
            self.set_caret(turn.speech_start)

    def go_to_coded(self, forward: bool) -> None:
        """To the next or the previous coded passage."""
        find = self._marks.next_start if forward else self._marks.previous_start
        mark = find(self.caret())
        if mark is not None:
            self.reveal(mark.span)

    def select_wider(self) -> None:
        """F7: the sentence at the caret, and once more the whole turn."""
        passage = places.sentence_or_turn(self._row, self.selection(), self.caret(), self.sentences)
        if passage is not None:
            self.select(passage)
            self._tell_selection()

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller text."""
        self.set_zoom(self.zoom * ZOOM_STEP**steps)

    def reset_zoom(self) -> None:
        """Text in its usual size."""
        self.set_zoom(1.0)

    def open_find(self) -> None:
        """Opens the find bar with the selected words, if they stand in one line."""
        words = self._raw_selection().of(self._row.text)
        self.find_bar.open("" if "\n" in words else words)
        self._share_width()

    def find_again(self, forward: bool) -> None:
        """To the next or the previous place found."""
        self._search.step(forward=forward)

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if take_key(self, event):
            return
        before = self._raw_selection()
        super().keyPressEvent(event)
        if self._raw_selection() != before:
            self._tell_selection()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.textCursor().hasSelection():
            passage = settled(self._row, self._positions, self._raw_selection(), words=self.snaps_to_words)
            if passage is not None:
                self.select(passage)
            self._tell_selection()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.zoom_by((turned > 0) - (turned < 0))
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse and self.selection() is None:
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.context_menu_requested.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            marks = self._marks.at(self._place_at(event.pos()))
            show_tooltip(event.globalPos(), "\n".join(describe(mark) for mark in marks), self.viewport())
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._gutter.light(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._gutter.light(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(code_in(event.mimeData()) is not None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        passage = self._passage_under(event.position().toPoint())
        self._outline(passage)
        event.setAccepted(passage is not None and code_in(event.mimeData()) is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._outline(None)

    def dropEvent(self, event: QDropEvent) -> None:
        passage = self._passage_under(event.position().toPoint())
        code = code_in(event.mimeData())
        self._outline(None)
        if passage is not None and code is not None:
            event.acceptProposedAction()
            self.code_dropped.emit(code, passage)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        passage = self.selection()
        if passage is not None:
            data.setText(self.copy_text(passage) if self.copy_text else passage.of(self._row.text))
            add_passage(data, passage.start, passage.end)
        return data

    # Inside

    def _raw_selection(self) -> Span:
        cursor = self.textCursor()
        return Span(
            self._positions.from_qt(cursor.selectionStart()), self._positions.from_qt(cursor.selectionEnd())
        )

    def _place_at(self, point: QPoint) -> int:
        """The character under a point of the viewport, not the nearest gap between two."""
        place = self._positions.from_qt(self.cursorForPosition(point).position())
        left = self.cursorRect(self.cursorForPosition(point)).left() > point.x()
        return max(0, place - 1) if left else place

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

    def _point_at(self, coding: CodingId | None) -> None:
        self._shown.pointed = coding
        mark = self._marks.find(coding) if coding is not None and self.stripes.hasFocus() else None
        if mark is not None:
            self._bring_into_sight(mark.span)
        self.viewport().update()

    def _bring_into_sight(self, span: Span) -> None:
        top, bottom = self._extent(span)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() <= top <= bar.value() + height - (bottom - top):
            bar.setValue(round(top - height / 4))

    def _show_found(self) -> None:
        self._shown.found, self._shown.found_now = self._search.found, self._search.current
        if self._search.current is not None:
            self.select(self._search.current)
        self.viewport().update()

    def _close_find(self) -> None:
        self.find_bar.hide()
        self._search.stop()
        self._share_width()
        self.setFocus()

    def _tell_selection(self) -> None:
        passage = self.selection()
        if passage is not None:
            self.passage_selected.emit(passage)

    def _tell_caret(self) -> None:
        self.caret_moved.emit(self.caret())
        self._mention_codes()

    def _mention_codes(self) -> None:
        self.announcer.caret_among(self._marks.at(self.caret()))
