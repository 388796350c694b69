"""Work that writes in the whole study for seconds: it is shown with its way and Cancel, and all else waits.

It runs beside the window's thread, so that the window goes on painting; as there is one writer at a time, nothing
can be done in the study until it is over.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.problems import Problem
from app.ui.open_study import OpenStudy
from app.ui.tasks import Task, Tasks, Work
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.progress_strip import ProgressStrip

T = TypeVar("T")

MANY_ROWS = 1_500
"""So many rows take some third of a second to write; fewer are written where one stands."""
STOPPED = "Cancelled: everything is as it was before."
WAIT = "Nothing else can be done in the study until then."
_WIDTH = 60
"""Letters."""


def do_held(
    window: QWidget,
    study: OpenStudy,
    label: str,
    work: Work[T],
    done: Callable[[T], None],
    *,
    rows: int,
    may_stop: bool = True,
) -> None:
    """Do `work`, which writes so many rows, and give what it returns to `done`; a Problem is said."""
    if rows < MANY_ROWS:
        try:
            value = work(_quietly, _never)
        except Problem as problem:
            study.tasks.problem.emit(problem)
        else:
            done(value)
        return
    dialog = HeldWork(study.tasks, label, window, may_stop=may_stop)
    dialog.open()
    stopped = partial(study.said.emit, STOPPED)
    dialog.task = study.tasks.run(label, work, done, stopped=stopped, quiet=True)


class HeldWork(QDialog):
    """Closes by itself when the work is over; Escape and Cancel stop it where that is safe."""

    def __init__(self, tasks: Tasks, label: str, parent: QWidget, *, may_stop: bool = True) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(label)
        self.task: Task | None = None
        self.strip = ProgressStrip()
        self.strip.begin(label)
        self.strip.cancel.setVisible(may_stop)
        self.strip.cancel.setAutoDefault(False)  # Enter brought one here: pressed once more, it stops nothing
        self._may_stop = may_stop
        self.strip.cancelled.connect(self.reject)
        tasks.progressed.connect(self._move)
        tasks.finished.connect(self._finish)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(12)
        column.addWidget(self.strip)
        column.addWidget(wrapped_label(WAIT, "quiet"))
        self.setMinimumWidth(_WIDTH * self.fontMetrics().averageCharWidth())

    def reject(self) -> None:
        if self.task is not None and self._may_stop:
            self.task.cancel()

    def _move(self, task: Task) -> None:
        if task is self.task and not task.cancelled:
            counted = f" ({task.done:,} of {task.of:,})" if task.of else ""
            self.strip.advance(task.done, task.of, f"{task.label}{counted}")

    def _finish(self, task: Task) -> None:
        if task is self.task:
            self.accept()


def _quietly(done: int, of: int, what: str) -> None:
    """It is over before anybody could read how far it is."""


def _never() -> bool:
    return False
