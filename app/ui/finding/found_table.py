"""The passages that would be coded, below each other with their ticks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.finding.found_model import STATE, WHERE, WHO, WORDS, FoundModel
from app.ui.theme import Theme

_SAMPLED = 200
_TICK = 76
"""Room for the tick and the mark beside a name."""


class FoundTable(QTableView):
    """Space ticks the selected passages, or unticks them."""

    def __init__(self, theme: Theme, model: FoundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = model
        self.setModel(model)
        self.setAccessibleName("Passages to code")
        self.setAccessibleDescription("Space ticks the selected passages or unticks them")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        model.modelReset.connect(self.fit)
        theme.changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Names, places and states as wide as they are, to a limit; the words get the rest."""
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() * 1.7))
        self.setColumnHidden(STATE, not self._found.some_coded)
        some = range(min(_SAMPLED, len(self._found.passages)))
        for column, more, share in ((WHO, _TICK, 0.28), (WHERE, 20, 0.3), (STATE, 20, 0.2)):
            words = {str(self._found.data(self._found.index(row, column))) for row in some}
            wanted = max(
                [header.sectionSizeHint(column), *(metrics.horizontalAdvance(one) + more for one in words)]
            )
            header.resizeSection(column, min(wanted, round(self.viewport().width() * share)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        if event.key() == Qt.Key.Key_Space and rows:
            self._found.tick(rows, on=not all(self._found.is_ticked(row) for row in rows))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
