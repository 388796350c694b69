"""Codes against anything: perspectives, areas, answers, people, sources, coders or other codes."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QWidget

from app.coding.asking.columns import BY_CODE, BY_PERSPECTIVE, dimensions
from app.coding.asking.matrix import cell_condition
from app.coding.asking.rows import ColumnRow, Matrix, MatrixCell, MatrixLine
from app.coding.asking.vocabulary import Kind, Vocabulary
from app.coding.rows import CodeId
from app.ui.asking.counts_model import CountCell, CountHead
from app.ui.asking.counts_table import CountsTable
from app.ui.asking.reading import read_answer, read_matrix
from app.ui.asking.several import Several
from app.ui.asking.table_view import TableView
from app.ui.open_study import OpenStudy
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.perspective_mark import mark_icon
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.type_ahead import Named

NONE = "Code passages in your transcripts: this table then sets the codes against groups, people and sources."


class MatrixView(TableView):
    """A cell is the passages of the line's code that are in the column, and whose they are."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        table = CountsTable(study.theme, "Codes against groups")
        super().__init__(study, table, parent=parent)
        self._found: Matrix | None = None
        self._lines: list[MatrixLine] = []
        self._against: tuple[CodeId, ...] = ()
        self.sentence = wrapped_label("", "quiet")
        self.by = Choice()
        self.by.setAccessibleName("Set codes against")
        self.by.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.codes = Several(study.theme, "Codes for the columns", none="top-level codes")
        self.alone = QCheckBox("Without codes below")
        self.alone.setToolTip("A code counts only what is coded with itself")
        self.filter = SearchField(study.theme, "Filter codes…")
        self.filter.setFixedWidth(220)
        self.copy_button = quiet_button("Copy table")
        self.copy_button.setToolTip("The table as it is shown, for Word or Excel")
        row = FlowRow()
        for part in (self.by, self.codes, self.alone, self.filter, self.copy_button):
            row.addWidget(part)
        self.top.addWidget(self.sentence)
        self.top.addLayout(row)
        self.by.activated.connect(lambda _: self._count_anew())
        self.codes.picked.connect(self._set_against)
        self.alone.toggled.connect(lambda _: self._count_anew())
        self.filter.textChanged.connect(lambda _: self._arrange())
        self.filter.left_down.connect(lambda: self.table.setFocus())
        self.copy_button.clicked.connect(lambda: self.table.copy())
        study.theme.changed.connect(self._arrange)

    def know(self, known: Vocabulary) -> None:
        chosen = self.by.currentData() or BY_PERSPECTIVE
        with QSignalBlocker(self.by):
            self.by.clear()
            for name in dimensions(known):
                self.by.addItem(f"By {name}", name)
            self.by.setCurrentIndex(max(0, self.by.findData(chosen)))
        self.codes.offer([Named(thing.name, thing.id) for thing in known.of(Kind.CODE)], self._against)
        super().know(known)

    def choose(self, by: str) -> None:
        """Sets the codes against another dimension."""
        self.by.setCurrentIndex(max(0, self.by.findData(by)))
        self._count_anew()

    def count(self) -> None:
        by: str = self.by.currentData()
        self.codes.setVisible(by == BY_CODE)
        project, below, against = self._study.project, not self.alone.isChecked(), self._against
        self.run_counting(
            "Counting passages",
            lambda progress, cancelled: read_matrix(project, by, cancelled, below=below, against=against),
            self._show,
        )

    def open_cell(self, row: int, column: int) -> None:
        found, project = self._found, self._study.project
        if found is not None:
            where = cell_condition(self._lines[row], found.columns[column])
            self.show_passages(
                lambda known, cancelled: read_answer(project, where, known, cancelled, first=None), focus=True
            )

    # Inside

    def _set_against(self, codes: tuple[CodeId, ...]) -> None:
        self._against = codes
        self._count_anew()

    def _show(self, found: Matrix) -> None:
        self._found = found
        self._arrange()

    def _arrange(self) -> None:
        found = self._found
        if found is None:
            return
        words = self.filter.text().casefold().split()
        self._lines = [line for line in found.lines if all(word in line.code.path.casefold() for word in words)]
        rows = [
            CountHead(line.code.name, depth=0 if words else line.code.depth, path=line.code.path)
            for line in self._lines
        ]
        theme = self._study.theme
        marks = {
            palette: mark_icon(theme.perspective(palette))
            for palette in {column.palette for column in found.columns} - {None}
        }
        columns = [_head(column, marks.get(column.palette)) for column in found.columns]
        lines = self._lines

        def cell(row: int, column: int) -> CountCell:
            return _cell(lines[row], found.columns[column], lines[row].cells[column])

        self.table.counts.show(rows, columns, cell)
        self.sentence.setText(_sentence(found, len(self._lines)))


def _head(column: ColumnRow, mark: QIcon | None) -> CountHead:
    late = f" +{column.pending} pending" if column.pending else ""
    return CountHead(column.name, f"{_people(column.n)}{late}", icon=mark)


def _cell(line: MatrixLine, column: ColumnRow, cell: MatrixCell) -> CountCell:
    late = f" +{cell.pending_k} pending" if cell.pending_k else ""
    people = f"{cell.k} of {column.n}{late}" if column.n or late else "nobody yet"
    passages = "1 passage" if cell.passages == 1 else f"{cell.passages:,} passages"
    spoken = f"{line.code.name}, {column.name}: {passages}, {people} people"
    if not cell.passages:
        return CountCell("", people, spoken, opens=False)
    return CountCell(passages, people, spoken)


def _people(many: int) -> str:
    return "1 person" if many == 1 else f"{many:,} people"


def _sentence(found: Matrix, lines: int) -> str:
    if not found.lines:
        return NONE
    codes = "1 code" if lines == 1 else f"{lines:,} codes"
    columns = "1 column" if len(found.columns) == 1 else f"{len(found.columns):,} columns"
    overlap = " Passages of the line’s code that overlap the column’s." if found.by == BY_CODE else ""
    return f"{codes} by {found.by}, in {columns}: passages, and of how many people they are.{overlap}"
