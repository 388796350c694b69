"""What the framework matrix can look like: nothing to chart yet, or the table and beside it a cell."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.empty_state import EmptyState

WIDE = 1100
"""From this width on the passages stand beside the matrix, else below it."""


class FrameworkPages(QStackedWidget):
    """Puts the parts in their places and shows one page at a time."""

    def __init__(self, theme: Theme, controls: QWidget, table: QWidget, pane: QWidget) -> None:
        super().__init__()
        self.empty = EmptyState(
            theme,
            icon_name="compare",
            title="Nothing to chart yet",
            words="Code passages and bring people in. This page then has a line for each person and a column for "
            "each theme, and you write into the cells what that person says about it.",
            steps=("Go to Transcripts",),
        )
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(table)
        self._parts.addWidget(pane)
        self._matrix = QWidget()
        page = QVBoxLayout(self._matrix)
        page.setContentsMargins(20, 14, 0, 0)
        page.setSpacing(10)
        controls.setContentsMargins(0, 0, 20, 0)
        page.addWidget(controls)
        page.addWidget(self._parts, 1)
        for part in (self._matrix, self.empty):
            self.addWidget(part)

    def show_matrix(self, there: bool) -> None:
        """Shows the matrix, or what it needs to be one."""
        self.setCurrentWidget(self._matrix if there else self.empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._parts.orientation() is not wanted or not any(self._parts.sizes()):
            self._parts.setOrientation(wanted)
            self._parts.setSizes([700, 300] if wide else [620, 380])
