"""How far a deletion is, once it can no longer be stopped."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.ui.tasks import Task
from app.ui.widgets.plain_text import wrapped_label

LABEL = "Removing traces"
"""What the work is called."""


class ProgressPage(QWidget):
    """What is being done, and a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = wrapped_label("", "quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName("How far the deletion is")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.step)
        column.addWidget(self.bar)
        column.addWidget(
            wrapped_label("They are deleted already; what is left of them in files is taken out now.", "quiet")
        )
        column.addStretch()

    def hear(self, task: Task) -> None:
        """Tell how far the work is."""
        if task.label == LABEL:
            self.step.setText(f"{task.what}…")
            self.bar.setRange(0, task.of)
            self.bar.setValue(task.done)
