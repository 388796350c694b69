"""What was being typed in dialogs when the study was locked, to read and to copy to where it belongs."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.safeguards.kept_words import KeptWords
from app.ui.widgets import clipboard
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.fitting import fit, scaled
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label

WORDS = "The study was locked while you were typing. This was kept inside it; copy it to where it belongs."


class KeptDialog(QDialog):
    """Shows it; it is forgotten when the study is closed after this was."""

    def __init__(self, kept: Sequence[KeptWords], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("What you were typing")
        fit(self, QSize(scaled(self, 600), scaled(self, 480)))
        self.sheets: list[QPlainTextEdit] = []
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 8, 0)
        for one in kept:
            for name, words in one.fields.items():
                rows.addLayout(self._heading(f"{one.place}: {name}" if one.place else name, words))
                rows.addWidget(self._sheet(name, words))
        rows.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label("What you were typing", "title"))
        column.addWidget(wrapped_label(WORDS, "quiet"))
        column.addWidget(scroll, 1)
        column.addWidget(buttons)

    def _heading(self, name: str, words: str) -> QHBoxLayout:
        copy = quiet_button("Copy")
        copy.setAutoDefault(False)
        copy.setAccessibleName(f"Copy {name}")
        copy.clicked.connect(lambda: clipboard.put_text(words))
        row = QHBoxLayout()
        row.addWidget(wrapped_label(name, "heading"), 1)
        row.addWidget(copy)
        return row

    def _sheet(self, name: str, words: str) -> QPlainTextEdit:
        sheet = QPlainTextEdit(words)
        sheet.setReadOnly(True)
        sheet.setAccessibleName(name)
        sheet.setTabChangesFocus(True)
        sheet.setFixedHeight(
            sheet.fontMetrics().lineSpacing() * min(8, 2 + words.count("\n") + len(words) // 60) + 16
        )
        self.sheets.append(sheet)
        return sheet
