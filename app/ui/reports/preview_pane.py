"""The report as it will be read, under a line that says how much is in it and what stands in its way."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.perspectives.rows import GroupRow
from app.ui.models.groups_look import look_of
from app.ui.reports.checks.check import Check, Weight, of_weight, said_of
from app.ui.reports.checks.checks_view import ALL_CLEAR
from app.ui.reports.paper import Paper, Pictures
from app.ui.reports.preview_reading import ReportPreview
from app.ui.theme import Theme
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.linked_sentence import LinkedSentence, Words
from app.ui.widgets.perspective_mark import PerspectiveMark
from app.ui.widgets.plain_text import plain_label

NOTHING_CHOSEN = "Choose at least one section."
PREPARING = "Preparing the preview…"
_CHECKS = "checks"


class PreviewPane(QWidget):
    """Shows a preview; its line about checks leads to them."""

    checks_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.paper = Paper(theme)
        self.head = plain_label(PREPARING, "heading")
        self.checks = LinkedSentence(theme)
        self._counts = QWidget()
        self._top = FlowRow()
        self._top.addWidget(self.head)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._top)
        column.addWidget(self.checks)
        column.addWidget(self.paper, 1)
        self._marks: list[QWidget] = []
        self.said: list[str] = []
        """What the line above the page says, piece by piece."""
        self.checks.followed.connect(lambda _: self.checks_wanted.emit())
        self.setFocusProxy(self.paper)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.paper.clear_document()
        self._say(NOTHING_CHOSEN, ())
        self.checks.say([])
        self.checks.hide()

    def show_problem(self, sentence: str) -> None:
        """There can be no preview."""
        self.paper.clear_document()
        self._say(sentence, ())
        self.checks.hide()

    def show_preview(self, preview: ReportPreview, pictures: Pictures | None = None) -> None:
        """Shows the report as it would be written."""
        self.paper.show_document(preview.document, pictures)
        total = preview.balance.total
        sections = f"{preview.sections} {'section' if preview.sections == 1 else 'sections'}"
        self._say(f"{sections} · {total} {'quote' if total == 1 else 'quotes'}", preview.groups)
        self._tell(preview.checks)

    def _tell(self, checks: Sequence[Check]) -> None:
        stops = bool(of_weight(checks, Weight.STOPS))
        said = said_of(checks)
        self.checks.say([Words(said, _CHECKS)] if said else [Words(ALL_CLEAR)])
        self.checks.setProperty("look", "danger" if stops else "quiet")
        self.checks.style().polish(self.checks)
        self.checks.show()
        self.said.append(said or ALL_CLEAR)

    def _say(self, words: str, groups: Sequence[tuple[GroupRow, int]]) -> None:
        self.head.setText(words)
        for mark in self._marks:
            self._top.removeWidget(mark)
            mark.deleteLater()
        self._marks = [self._group(group, f"{group.name}: {number}") for group, number in groups]
        for mark in self._marks:
            self._top.addWidget(mark)
        self.said = [words, *(f"{group.name}: {number}" for group, number in groups)]

    def _group(self, group: GroupRow, words: str) -> QWidget:
        told = QWidget()
        row = QHBoxLayout(told)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(PerspectiveMark(self._theme, partial(look_of, self._theme, group), group.name))
        row.addWidget(plain_label(words, "small"))
        return told
