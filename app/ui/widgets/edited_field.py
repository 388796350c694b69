"""A text that is edited where it is read: as high as its words, told once when the reader is done."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

LEAST_LINES, MOST_LINES = 2, 9


class EditedField(QPlainTextEdit):
    """Leaving it, its going out of sight or Ctrl+Enter finishes an edit, Esc takes it back (and Undo the Esc).

    After Ctrl+Enter, and after Esc with nothing to take back, it tells that the reader is done here.
    """

    finished = Signal(str)
    """The words are other ones now."""
    left = Signal()
    """Ctrl+Enter or Esc: whoever owns the field may send the keyboard on."""

    def __init__(self, name: str, prompt: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(prompt)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)

    def show_words(self, words: str) -> None:
        """Shows what is stored; what is being typed meanwhile stays."""
        unfinished = self.toPlainText() != self._stored and self.hasFocus()
        self._stored = words
        if not unfinished and words != self.toPlainText():
            self.setPlainText(words)

    def show_other(self, words: str) -> None:
        """Shows what is stored of another thing; nothing of it was typed yet."""
        self._stored = words
        self.setPlainText(words)

    def finish(self) -> None:
        """Tells the words if they are other ones than are stored."""
        words = self.toPlainText().strip()
        if words != self._stored:
            self._stored = words
            self.finished.emit(words)

    def sizeHint(self) -> QSize:
        return QSize(160, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if done and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._stored:
            self._take_back()
        else:
            super().keyPressEvent(event)
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finish()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _take_back(self) -> None:
        """What is stored stands there again; Undo in the field brings back what was typed."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self._stored)
        self.setTextCursor(cursor)

    def _height(self) -> int:
        lines = max(LEAST_LINES, min(MOST_LINES, round(self.document().size().height())))
        return lines * self.fontMetrics().lineSpacing() + 14

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
            # Qt does not lay out the inside of a field that is resized while it is being resized.
            self.setViewportMargins(self.viewportMargins())
