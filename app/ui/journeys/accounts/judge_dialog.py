"""Judging how the accounts of an event stand, over what is computed, with the reason for it (DOMAIN J-11)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QPlainTextEdit, QWidget

from app.journeys.measuring import EventBeside
from app.journeys.measuring.words import STATUS_WORDS
from app.journeys.rules import Status
from app.ui.widgets.choice import Choice
from app.ui.widgets.plain_text import wrapped_label

WIDTH = 460
NO_REASON = "Write why the accounts should be read so: the reason is shown wherever the judgement is."


class JudgeDialog(QDialog):
    """A status and a reason; without a reason it stays open and says so."""

    judged = Signal(object, str)
    """A `Status` and the reason."""

    def __init__(self, event: EventBeside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Judge how accounts agree")
        self.setMinimumWidth(WIDTH)
        comparison = event.compared.comparison
        self.status = Choice()
        self.status.setAccessibleName("How the accounts stand")
        for status in Status:
            self.status.addItem(STATUS_WORDS[status].capitalize(), status)
        self.status.setCurrentIndex(list(Status).index(event.compared.status))
        self.reason = QPlainTextEdit("" if comparison.override is None else comparison.override.reason)
        self.reason.setAccessibleName("Why")
        self.reason.setTabChangesFocus(True)
        self.wrong = wrapped_label(NO_REASON, "danger")
        self.wrong.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        form = QFormLayout(self)
        form.addRow(wrapped_label(event.compared.event.title, "heading"))
        form.addRow(wrapped_label(f"Computed: {STATUS_WORDS[comparison.computed]}. It stays in sight.", "small"))
        form.addRow("Judged", self.status)
        form.addRow("Why", self.reason)
        form.addRow(self.wrong)
        form.addRow(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        reason = self.reason.toPlainText().strip()
        if not reason:
            self.wrong.show()
            self.reason.setFocus()
            return
        status = list(Status)[self.status.currentIndex()]
        super().accept()
        self.judged.emit(status, reason)
