"""Putting one code on every passage found: which code, and what that comes to, before anything is stored."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.coding.asking.vocabulary import Kind, Vocabulary
from app.coding.rows import PassageRow
from app.ui.theme import Theme
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.swatch import swatch_icon
from app.ui.widgets.type_ahead import Named, TypeAhead


class CodeAllDialog(QDialog):
    """Asks for a code there is, or the name of a new one."""

    agreed = Signal(str)
    """The path of the code."""

    def __init__(self, theme: Theme, known: Vocabulary, rows: Sequence[PassageRow], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Code all passages")
        self.setMinimumWidth(460)
        many = "1 passage" if len(rows) == 1 else f"{len(rows):,} passages"
        sources = len({row.source for row in rows})
        where = "1 transcript" if sources == 1 else f"{sources:,} transcripts"
        self.code = TypeAhead("Code", new=True)
        things = [
            Named(thing.name, thing.name, swatch_icon(theme.code_colour(thing.colour)))
            for thing in known.of(Kind.CODE)
        ]
        self.code.offer(things, None)
        self.code.setMinimumWidth(300)
        self.code.setMaximumWidth(16_777_215)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText("Code them")
        self.ok.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        label = plain_label("Code, or the name of a new one")
        label.setBuddy(self.code)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label("Code all passages", "title"))
        column.addWidget(
            wrapped_label(
                f"{many} in {where} get the code, in one step that can be undone. "
                "Those that have it from you already stay as they are.",
                "quiet",
            )
        )
        column.addWidget(label)
        column.addWidget(self.code)
        column.addWidget(buttons)
        self.code.editTextChanged.connect(lambda words: self.ok.setEnabled(bool(words.strip())))

    def accept(self) -> None:
        path = self.code.currentText().strip()
        super().accept()
        if path:
            self.agreed.emit(path)
