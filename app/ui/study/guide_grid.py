"""The grid of the topic guide on screen: which keys and clicks say what."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui.study.guide_model import GuideModel

COLUMN, LINES = 14, 4
"""Of the columns: their width in characters, and so many lines of a question over them."""
KEYS: dict[int, bool | None] = {
    Qt.Key.Key_Y: True,
    Qt.Key.Key_N: False,
    Qt.Key.Key_Delete: None,
    Qt.Key.Key_Backspace: None,
}


class GuideGrid(QTableView):
    """Interviews down, questions across."""

    pressed_on = Signal()
    """The cell at hand is to become what follows: by a click on it, or Space."""
    told = Signal(object)
    """All selected cells were said to be True (asked), False (not asked) or None (not recorded)."""

    def __init__(self, model: GuideModel) -> None:
        super().__init__()
        self.setAccessibleName("Questions asked in each interview")
        self.setModel(model)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setCornerButtonEnabled(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        for header in (across, down):
            header.setObjectName("columns")
            header.setHighlightSections(False)
        alignment = Qt.AlignmentFlag
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setDefaultAlignment(alignment.AlignLeft | alignment.AlignBottom | Qt.TextFlag.TextWordWrap)
        across.setDefaultSectionSize(COLUMN * self.fontMetrics().averageCharWidth())
        across.setFixedHeight(LINES * self.fontMetrics().height() + 16)
        down.setDefaultAlignment(alignment.AlignLeft | alignment.AlignVCenter)
        down.setDefaultSectionSize(round(self.fontMetrics().height() * 1.9))
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.pressed_on.emit()
        elif event.key() in KEYS and not event.modifiers():
            self.told.emit(KEYS[event.key()])
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        """A drag over several cells only selects them."""
        if len(self.selectionModel().selectedIndexes()) == 1:
            self.pressed_on.emit()
