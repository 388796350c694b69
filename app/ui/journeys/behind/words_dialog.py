"""Choosing words of a transcript that tell of a mark."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.ui.open_study import OpenStudy
from app.ui.telling.words_choice import WordsChoice
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label

SIZE = QSize(760, 600)
HOW = "Select the words that tell of it, with the mouse or with Shift and the arrows, then press Link."


class WordsDialog(QDialog):
    """`chosen` tells a `PassagePlace` and a note on the link."""

    chosen = Signal(object, str)

    def __init__(self, study: OpenStudy, what: str, teller: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Link words")
        self.words = WordsChoice(study, (teller,), HOW)
        self.note = QLineEdit()
        self.note.setAccessibleName("Note on the link")
        self.note.setPlaceholderText("A note on the link, if there is anything to say")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.link = self.buttons.addButton("Link", QDialogButtonBox.ButtonRole.AcceptRole)
        fit(self, SIZE * study.theme.text_scale)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label(f"Words that tell of {what}", "title"))
        column.addWidget(wrapped_label(HOW, "quiet"))
        column.addWidget(self.words, 1)
        column.addWidget(self.note)
        column.addWidget(self.buttons)
        self.words.changed.connect(self._weigh)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self.accept)
        self._weigh()

    def accept(self) -> None:
        """Tell the words; without any, nothing."""
        place = self.words.place
        if place is not None:
            self.chosen.emit(place, self.note.text())
            super().accept()

    def _weigh(self) -> None:
        self.link.setEnabled(self.words.place is not None)
