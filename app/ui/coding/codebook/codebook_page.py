"""The codebook through time: what was changed, by whom and why; versions frozen, and what differs between two."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.coding import actions, queries
from app.coding.rows import ChangeRow, CodebookVersionId, CodebookVersionRow, CodeId, CodeState
from app.coding.rules import FIELD_NAMES, CodebookDifference, CodeDifference, change_told, value_told
from app.ui.coding.codebook.codebook_files import CodebookFiles
from app.ui.coding.codebook.frozen_versions import FrozenVersionsDialog
from app.ui.models.lines_model import KEY, Line, LinesModel
from app.ui.open_study import OpenStudy
from app.ui.widgets import clipboard
from app.ui.widgets.buttons import Button, primary_button, quiet_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import hairline, page_title, section_heading
from app.ui.widgets.name_dialog import NameDialog
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.tables import copy_with, table_lines

TODAY = "Today"
FREEZE_FIRST = "Freeze the codebook under a name, and what changes from then on is set beside it here."
NOTHING = "Nothing differs between the two."


class CodebookPage(QWidget):
    """Versions and their differences above, every change below."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.files = CodebookFiles(study, self)
        self.freeze = primary_button("Freeze version…")
        self.freeze.setToolTip("Keep the whole codebook as it is now, under a name")
        self.bring = Button("Import table…")
        self.begin = Button("Starter frame…")
        self.export = Button("Export…")
        self.first, self.second = Choice(), Choice()
        self.first.setAccessibleName("Version before")
        self.second.setAccessibleName("Version after")
        self.frozen = quiet_button("Versions…")
        self.frozen.setToolTip("Give frozen versions other names, or remove them")
        self.told = wrapped_label("", "quiet")
        self.differences = LinesModel(("What changed", "Code", "Before", "After"), self)
        self.history = LinesModel(("When", "By", "Code", "What was done", "Why"), self)
        self.found = SearchField(study.theme, "Find in the history")
        self.difference_table = self._table("Differences", self.differences)
        self.history_table = self._table("History", self.history)
        self._lay_out()
        self.freeze.clicked.connect(lambda: self.ask_name())
        self.frozen.clicked.connect(lambda: self.show_versions())
        self.bring.clicked.connect(lambda: self.files.ask_table())
        self.begin.clicked.connect(lambda: self.files.show_frames())
        self.export.clicked.connect(lambda: self.files.ask_export())
        for choice in (self.first, self.second):
            choice.activated.connect(lambda _: self._compare())
        for writing in (self.freeze, self.bring, self.begin):
            writing.setEnabled(not study.read_only)

    def refresh(self) -> None:
        """Reads history and versions again."""
        with self._study.project.reading() as session:
            changes = queries.codebook_changes(session)
            versions = queries.codebook_versions(session)
        self.history.show([_history_line(change) for change in changes])
        self._show_versions(versions)
        self._compare()

    def ask_name(self) -> None:
        """Asks under which name the codebook is frozen."""
        if not self._study.may_change():
            return
        dialog = NameDialog("Freeze version", "Name of this version", "", self)
        dialog.named.connect(
            lambda name: self._study.attempt(lambda: actions.freeze_codebook(self._study.project, name=name))
        )
        dialog.open()

    def show_versions(self) -> None:
        """Opens the list of frozen versions, to rename and remove them."""
        FrozenVersionsDialog(self._study, self).open()

    # Inside

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = FlowRow(buttons)
        for button in (self.freeze, self.bring, self.begin, self.export):
            row.addWidget(button)
        versions = QHBoxLayout()
        versions.setSpacing(8)
        versions.addWidget(section_heading("What changed"))
        versions.addSpacing(8)
        versions.addWidget(self.first, 3)
        versions.addWidget(wrapped_label("and"))
        versions.addWidget(self.second, 3)
        versions.addWidget(self.frozen)
        versions.addStretch(1)
        history = QHBoxLayout()
        history.addWidget(section_heading("Every change"), 1)
        history.addWidget(self.found, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addWidget(page_title("History of the codebook"))
        column.addWidget(buttons)
        column.addSpacing(4)
        column.addLayout(versions)
        column.addWidget(self.told)
        column.addWidget(self.difference_table, 2)
        column.addWidget(hairline())
        column.addLayout(history)
        column.addWidget(self.history_table, 3)

    def _table(self, name: str, model: LinesModel) -> RowTable:
        sorted_rows = QSortFilterProxyModel(self)
        sorted_rows.setSourceModel(model)
        sorted_rows.setFilterKeyColumn(-1)
        sorted_rows.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        sorted_rows.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        table = RowTable(name)
        table.setModel(sorted_rows)
        table.setAccessibleDescription("Enter shows the code, Ctrl+C copies the rows")
        table.activated.connect(lambda index: self._open(index.data(KEY)))
        copy_with(table, lambda: self._copy(table))
        if model is self.history:
            self.found.textChanged.connect(sorted_rows.setFilterFixedString)
            self.found.left_down.connect(table.setFocus)
        return table

    def _show_versions(self, versions: Sequence[CodebookVersionRow]) -> None:
        chosen = (self.first.currentData(), self.second.currentData())
        known = [row.id for row in versions]
        for choice in (self.first, self.second):
            choice.clear()
            for row in versions:
                day = _when(row.made_at)[:10]
                choice.addItem(f"{row.name}  ({day}{f', {row.author}' if row.author else ''})", row.id)
        self.second.insertItem(0, TODAY, None)
        self.first.setCurrentIndex(known.index(chosen[0]) if chosen[0] in known else 0)
        self.second.setCurrentIndex(known.index(chosen[1]) + 1 if chosen[1] in known else 0)
        for part in (self.first, self.second, self.frozen):
            part.setEnabled(bool(versions))

    def _compare(self) -> None:
        before = self.first.currentData()
        if not isinstance(before, int):
            self.differences.show([])
            self.told.setText(FREEZE_FIRST)
            return
        after = self.second.currentData()
        with self._study.project.reading() as session:
            found = queries.codebook_difference(
                session, CodebookVersionId(before), None if after is None else CodebookVersionId(after)
            )
            ids = {row.path: row.id for row in queries.codes(session)}
        self.differences.show(difference_lines(found, ids.get))
        self.told.setText(_in_short(found) if found else NOTHING)

    def _open(self, code: object) -> None:
        if isinstance(code, int):
            self._study.code_wanted.emit(code)

    def _copy(self, table: RowTable) -> None:
        model = table.model()
        rows = sorted({index.row() for index in table.selectedIndexes()})
        columns = range(model.columnCount())
        lines = [[str(model.index(row, column).data()) for column in columns] for row in rows]
        heads = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        clipboard.put_text(table_lines([heads, *lines]))


def difference_lines(found: CodebookDifference, code_of: Callable[[str], CodeId | None]) -> list[Line]:
    """A difference as lines: one for each code that came or went, one for each part of a code that changed."""
    lines = [Line(("added", code.path, "", _meaning(code)), code_of(code.path)) for code in found.added]
    lines += [Line(("removed", code.path, _meaning(code), "")) for code in found.removed]
    for one in found.changed:
        path = one.after.path
        lines += [Line((what, path, before, after), code_of(path)) for what, before, after in _changes(one)]
    return lines


def _meaning(code: CodeState) -> str:
    return code.brief or code.definition


def _changes(one: CodeDifference) -> list[tuple[str, str, str]]:
    told = [("renamed", one.before.name, one.after.name)] if one.renamed else []
    told += [("moved", one.before.path, one.after.path)] if one.moved else []
    return told + [
        (FIELD_NAMES[part.field], value_told(part.before), value_told(part.after)) for part in one.fields
    ]


def _history_line(change: ChangeRow) -> Line:
    return Line(
        (_when(change.at)[:10], change.author, change.path or "—", change_told(change), change.reason), change.code
    )


def _in_short(found: CodebookDifference) -> str:
    counts = (
        (len(found.added), "added"),
        (len(found.removed), "removed"),
        (len(found.renamed), "renamed"),
        (len(found.moved), "moved"),
        (len(found.redefined), "redefined"),
    )
    return ", ".join(f"{many} {words}" for many, words in counts if many) + "."


def _when(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
