"""What is under way, said at the foot of the window: the work's name, what it is at, and Cancel."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from app.ui.tasks import Task, Tasks
from app.ui.widgets.plain_text import plain_label

PATIENCE = 500
"""Milliseconds of work that nobody needs to be told about."""


class ProgressStrip(QWidget):
    """Shows the oldest piece of work that has taken longer than half a second."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self.setAccessibleName("Work under way")
        self.label = plain_label()
        self.what = plain_label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.clicked.connect(self._cancel)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PATIENCE)
        self._wait.timeout.connect(self._show_oldest)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 12, 8)
        row.setSpacing(16)
        row.addWidget(self.label)
        row.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.what)
        row.addWidget(self.cancel_button)
        self.hide()
        tasks.started.connect(self._start)
        tasks.progressed.connect(self._move)
        tasks.finished.connect(self._finish)

    def _start(self, task: Task) -> None:
        if not self._wait.isActive() and self.isHidden():
            self._wait.start()

    def _show_oldest(self) -> None:
        running = self._tasks.running
        self._task = running[0] if running else None
        self.setVisible(self._task is not None)
        if self._task is not None:
            self.label.setText(self._task.label)
            self.cancel_button.setAccessibleName(f"Cancel: {self._task.label}")
            self.cancel_button.setEnabled(not self._task.cancelled)
            self._move(self._task)

    def _move(self, task: Task) -> None:
        if task is self._task:
            self.bar.setRange(0, task.of)
            self.bar.setValue(task.done)
            counted = f"{task.done} of {task.of}" if task.of else ""
            self.what.setText(" · ".join(part for part in (task.what, counted) if part))

    def _finish(self, task: Task) -> None:
        if not self._tasks.running:
            self._wait.stop()
            self._task = None
            self.hide()
        elif task is self._task:
            self._show_oldest()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.cancel_button.setEnabled(False)
            self.what.setText("Stopping…")
