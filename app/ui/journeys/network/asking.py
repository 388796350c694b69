"""A dialog of fields under each other; what cannot be is refused in a sentence, and it stays open."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.problems import Problem
from app.ui.theme import Theme
from app.ui.widgets.announce import announce
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label

WIDTH = 460


class AskingDialog(QDialog):
    """A subclass adds fields and says in `answer` what is to be stored; a Problem keeps the dialog open."""

    def __init__(self, theme: Theme, title: str, agree: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._theme = theme
        self.store: Callable[[], object] = lambda: None
        self.refusal = wrapped_label("", "danger")
        self.refusal.hide()
        self._inside = inside = QWidget()
        self.form = QFormLayout(inside)
        self.form.setContentsMargins(0, 0, 8, 0)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._page = QScrollArea()
        self._page.setWidget(inside)
        self._page.setWidgetResizable(True)
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(agree)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(12)
        column.addWidget(plain_label(title, "title"))
        column.addWidget(self._page, 1)
        for part in (self.refusal, self.buttons):
            column.addWidget(part)

    def add(self, name: str, field: QWidget, help: str = "") -> None:
        """One more field under a name."""
        label = plain_label(name, "hint")
        label.setBuddy(field)
        field.setAccessibleName(name)
        field.setToolTip(help)
        field.setAccessibleDescription(help)
        self.form.addRow(label, field)

    def fit(self, first: QWidget) -> None:
        """As large as the fields need, and no larger than the screen; the keyboard goes to the first of them."""
        first.setFocus(Qt.FocusReason.TabFocusReason)
        inside = self._inside.sizeHint()
        screen = self.screen().availableGeometry()
        width = max(round(WIDTH * self._theme.text_scale), inside.width() + 80)
        height = inside.height() + round(170 * self._theme.text_scale)
        self.resize(min(width, screen.width() - 40), min(height, screen.height() - 60))

    def accept(self) -> None:
        """Store it, unless that is refused."""
        try:
            self.store()
        except Problem as problem:
            self.refusal.setText(str(problem))
            self.refusal.show()
            announce(self, str(problem))
            return
        super().accept()
