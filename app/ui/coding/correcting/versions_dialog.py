"""The texts a transcript has had: when each was made and by whom, what was changed, and how it read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.language.spans import Span
from app.study import queries
from app.study.rows import SourceId, VersionId
from app.study.version_rows import TextChange, VersionRow
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress
from app.ui.text_positions import TextPositions
from app.ui.widgets import clipboard
from app.ui.widgets.before_and_now import BeforeAndNow
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.tables import table_lines

SIZE = (900, 640)
EXPLANATION = "Every correction made a new text; the ones before it are kept as they were."
COLUMNS = ("Version", "Made", "By", "Words", "Changes")


@dataclass(frozen=True, slots=True)
class Read:
    """A version, how it read, and what it changed in the one before it."""

    row: VersionRow
    text: str
    changes: tuple[TextChange, ...]


class VersionsDialog(QDialog):
    """The list; beside it the changes of the chosen version, and its text."""

    return_wanted = Signal(str)
    """The words of an older version are to be the transcript's again, after a look."""

    def __init__(self, study: OpenStudy, source: SourceId, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Versions")
        fit(self, QSize(*SIZE))
        self._study = study
        self._read: list[Read] = []
        self._wanted: tuple[VersionId, Span] | None = None
        self.list = _tree("Versions of this transcript", COLUMNS)
        self.changes = _tree("What this version changed", ("After", "Before", "Now"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        clipboard.keep_in(self.text)
        self.text.setAccessibleName("The text of this version")
        self.words = BeforeAndNow()
        self.tabs = QTabWidget()
        self.back = QPushButton("Return to this text…")
        self.back.setToolTip("Shows first what that does to turns and passages")
        self.back.setEnabled(False)
        self.back.setAutoDefault(False)
        self._lay_out(name)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.changes.currentItemChanged.connect(lambda item, _: self._show_change(item))
        self.back.clicked.connect(self._return)
        self._start(source)

    def show_place(self, version: VersionId, span: Span) -> None:
        """Opens the text of a version at a passage, as soon as it is read."""
        self._wanted = (version, span)
        self._go()

    @property
    def chosen(self) -> Read | None:
        """The version that is shown."""
        place = self.list.currentIndex().row()
        return self._read[place] if 0 <= place < len(self._read) else None

    # Inside

    def _start(self, source: SourceId) -> None:
        project = self._study.project

        def work(progress: Progress, cancelled: IsCancelled) -> list[Read]:
            with project.reading(cancelled) as session:
                rows = queries.versions(session, source)
                texts = [queries.text_of(session, row.id) for row in rows]
                changed = [
                    () if older is None else tuple(queries.version_changes(session, older.id, row.id))
                    for row, older in zip(rows, [*rows[1:], None], strict=True)
                ]
            return [Read(*one) for one in zip(rows, texts, changed, strict=True)]

        self._study.tasks.run("Reading the versions", work, self._fill, owner=self, quiet=True)

    def _fill(self, read: list[Read]) -> None:
        self._read = read
        for one in read:
            row = one.row
            now = f"{row.number} (current)" if row.current else str(row.number)
            many = str(len(one.changes)) if row.number > 1 else "imported"
            made = f"{datetime.fromtimestamp(row.made_at, UTC).astimezone():%d %B %Y, %H:%M}".lstrip("0")
            self.list.addTopLevelItem(QTreeWidgetItem([now, made, row.made_by, f"{row.words:,}", many]))
        for column in range(len(COLUMNS)):
            self.list.resizeColumnToContents(column)
        self._choose(0)
        self._go()

    def _go(self) -> None:
        if self._wanted is None or not self._read:
            return
        version, span = self._wanted
        place = next((place for place, one in enumerate(self._read) if one.row.id == version), None)
        if place is None:
            return
        self._choose(place)
        self.tabs.setCurrentWidget(self.text)
        positions = TextPositions(self._read[place].text)
        cursor = self.text.textCursor()
        cursor.setPosition(positions.to_qt(span.start))
        cursor.setPosition(positions.to_qt(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.centerCursor()

    def _choose(self, place: int) -> None:
        self.list.setCurrentIndex(self.list.model().index(place, 0))

    def _show(self) -> None:
        one = self.chosen
        self.changes.clear()
        self.words.show_words("", "")
        self.back.setEnabled(one is not None and not one.row.current and not self._study.read_only)
        if one is None:
            return
        self.text.setPlainText(one.text)
        for change in one.changes:
            cells = (change.before, change.old_words, change.new_words)
            item = QTreeWidgetItem([" ".join(cell.split()) for cell in cells])
            item.setData(0, Qt.ItemDataRole.UserRole, change)
            self.changes.addTopLevelItem(item)
        self.tabs.setTabText(0, f"Changes ({len(one.changes)})")
        self.changes.setCurrentIndex(self.changes.model().index(0, 0))

    def _show_change(self, item: QTreeWidgetItem | None) -> None:
        change = None if item is None else item.data(0, Qt.ItemDataRole.UserRole)
        if isinstance(change, TextChange):
            around = (change.before, change.after)
            self.words.show_words(change.old_words.join(around), change.new_words.join(around))

    def _return(self) -> None:
        one = self.chosen
        if one is not None:
            self.accept()
            self.return_wanted.emit(one.text)

    def _copy_changes(self) -> None:
        one = self.chosen
        changes = one.changes if one else ()
        lines = [(str(one.new.start), str(len(one.old_words)), str(len(one.new_words))) for one in changes]
        clipboard.put_text(table_lines([("Place", "Letters before", "Letters now"), *lines]))

    def _lay_out(self, name: str) -> None:
        changed = QSplitter(Qt.Orientation.Vertical)
        changed.addWidget(self.changes)
        changed.addWidget(self.words)
        changed.setStretchFactor(0, 2)
        changed.setStretchFactor(1, 1)
        changed.setChildrenCollapsible(False)
        self.tabs.addTab(changed, "Changes")
        self.tabs.addTab(self.text, "Text")
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.list)
        parts.addWidget(self.tabs)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 3)
        parts.setChildrenCollapsible(False)
        parts.setSizes([150, 400])
        wide = self.fontMetrics().averageCharWidth()
        for place in (0, 1):
            self.changes.header().resizeSection(place, 36 * wide)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.back, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(page_title(name))
        column.addWidget(wrapped_label(EXPLANATION, "quiet"))
        column.addWidget(parts, 1)
        column.addWidget(buttons)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.changes, self._copy_changes)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)


def _tree(name: str, columns: Sequence[str]) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(name)
    tree.setHeaderLabels(list(columns))
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    return tree
