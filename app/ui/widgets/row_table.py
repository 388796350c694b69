"""A table of rows as every page has it: whole rows selected, no grid, columns that share the room there is."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

KEPT = "columns"
"""The name under which columns that somebody set are remembered."""
LEAST, NAME = 5, 14
"""Characters that every column keeps, and that the first may take before it is cut."""
BETWEEN = 1.6
"""Characters between one column's words and the next."""


class RowTable(QTableView):
    """A sortable table; what has no room ends in "…", the longest columns first, until somebody sets them."""

    def __init__(self, name: str, parent: QWidget | None = None, *, kept: str = KEPT) -> None:
        """`kept` is another name for the columns where the page has another table."""
        super().__init__(parent)
        self._kept = kept
        self._fitting = False
        self._set_by_hand = False
        self._was_shown = False
        self._unset: list[int] = []
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setObjectName(kept)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setStretchLastSection(True)
        header.sectionResized.connect(self._hear_resized)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._unset = self._widths()
        if model is not None:
            model.modelReset.connect(self.fit_columns)

    def fit_columns(self) -> None:
        """Give each column what its words need, and no more than there is; what somebody set stays."""
        character = self.fontMetrics().averageCharWidth()
        header = self.horizontalHeader()
        header.setMinimumSectionSize(LEAST * character)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.9))
        if self._set_by_hand or not self._was_shown or not header.count():
            return
        wanted = [
            max(self.sizeHintForColumn(column) + round(BETWEEN * character), header.sectionSizeHint(column))
            for column in range(header.count())
        ]
        room = self.viewport().width()
        first = max(min(wanted[0], NAME * character), min(wanted[0], room - sum(wanted[1:])))
        others = shared(wanted[1:], room - first, LEAST * character)
        self._fitting = True
        for column, width in enumerate([first, *others]):
            header.resizeSection(column, width)
        self._fitting = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self._take_as_set(self._widths() != self._unset)
        self.fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fitting = True
        super().resizeEvent(event)
        self._fitting = False
        self.fit_columns()

    def _widths(self) -> list[int]:
        header = self.horizontalHeader()
        # The last column is as wide as what is left: it says nothing.
        return [header.sectionSize(column) for column in range(header.count() - 1)]

    def _hear_resized(self, column: int) -> None:
        if self._was_shown and not self._fitting and column < self.horizontalHeader().count() - 1:
            self._take_as_set(True)

    def _take_as_set(self, by_hand: bool) -> None:
        """Only what somebody set is remembered."""
        self._set_by_hand = by_hand
        self.horizontalHeader().setObjectName(self._kept if by_hand else "")


def shared(wanted: Sequence[int], room: int, least: int) -> list[int]:
    """The widths of columns: what each wants where there is room, else the widest are cut to one width."""
    left, widths = room, list(wanted)
    for place, column in enumerate(sorted(range(len(wanted)), key=lambda column: wanted[column])):
        share = left // (len(wanted) - place)
        widths[column] = max(min(wanted[column], share), min(wanted[column], least))
        left -= widths[column]
    return widths
