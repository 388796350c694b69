"""Passages by conditions: the question being put together over what it finds."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.coding.asking.conditions import ANY_CODE, AllOf, Coded, Condition
from app.coding.asking.vocabulary import Vocabulary
from app.ui.asking.builder import Builder
from app.ui.asking.condition_tree import finished
from app.ui.asking.reading import Reading, read_answer, read_rest
from app.ui.asking.results_pane import ResultsPane
from app.ui.models.leaving import kept_back
from app.ui.open_study import OpenStudy
from app.ui.tasks import Task
from app.ui.widgets.headings import hairline

PAUSE = 150
"""Milliseconds after a change before the question is asked."""


class QueryView(QWidget):
    """Asks again whenever the question has changed."""

    question_changed = Signal(object)

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._known: Vocabulary | None = None
        self._asking: Task | None = None
        self.question: Condition = AllOf((Coded(ANY_CODE),))
        self.builder = Builder(study.theme)
        self.results = ResultsPane(study.theme, kept_back(study))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self.ask)
        above = QWidget()
        top = QVBoxLayout(above)
        top.setContentsMargins(20, 2, 16, 8)
        top.addWidget(self.builder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(hairline())
        column.addWidget(self.results, 1)
        self.builder.changed.connect(self._change)
        self.setFocusProxy(self.results.list)

    def know(self, known: Vocabulary) -> None:
        """The study as it is now: the question is asked anew."""
        self._known = known
        self.builder.know(known)
        self.ask()

    def show_question(self, where: Condition) -> None:
        """Asks another question."""
        self.question = where
        self.builder.show_question(where)
        self.question_changed.emit(where)
        self.ask()

    def ask(self) -> None:
        """Asks the question at hand; only what the last one finds is shown."""
        self._rest.stop()
        if self._known is None:
            return
        if self._asking is not None:
            self._asking.cancel()
        where, known, project = finished(self.question), self._known, self._study.project

        def show(reading: Reading) -> None:
            if self._asking is task:
                self._asking = None
                self.results.show_reading(reading)
                self._read_rest(reading)

        task = self._study.tasks.run(
            "Looking for passages",
            lambda progress, cancelled: read_answer(project, where, known, cancelled),
            show,
            owner=self,
        )
        self._asking = task

    def _read_rest(self, reading: Reading) -> None:
        answer, project = reading.answer, self._study.project
        if answer is None or len(reading.rows) == reading.total:
            return
        self._study.tasks.run(
            "Reading passages",
            lambda progress, cancelled: read_rest(project, answer, cancelled),
            lambda rows: self.results.complete(reading, rows),
            owner=self,
        )

    def _change(self, where: Condition) -> None:
        self.question = where
        self.question_changed.emit(where)
        self._rest.start()
