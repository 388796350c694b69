"""Asking for one name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.ui.widgets.plain_text import plain_label

WIDTH = 380


class NameDialog(QDialog):
    """A field with the name there is; `named` tells the new one."""

    named = Signal(str)

    def __init__(self, title: str, prompt: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.field = QLineEdit(name)
        self.field.setAccessibleName(prompt)
        self.field.selectAll()
        label = plain_label(prompt)
        label.setBuddy(self.field)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        column = QVBoxLayout(self)
        for part in (label, self.field, self.buttons):
            column.addWidget(part)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(self._weigh)
        self._weigh(name)

    def _weigh(self, words: str) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(words.strip()))

    def accept(self) -> None:
        name = self.field.text().strip()
        super().accept()
        self.named.emit(name)
