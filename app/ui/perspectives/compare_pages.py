"""What the page on perspectives can look like: still counting, nothing to compare yet, the matrix with words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.ui.perspectives.legend import Legend
from app.ui.theme import Theme
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.plain_text import plain_label

WIDE = 1440
"""From this width on the words stand beside the matrix, else below it, where lines are long enough to read."""


class ComparePages(QStackedWidget):
    """Puts the parts of the page in their places and shows one page at a time."""

    def __init__(
        self,
        theme: Theme,
        controls: QWidget,
        counts: Sequence[QWidget],
        words: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.counting = plain_label("Counting who raised what…", "quiet")
        self.counting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.no_codes = EmptyState(
            theme,
            icon_name="compare",
            title="Nothing to compare yet",
            words="Code passages in your transcripts. This page then sets beside each other how many children, "
            "carers and practitioners raised each theme, and in which words.",
            steps=("Go to Transcripts",),
        )
        self.nobody_yet = EmptyState(
            theme,
            icon_name="compare",
            title="Nobody can be counted yet",
            words="Mark transcripts as fully coded to count their speakers. Until then people are pending: "
            "not having coded something is not the same as nobody having said it.",
            steps=("Go to Transcripts", "Show what there is so far"),
        )
        self._legend = Legend(theme)
        self.comparison = QWidget()
        self._parts = self._splitter(counts, words)
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 10)
        head.addWidget(controls)
        page = QVBoxLayout(self.comparison)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addWidget(self._parts, 1)
        for part in (self.counting, self.no_codes, self.nobody_yet, self.comparison):
            self.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._parts.orientation() is not wanted or not any(self._parts.sizes()):
            self._parts.setOrientation(wanted)
            self._parts.setSizes([566, 434] if wide else [500, 500])

    def fit_rows(self, height: int) -> None:
        """Give the words below a matrix of few rows what it does not need; `height`: of its rows and header."""
        needed = height + self._legend.sizeHint().height()
        whole = sum(self._parts.sizes())
        if self._parts.orientation() is Qt.Orientation.Vertical and self._parts.sizes()[0] > needed:
            self._parts.setSizes([needed, whole - needed])

    def _splitter(self, counts: Sequence[QWidget], words: QWidget) -> QSplitter:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(0)
        for place, part in enumerate(counts):
            column.addWidget(part, 0 if place else 1)
        column.addWidget(self._legend)
        splitter = QSplitter()
        splitter.setObjectName("matrix and words")
        splitter.setChildrenCollapsible(False)
        for place, part in enumerate((beside, words)):
            splitter.addWidget(part)
            splitter.setStretchFactor(place, 1)
        return splitter
