"""Cutting a quote: the words are selected that stay or that go, and what will be read stands below."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from app.reports.quotes import kept_words
from app.ui.reports.quotes.cutting import Kept, keep_only, leave_out, put_back
from app.ui.text_positions import TextPositions
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label

ABOUT = "Select words and say whether they stay or go. Nothing can be added: a quote holds only what was said."


class KeptWords(QTextEdit):
    """What was said, to select in; what is left out is struck through."""

    left_out = Signal()

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._positions = TextPositions(words)
        self.setPlainText(words)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("What was said")
        self.setAccessibleDescription("Shift with the arrows selects; Delete leaves the selected words out")

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded from anywhere."""
        return None

    def selected(self) -> tuple[int, int]:
        """The selected words, in code points."""
        cursor = self.textCursor()
        return self._positions.from_qt(cursor.selectionStart()), self._positions.from_qt(cursor.selectionEnd())

    def show_kept(self, kept: Kept) -> None:
        """Shows which words stay."""
        ends = [0, *(end for part in kept for end in part), len(self._words)]
        gone = list(zip(ends[::2], ends[1::2], strict=True)) if kept else []
        look = QTextCharFormat()
        look.setForeground(self._theme.colour("muted"))
        look.setFontStrikeOut(True)
        shown = []
        for start, end in gone:
            piece = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._positions.to_qt(start))
            cursor.setPosition(self._positions.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
            piece.cursor, piece.format = cursor, look
            shown.append(piece)
        self.setExtraSelections(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.left_out.emit()
        else:
            super().keyPressEvent(event)


class KeepDialog(QDialog):
    """Tells which stretches of the words stay when it is agreed to."""

    agreed = Signal(object)

    def __init__(self, theme: Theme, words: str, kept: Kept, whose: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Cut quote")
        self._words, self._kept = words, kept
        self.text = KeptWords(theme, words)
        self.only_button = Button("Keep only this")
        self.out_button = Button("Leave this out")
        self.back_button = Button("Put this back")
        self.whole_button = quiet_button("Whole quote")
        self.shown = wrapped_label()
        self.shown.setAccessibleName("The quote as it will be read")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        row = QHBoxLayout()
        for button in (self.only_button, self.out_button, self.back_button, self.whole_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label(f"Cut what {whose} says", "title"))
        column.addWidget(wrapped_label(ABOUT, "quiet"))
        column.addWidget(self.text, 3)
        column.addLayout(row)
        column.addWidget(plain_label("As it will be read", "small"))
        column.addWidget(self.shown, 1)
        column.addWidget(self.buttons)
        self.resize(600, 460)
        self.only_button.clicked.connect(lambda: self._keep(keep_only(words, *self.text.selected())))
        self.out_button.clicked.connect(self._leave_out)
        self.text.left_out.connect(self._leave_out)
        self.back_button.clicked.connect(lambda: self._keep(put_back(words, self._kept, *self.text.selected())))
        self.whole_button.clicked.connect(lambda: self._keep(()))
        self.text.selectionChanged.connect(self._weigh)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._keep(kept)
        self._weigh()

    def accept(self) -> None:
        """Tell what stays."""
        self.agreed.emit(self._kept)
        super().accept()

    def _leave_out(self) -> None:
        self._keep(leave_out(self._words, self._kept, *self.text.selected()))

    def _keep(self, kept: Kept) -> None:
        self._kept = kept
        self.text.show_kept(kept)
        self.shown.setText(f"“{kept_words(self._words, kept)}”")
        self._weigh()

    def _weigh(self) -> None:
        start, end = self.text.selected()
        for button in (self.only_button, self.out_button):
            button.setEnabled(start < end)
        self.back_button.setEnabled(start < end and bool(self._kept))
        self.whole_button.setEnabled(bool(self._kept))
