"""The words that stand beside what was found: how many words are looked at, and whether little words too."""

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from app.language.collocation import FEWEST_PEOPLE, FEWEST_TIMES, WINDOW, WINDOWS, BesideWord
from app.problems import Problem
from app.ui.finding.beside_model import SORT, STRENGTH, BesideModel, beside_text
from app.ui.finding.find_words import many
from app.ui.finding.finder import Asked, Beside, Finder
from app.ui.open_study import OpenStudy
from app.ui.tasks import Task
from app.ui.widgets import clipboard
from app.ui.widgets.announce import announce
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice import Choice
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.tables import copy_with

SIZE = (640, 620)
ENTER = "Press Enter on a word to find the two near each other."
NONE = f"No word stands there {FEWEST_TIMES} times with {FEWEST_PEOPLE} people."


class BesideDialog(QDialog):
    """Counts anew when something else is chosen; Enter on a word looks for the two together."""

    wanted = Signal(str)
    """A query for Find: what was found near the word that was opened."""

    def __init__(self, study: OpenStudy, finder: Finder, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Words beside what was found")
        self._study, self._finder, self._asked = study, finder, asked
        self._task: Task | None = None
        self.window_choice = Choice()
        self.window_choice.setAccessibleName("How many words are looked at")
        for words in WINDOWS:
            self.window_choice.addItem(f"{words} words on either side", words)
        self.window_choice.setCurrentIndex(WINDOWS.index(WINDOW))
        self.common = QCheckBox("Little words too")
        self.common.setToolTip("Words that stand beside everything, such as “the” and “was”")
        self.copy_button = Button("Copy table")
        self.told = wrapped_label("", "quiet")
        self.model = BesideModel(self)
        self.shown = QSortFilterProxyModel(self)
        self.shown.setSortRole(SORT)
        self.shown.setSourceModel(self.model)
        self.table = RowTable("Words beside what was found")
        self.table.setModel(self.shown)
        self._lay_out()
        scale = study.theme.text_scale
        self.resize(QSize(*(round(length * scale) for length in SIZE)).boundedTo(parent.size()))
        self.window_choice.activated.connect(lambda _: self._read())
        self.common.toggled.connect(lambda _: self._read())
        self.copy_button.clicked.connect(self.copy)
        self.table.activated.connect(self._open)
        copy_with(self.table, self.copy)
        self._read()

    @property
    def is_reading(self) -> bool:
        """Whether other words are to come."""
        return self._task is not None

    def copy(self) -> None:
        """Copy the words as they are shown, for Word and Excel."""
        rows = [self._word(self.shown.index(row, 0)) for row in range(self.shown.rowCount())]
        clipboard.put_text(beside_text(rows, strength=not self.table.isColumnHidden(STRENGTH)))
        self._study.said.emit(f"{many(len(rows), 'word')} copied as a table.")

    def done(self, result: int) -> None:
        """Nobody waits for the words any more."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def _read(self) -> None:
        if self._task is not None:
            self._task.cancel()
        finder, asked = self._finder, self._asked
        window, common = int(self.window_choice.currentData()), self.common.isChecked()

        def show(beside: Beside) -> None:
            if self._task is task:
                self._task = None
                self._show(beside)

        def failed(problem: Problem) -> None:
            if self._task is task:
                self._task = None
                self.told.setText(str(problem))

        self.told.setText("Counting words…")
        task = self._study.tasks.run(
            "Counting words beside",
            lambda progress, cancelled: finder.beside(asked, window, progress, cancelled, common=common),
            show,
            failed,
            owner=self,
        )
        self._task = task

    def _show(self, beside: Beside) -> None:
        many_words = len(beside.words)
        self.model.show(beside.words)
        self.table.setColumnHidden(STRENGTH, beside.reflexive)
        counts = " This study is reflexive: counts are shown, and no coefficients." if beside.reflexive else ""
        told = f"{many(many_words, 'word')}, the most faithful first.{counts} {ENTER}"
        self.told.setText(told if many_words else NONE)
        self.table.setVisible(bool(many_words))
        self.copy_button.setEnabled(bool(many_words))
        announce(self.told, self.told.text())

    def _open(self, index: QModelIndex) -> None:
        self.wanted.emit(self._finder.near(self._asked, self._word(index).word, self.window_choice.currentData()))
        self.accept()

    def _word(self, index: QModelIndex) -> BesideWord:
        return self.model.rows[self.shown.mapToSource(index).row()]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.window_choice)
        row.addWidget(self.common)
        row.addStretch()
        row.addWidget(self.copy_button)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        # Enter opens a word of the table; it must neither close the window nor copy.
        for button in (buttons.button(QDialogButtonBox.StandardButton.Close), self.copy_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(12)
        column.addWidget(plain_label(f"Words beside “{self._asked.typed.strip()}”", "title"))
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        column.addWidget(buttons)
        self.table.setFocus()
