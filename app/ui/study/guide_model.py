"""The topic guide as a grid: interviews down, questions across, asked or not in each cell."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.study.guide_rows import GuideQuestionId, GuideQuestionRow
from app.study.rows import SourceId, SourceRow
from app.ui.theme import Theme
from app.ui.widgets.plain_text import tooltip_text
from app.ui.widgets.tables import table_lines

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
SIGNS = {True: "✓", False: "–", None: ""}
WORDS = {True: "asked", False: "not asked", None: "not recorded"}
FOLLOWING: dict[bool | None, bool | None] = {None: True, True: False, False: None}
"""What a cell becomes when it is pressed."""


class GuideModel(QAbstractTableModel):
    """Cells hold True (asked), False (not asked) or None (nobody said)."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sources: list[SourceRow] = []
        self.questions: list[GuideQuestionRow] = []
        self._ticks: Mapping[tuple[GuideQuestionId, SourceId], bool] = {}

    def show(
        self,
        sources: Sequence[SourceRow],
        questions: Sequence[GuideQuestionRow],
        ticks: Mapping[tuple[GuideQuestionId, SourceId], bool],
    ) -> None:
        """Show the guide as it is now; the place in the grid is kept where its shape is."""
        same = [row.id for row in sources] == [row.id for row in self.sources] and [
            row.id for row in questions
        ] == [row.id for row in self.questions]
        if not same:
            self.beginResetModel()
        self.sources, self.questions, self._ticks = list(sources), list(questions), ticks
        if not same:
            self.endResetModel()
        elif sources and questions:
            self.dataChanged.emit(self.index(0, 0), self.index(len(sources) - 1, len(questions) - 1))

    def tick(self, index: Index) -> bool | None:
        """Whether the question of a cell was asked in its interview."""
        return self._ticks.get((self.questions[index.column()].id, self.sources[index.row()].id))

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.sources)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.questions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        tick = self.tick(index)
        question, source = self.questions[index.column()], self.sources[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return SIGNS[tick]
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.colour("good" if tick else "muted")
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                said = f"{source.name}: “{question.text}” {WORDS[tick]}"
                return tooltip_text(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self.sources[section].name if role == Qt.ItemDataRole.DisplayRole else None
        question = self.questions[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return question.text
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                said = f"{question.text} Asked in {question.asked}, not asked in {question.not_asked}"
                return tooltip_text(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def text(self) -> str:
        """The grid as a table that Word and Excel take."""
        heads = ["Interview", *(row.text for row in self.questions)]
        rows = [
            [source.name, *(WORDS[self._ticks.get((row.id, source.id))] for row in self.questions)]
            for source in self.sources
        ]
        return table_lines([heads, *rows])
