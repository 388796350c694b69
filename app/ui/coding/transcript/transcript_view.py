"""The transcript as it is worked with: keys, finding, stripes, and all that others ask of it.

Everything said to and by this view is in code points of the stored text.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.coding.rows import CodeId, CodingId, CodingMark
from app.language.spans import Span
from app.study.rows import TranscriptRow
from app.ui.coding.transcript import places
from app.ui.coding.transcript.codes_announcer import CodesAnnouncer
from app.ui.coding.transcript.passage_edges import settled
from app.ui.coding.transcript.transcript_hand import TranscriptHand
from app.ui.coding.transcript.transcript_keys import deeds_of
from app.ui.coding.transcript.transcript_search import TranscriptSearch
from app.ui.coding.transcript.unit_steps import Sentences, Turns, Units, extended, step
from app.ui.coding.transcript.word_steps import step_end
from app.ui.commands import KeyTable
from app.ui.theme import Theme
from app.ui.widgets import clipboard

ZOOM_STEP = 1.1


class TranscriptView(TranscriptHand):
    """One transcript to read and code; says what the reader wants done, and does none of it itself."""

    caret_moved = Signal(int)
    code_requested = Signal()
    repeat_requested = Signal()
    number_pressed = Signal(int)
    stripe_clicked = Signal(int)
    remove_requested = Signal(int)
    command_pressed = Signal(str)
    """The key of a command that others do was pressed: its name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.keys = KeyTable("text")
        self.deeds = deeds_of(self)
        self.announcer = CodesAnnouncer(self)
        self._search = TranscriptSearch(self.find_bar, self.caret, self)
        self.stripes.pointed.connect(self._point_at)
        self.stripes.chosen.connect(self._choose_stripe)
        self.stripes.remove_requested.connect(self.remove_requested)
        self.stripes.left.connect(self.setFocus)
        self._search.moved.connect(self._show_found)
        self.find_bar.closed.connect(self._close_find)
        self.one_code.next_requested.connect(lambda: self.go_to_coded(True))
        self.one_code.previous_requested.connect(lambda: self.go_to_coded(False))
        self.one_code.closed.connect(self.show_only)
        self.cursorPositionChanged.connect(self._tell_caret)

    def set_transcript(self, row: TranscriptRow) -> None:
        """Shows a transcript, without codings yet, from its beginning."""
        super().set_transcript(row)
        self._search.new_text(row.text)
        self._show_found()

    def set_codings(self, marks: Sequence[CodingMark]) -> None:
        """Shows these codings and no others."""
        super().set_codings(marks)
        self._mention_codes()

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

    def move_word(self, *, rightwards: bool, select: bool) -> None:
        """A word to the right or to the left, as it is seen."""
        cursor, ways, modes = self.textCursor(), QTextCursor.MoveOperation, QTextCursor.MoveMode
        way = ways.WordRight if rightwards else ways.WordLeft
        cursor.movePosition(way, modes.KeepAnchor if select else modes.MoveAnchor)
        self.setTextCursor(cursor)
        self._tell_selection()

    def move_sentence(self, *, forward: bool, select: bool) -> None:
        """To the next sentence, or back to the beginning of one."""
        self._move_by(Sentences(self._row, self.sentences), forward=forward, select=select)

    def move_turn(self, *, forward: bool, select: bool) -> None:
        """To what is said next, or before; it is seen whole."""
        self._move_by(Turns(self._row), forward=forward, select=select)
        turn = places.turn_at(self._row, self.caret())
        if turn is not None and not select:
            self.bring_into_sight(turn.speech)

    def go_to_coded(self, forward: bool) -> None:
        """To the next or the previous coded passage of those that are shown."""
        find = self._marks.next_start if forward else self._marks.previous_start
        mark = find(self.caret(), self._shown.code if self._shown.alone else None)
        if mark is not None:
            self.reveal(mark.span)
            self.choose(mark.coding)

    def select_wider(self) -> None:
        """F7: the sentence at the caret, and once more the whole turn."""
        self.take(places.sentence_or_turn(self._row, self.selection(), self.caret(), self.sentences))

    def show_only(self, code: CodeId | None = None) -> None:
        """Shows one code alone: the code at hand unless another is named; where one stands alone, all again."""
        mark = self.coding_at_hand()
        wanted = code or self._shown.code or (mark.code if mark else None)
        self.focus_code(wanted, alone=code is not None or not self._shown.alone)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def shows_one(self) -> bool:
        """Whether one code stands alone."""
        return self._shown.alone

    def move_end(self, *, start: bool, later: bool) -> None:
        """Moves the start or the end of the coded passage at hand by a word."""
        mark = self.coding_at_hand()
        if mark is None:
            return

        def settle(span: Span) -> Span | None:
            return settled(self._row, self._positions, span)

        wanted = step_end(self._row.text, mark.span, settle, start=start, forward=later)
        if wanted is not None:
            if not wanted.start <= self.caret() <= wanted.end or self.selection() is not None:
                self.set_caret(wanted.start if start else wanted.end)
            self.choose(mark.coding)
            self.resize_requested.emit(mark.coding, wanted)

    def reads_leftwards(self) -> bool:
        """Whether the words at the caret are written from right to left."""
        return self.textCursor().block().textDirection() is Qt.LayoutDirection.RightToLeft

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

    def copy_words(self) -> None:
        """Copies what is selected, or else the chosen passage."""
        span = self.chosen_span()
        if span is None or self.textCursor().hasSelection():
            self.copy()
            span = self.selection()
        else:
            clipboard.put(self._mime(span))
        if span is not None:
            self.copied.emit(span)

    # Qt's events

    def event(self, event: QEvent) -> bool:
        # The keys of the text are the text's, whatever a menu would do at them.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(bool(self.keys.meaning(event)))
            return event.isAccepted() or super().event(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command, before = self.keys.meaning(event), self._raw_selection()
        if command in self.deeds:
            self.deeds[command]()
        elif command:
            self.command_pressed.emit(command)
        elif event.key() != Qt.Key.Key_Escape or not self.let_go():
            super().keyPressEvent(event)
            if self._raw_selection() != before:
                self._tell_selection()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.tip.dismiss()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.zoom_by((turned > 0) - (turned < 0))
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.gutter.light(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.gutter.light(False)
        self._handles.cancel()

    # Inside

    def _move_by(self, units: Units, *, forward: bool, select: bool) -> None:
        caret = self.caret()
        if not select:
            place = step(units, caret, forward=forward)
            if place is not None:
                self.set_caret(place)
            return
        place = extended(units, self.anchor(), caret, forward=forward)
        if place is not None:
            self.end_selection(place)
            self._tell_selection()

    def _choose_stripe(self, coding: CodingId) -> None:
        self.stripe_clicked.emit(coding)
        self.choose(coding)

    def _point_at(self, coding: CodingId | None) -> None:
        self._shown.pointed = coding
        mark = self._marks.find(coding) if coding is not None and self.stripes.hasFocus() else None
        if mark is not None:
            self.bring_into_sight(mark.span)
        self.viewport().update()

    def _show_found(self) -> None:
        self._shown.found, self._shown.found_now = self._search.found, self._search.current
        self.overview.show_found(self._search.found)
        if self._search.current is not None:
            self.bring_into_sight(self._search.current)
            self.select(self._search.current)
        self.viewport().update()

    def _close_find(self) -> None:
        self.find_bar.hide()
        self._search.stop()
        self._share_width()
        self.setFocus()

    def _tell_caret(self) -> None:
        self.caret_moved.emit(self.caret())
        self._mention_codes()

    def _mention_codes(self) -> None:
        self.announcer.caret_among(self._marks.at(self.caret()))
