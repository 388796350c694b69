"""What the mouse does in a transcript: it selects, chooses passages, moves their ends, drops codes on them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from app.coding.rows import CodingMark
from app.language.spans import Span
from app.ui.coding.transcript import places
from app.ui.coding.transcript.click_count import ClickCount
from app.ui.coding.transcript.codes_tip import CodesTip, around
from app.ui.coding.transcript.gutter_signs import GutterSign
from app.ui.coding.transcript.passage_handles import PassageHandles, exactly
from app.ui.coding.transcript.transcript_caret import TranscriptCaret
from app.ui.theme import Theme
from app.ui.widgets import clipboard
from app.ui.widgets.mime import add_passage, code_in

LEFT = Qt.MouseButton.LeftButton


class TranscriptHand(TranscriptCaret):
    """A transcript under the mouse; says what is wanted with it."""

    passage_selected = Signal(object)
    """A Span was selected by mouse or keyboard."""
    resize_requested = Signal(int, object)
    """The passage of a coding (its id) is wanted to be this Span."""
    notes_requested = Signal(object)
    """The GutterSign of memos and notes that was clicked."""
    code_dropped = Signal(int, object)
    copied = Signal(object)
    """The words of a Span were copied."""
    context_menu_requested = Signal(QPoint)
    """Where on the screen a menu is wanted; the caret stands there unless something is selected."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.copy_text: Callable[[Span], str] | None = None
        """Words with their attribution, for the clipboard."""
        self.tip = CodesTip(theme, self)
        self._clicks = ClickCount()
        self._clicked = 0
        self._handles = PassageHandles(self, self)
        self._handles.let_go.connect(self._resize_chosen)
        self.gutter.turn_clicked.connect(self.take)
        self.gutter.sign_clicked.connect(self._go_to_sign)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)

    def take(self, passage: Span | None) -> None:
        """Selects a passage and tells of it."""
        if passage is not None and len(passage):
            self.select(passage)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._tell_selection()

    def let_go(self) -> bool:
        """Esc: what was opened or taken last is let go; False when there was nothing."""
        if self.tip.dismiss():
            return True
        if self._handles.cancel():
            self._clicked = 0  # letting the button go then is no click
            return True
        chosen = self.chosen is not None
        self.choose(None)
        return chosen

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.tip.dismiss()
        self._clicked = self._clicks.press(event) if event.button() is LEFT else 0
        if self._clicked > 2:
            self._take_at(event.position().toPoint())
        elif not (self._clicked and self._handles.press(event)):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._clicked = self._clicks.press(event)
        if self._clicked > 2:
            self._take_at(event.position().toPoint())
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._handles.held:
            self._handles.move(event)
            return
        super().mouseMoveEvent(event)
        if not event.buttons():
            point = event.position().toPoint()
            self.tip.mouse_over(self._shown_at(point))
            shapes = Qt.CursorShape
            on_end = self._handles.under(point)
            self.viewport().setCursor(shapes.SizeHorCursor if on_end else shapes.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._handles.held:
            if not self._handles.release():
                self.set_caret(self.gap_at(event.position().toPoint()))
            return
        super().mouseReleaseEvent(event)
        if event.button() is not LEFT:
            return
        if self.textCursor().hasSelection():
            self.take(self.settled(self._raw_selection(), exact=exactly(event)))
        elif self._clicked == 1:
            marks = self._shown_at(event.position().toPoint())
            inner = min(marks, key=lambda mark: len(mark.span), default=None)
            self.choose(inner.coding if inner else None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            under, selected = self.cursorForPosition(event.pos()), self.selection()
            place = self._positions.from_qt(under.position())
            if selected is None or not selected.start <= place <= selected.end:
                self.setTextCursor(under)
        self.context_menu_requested.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self.tip.show_marks(self._shown_at(event.pos()), around(event.globalPos()))
            return True
        if event.type() is QEvent.Type.Leave:
            self.tip.mouse_over(())
        return super().viewportEvent(event)

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
        passage = self.selection()
        return QMimeData() if passage is None else clipboard.marked(self._mime(passage))

    # Inside

    def _mime(self, passage: Span) -> QMimeData:
        data = QMimeData()
        data.setText(self.copy_text(passage) if self.copy_text else passage.of(self._row.text))
        add_passage(data, passage.start, passage.end)
        return data

    def _shown_at(self, point: QPoint) -> list[CodingMark]:
        return [mark for mark in self._marks.at(self._place_at(point)) if self._shown.shows(mark)]

    def _take_at(self, point: QPoint) -> None:
        """Three clicks take the sentence, four the turn."""
        place = self._place_at(point)
        if self._clicked == 3:
            self.take(places.sentence_at(self._row, place, self.sentences))
        else:
            turn = places.turn_at(self._row, place)
            self.take(turn.speech if turn is not None else None)

    def _resize_chosen(self, span: Span) -> None:
        mark = self.chosen
        if mark is not None:
            self.resize_requested.emit(mark.coding, span)

    def _go_to_sign(self, sign: GutterSign) -> None:
        self.set_caret(sign.span.start)
        if sign.memos:
            self.choose(sign.memos[0].coding)
        self.notes_requested.emit(sign)

    def _tell_selection(self) -> None:
        passage = self.selection()
        if passage is not None:
            self.passage_selected.emit(passage)
