"""Words: what one perspective says more, or less, often than all others, each word with who says it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.language.keyness import FEWEST, KeyWord
from app.study.rows import PerspectiveId
from app.ui.open_study import OpenStudy
from app.ui.perspectives.vocabulary_model import (
    COLUMNS,
    SORT,
    VocabularyModel,
    vocabulary_text,
)
from app.ui.perspectives.vocabulary_reading import ReadVocabulary, read_vocabulary
from app.ui.tasks import Task
from app.ui.widgets import clipboard
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.marked_choice import MarkedChoice
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.tables import copy_with

ENTER = "Press Enter on a word to see its places."


class VocabularyPage(QWidget):
    """The table of words with the choice of whose words they are."""

    word_opened = Signal(str, int)
    """A word is wanted in its places; with the `PerspectiveId` whose words are looked at."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._task: Task | None = None
        self.whose = MarkedChoice(study.theme)
        self.whose.setAccessibleName("Whose words")
        self.whose.setSizeAdjustPolicy(MarkedChoice.SizeAdjustPolicy.AdjustToContents)
        self.filter = SearchField(study.theme, "Filter words…")
        self.only_different = QCheckBox("Only words that differ")
        self.only_different.setToolTip("Hide words for which the test shows no difference between people.")
        self.copy_button = Button("Copy table")
        self.told = wrapped_label("", "quiet")
        self.model = VocabularyModel(self)
        self.shown = ShownWords(self)
        self.shown.setSourceModel(self.model)
        self.table = RowTable("Words of a perspective")
        self.table.setModel(self.shown)
        self.empty = EmptyState(
            study.theme,
            icon_name="compare",
            title="No words to compare yet",
            words="Bring in interviews of people with different perspectives. This page then shows which words "
            "one group uses more than the others, and how many of them do.",
            steps=("Import transcripts…",),
        )
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Count the words anew."""
        if self._task is not None:
            self._task.cancel()
        wanted = self.whose.currentData()

        def show(read: ReadVocabulary) -> None:
            if self._task is task:
                self._task = None
                self._show(read)

        task = self._study.tasks.run(
            "Comparing words",
            lambda progress, cancelled: read_vocabulary(self._study.project, wanted, progress, cancelled),
            show,
            owner=self,
        )
        self._task = task

    def copy(self) -> None:
        """Copy the words as they are shown, for Word and Excel."""
        rows = [self._word(self.shown.index(row, 0)) for row in range(self.shown.rowCount())]
        clipboard.put_text(vocabulary_text(self.model.read, rows))
        self._study.said.emit(f"{len(rows):,} words copied as a table.")

    def _show(self, read: ReadVocabulary) -> None:
        self.whose.blockSignals(True)
        self.whose.offer_nothing()
        for row in read.perspectives:
            self.whose.add_marked(row.name, row.id, row.palette)
        if read.chosen is not None:
            self.whose.setCurrentIndex(self.whose.findData(read.chosen.id))
        self.whose.blockSignals(False)
        self.model.show(read)
        for section, column in enumerate(COLUMNS):
            self.table.setColumnHidden(section, read.reflexive and not column.plain)
        self.only_different.setVisible(not read.reflexive)
        self.only_different.setEnabled(any(row.q is not None for row in read.words))
        self.told.setText(in_short(read))
        self._views.setCurrentWidget(self._words if read.words else self.empty)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.whose)
        row.addWidget(self.only_different)
        row.addStretch()
        row.addWidget(self.filter)
        row.addWidget(self.copy_button)
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(20, 14, 20, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        self._views = QStackedWidget()
        for view in (self._words, self.empty):
            self._views.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._views)

    def _connect(self) -> None:
        self.whose.currentIndexChanged.connect(lambda _: self.refresh())
        self.filter.textChanged.connect(self.shown.filter)
        self.filter.left_down.connect(self.table.setFocus)
        self.only_different.toggled.connect(self.shown.show_only_different)
        self.copy_button.clicked.connect(self.copy)
        self.table.activated.connect(self._open)
        self.empty.step_taken.connect(lambda _: self._study.import_wanted.emit([]))
        copy_with(self.table, self.copy)

    def _open(self, index: QModelIndex) -> None:
        chosen = self.model.read.chosen
        if chosen is not None:
            self.word_opened.emit(self._word(index).word, PerspectiveId(chosen.id))

    def _word(self, index: QModelIndex) -> KeyWord:
        return self.model.read.words[self.shown.mapToSource(index).row()]


class ShownWords(QSortFilterProxyModel):
    """The words that hold the letters of the filter, and differ where only those are wanted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._letters = ""
        self._only_different = False
        self.setSortRole(SORT)

    def filter(self, letters: str) -> None:
        """Show only words that hold these letters."""
        self._letters = letters.strip().casefold()
        self.invalidate()

    def show_only_different(self, on: bool) -> None:
        """Show only words that differ between people, or all."""
        self._only_different = on
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        model = self.sourceModel()
        if not isinstance(model, VocabularyModel):
            return True
        row = model.read.words[source_row]
        return self._letters in row.word and (row.differs or not self._only_different)


def in_short(read: ReadVocabulary) -> str:
    """What is looked at, in words."""
    if read.chosen is None:
        return ""
    name = read.chosen.name
    told = f"{name}: {read.people} people, against the {read.others} people of all other perspectives. "
    if read.reflexive:
        return f"{told}This study is reflexive: counts are shown, and no coefficients."
    if min(read.people, read.others) < FEWEST:
        return f"{told}Fewer than {FEWEST} people on a side are too few to test. {ENTER}"
    different = sum(row.differs for row in read.words)
    return f"{told}{different} of {len(read.words):,} words differ. {ENTER}"
