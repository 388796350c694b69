"""What the dialogs about an assumption share: fields under their names, what is refused, and the answer."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.problems import Problem
from app.ui.theme import Theme
from app.ui.widgets.announce import announce
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import plain_label, wrapped_label

WIDTH, HEIGHT = 620, 680


class AskingDialog(QDialog):
    """Scrolls where there is no room; a Problem is said in the dialog and nothing is lost."""

    def __init__(self, theme: Theme, title: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._theme = theme
        self._store: Callable[[], object] = lambda: None
        self.refusal = wrapped_label("", "danger")
        self.refusal.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setProperty("primary", True)
        self.take.setDefault(True)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(28, 4, 28, 10)
        self.column.setSpacing(4)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setStyleSheet("QScrollArea { background: transparent; }")
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        left, above, right, below = DIALOG_MARGINS
        head, foot = QVBoxLayout(), QVBoxLayout()
        head.setContentsMargins(left, above, right, 8)
        head.addWidget(page_title(title))
        foot.setContentsMargins(left, 8, right, below)
        foot.addWidget(self.refusal)
        foot.addWidget(self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(area, 1)
        whole.addLayout(foot)

    def ready(self, store: Callable[[], object]) -> None:
        """All fields are in; `store` does what was asked, once it is agreed to."""
        self._store = store
        self.column.addStretch(1)
        scale = self._theme.text_scale
        fit(self, QSize(round(WIDTH * scale), round(HEIGHT * scale)))

    def add(self, name: str, field: QWidget, help_words: str = "") -> QLabel:
        """A field under its name."""
        label = plain_label(name)
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(name)
        field.setAccessibleDescription(help_words)
        self.column.addSpacing(6)
        self.column.addWidget(label)
        if help_words:
            self.column.addWidget(_narrow(help_words))
        self.column.addWidget(field)
        return label

    def accept(self) -> None:
        """Store; what cannot be is said here."""
        try:
            self._store()
        except Problem as problem:
            self.refusal.setText(str(problem))
            self.refusal.show()
            announce(self, str(problem))
        else:
            super().accept()


def text_field(lines: int) -> QPlainTextEdit:
    """A field for a sentence or two; Tab leaves it."""
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 24)
    return field


def today() -> str:
    """The day it is here, as decisions keep it."""
    return datetime.now().astimezone().date().isoformat()


def _narrow(words: str) -> QLabel:
    label = wrapped_label(words, "hint")
    label.setMinimumWidth(1)
    return label
