"""Progress: what is coded, by whom and how far, a row for each transcript."""

from collections import Counter

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.coding.queries import progress
from app.study import actions, queries
from app.study.rows import SourceId, SourceStatus
from app.ui.models.sources_model import STATUS_WORDS
from app.ui.open_study import OpenStudy
from app.ui.study.progress_model import SORT, Line, ProgressModel, progress_text
from app.ui.study.share_delegate import ShareDelegate
from app.ui.widgets import clipboard
from app.ui.widgets.buttons import Button
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.tables import copy_with

SHARE_COLUMN = 2


class ProgressPage(QWidget):
    """The table with what can be done to its rows."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.model = ProgressModel(self)
        self.shown = QSortFilterProxyModel(self)
        self.shown.setSortRole(SORT)
        self.shown.setSourceModel(self.model)
        self.table = RowTable("Progress of each transcript")
        self.table.setModel(self.shown)
        self.table.setItemDelegateForColumn(SHARE_COLUMN, ShareDelegate(study.theme))
        self.told = wrapped_label("", "quiet")
        self.status_button = QPushButton("Set status")
        self.status_button.setMenu(self._status_menu())
        self.open_button = Button("Open transcript")
        copy = Button("Copy table")
        copy.clicked.connect(self.copy)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        for button in (self.open_button, self.status_button, copy):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.open_button.clicked.connect(self.open_current)
        self.table.activated.connect(lambda _: self.open_current())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell_buttons())
        copy_with(self.table, self.copy)
        self.setFocusProxy(self.table)
        self._tell_buttons()

    def refresh(self) -> None:
        """Read how far everything is."""
        with self._study.project.reading() as session:
            sources = [row for row in queries.sources(session) if not row.excluded]
            far = progress(session)
            ticks = Counter((source, asked) for (_, source), asked in queries.guide_ticks(session).items())
            questions = len(queries.guide_questions(session))
        self.model.show(
            [Line(row, far[row.id], ticks[row.id, True], ticks[row.id, False], questions) for row in sources]
        )
        self.told.setText(in_short(self.model.lines))
        self._tell_buttons()

    def selected(self) -> list[Line]:
        """The selected transcripts in the order of the table."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._line(self.shown.index(row, 0)) for row in rows]

    def open_current(self) -> None:
        """Go to the transcript at hand."""
        index = self.table.currentIndex()
        if index.isValid():
            self._study.source_wanted.emit(self._line(index).source.id, None)

    def set_status(self, status: SourceStatus) -> None:
        """Say how far the selected transcripts are coded, in one step."""
        chosen: list[SourceId] = [line.source.id for line in self.selected()]
        if chosen and self._study.may_change():
            self._study.attempt(lambda: actions.set_status(self._study.project, sources=chosen, status=status))

    def copy(self) -> None:
        """Copy the selected rows, or all of them, as a table."""
        every = [self._line(self.shown.index(row, 0)) for row in range(self.shown.rowCount())]
        lines = self.selected() if len(self.selected()) > 1 else every
        clipboard.put_text(progress_text(lines))
        self._study.said.emit(f"{len(lines)} transcripts copied as a table.")

    def _status_menu(self) -> QMenu:
        menu = QMenu(self.status_button)
        for status, words in STATUS_WORDS.items():
            action = QAction(words, menu)
            action.triggered.connect(lambda _=False, status=status: self.set_status(status))
            menu.addAction(action)
        return menu

    def _line(self, index: QModelIndex) -> Line:
        return self.model.lines[self.shown.mapToSource(index).row()]

    def _tell_buttons(self) -> None:
        chosen = self.selected()
        self.open_button.setEnabled(len(chosen) == 1)
        self.status_button.setEnabled(bool(chosen) and not self._study.read_only)


def in_short(lines: list[Line]) -> str:
    """The whole study in a sentence or two."""
    if not lines:
        return "No transcripts yet."
    coded = sum(line.source.status is SourceStatus.CODED for line in lines)
    turns = sum(line.progress.turns for line in lines)
    touched = sum(line.progress.coded_turns for line in lines)
    coders: Counter[str] = Counter()
    for line in lines:
        coders.update(dict(line.progress.coders))
    by = ", ".join(f"{name} {many:,}" for name, many in coders.most_common())
    return f"{coded} of {len(lines)} transcripts fully coded. {touched:,} of {turns:,} turns hold a passage." + (
        f" Passages by coder: {by}." if by else ""
    )
