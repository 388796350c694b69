"""Edit ▸ Find in all transcripts: the first places where words were said, in their lines, each to be gone to."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.language.spans import Span
from app.study import queries
from app.study.rows import HitRow, SearchResult
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress, Task
from app.ui.widgets.announce import announce
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.search_field import SearchField

MOST = 50
PAUSE = 200
"""Milliseconds after the last letter before the transcripts are searched."""
SIZE = (900, 520)
_HIT = Qt.ItemDataRole.UserRole
_BEFORE, _WORDS, _AFTER, _WHO, _WHERE = range(5)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
IDLE = "Type words that were said; capitals and accents make no difference."


class FindEverywhere(QDialog):
    """Type, arrows, Enter goes there, Esc closes."""

    def __init__(self, study: OpenStudy, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Find in all transcripts")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._study = study
        self._task: Task | None = None
        self.field = SearchField(study.theme, "Find in all transcripts…")
        self.told = wrapped_label(IDLE, "quiet")
        self.list = _made_list()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._search)
        self._lay_out(parent)
        self.field.textChanged.connect(lambda _: self._pause.start())
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda *_: self._go())
        self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus()

    def hits(self) -> list[HitRow]:
        """What is listed."""
        rows = (self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount()))
        return [row.data(0, _HIT) for row in rows if row is not None]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._step(_STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go()
                return True
            if key == Qt.Key.Key_Escape:
                self.reject()
                return True
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """Nobody waits for the search any more."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    # Searching

    def _search(self) -> None:
        words, project = self.field.text(), self._study.project
        if self._task is not None:
            self._task.cancel()

        def work(progress: Progress, cancelled: IsCancelled) -> SearchResult:
            with project.reading() as session:
                return queries.search(session, words, limit=MOST)

        def show(found: SearchResult) -> None:
            if not task.cancelled:
                self._show(words, found)

        self._task = task = self._study.tasks.run("Finding words", work, show, owner=self)

    def _show(self, words: str, found: SearchResult) -> None:
        self.list.clear()
        bold = QFont(self.list.font())
        bold.setWeight(QFont.Weight.DemiBold)
        for hit in found.hits:
            where = f"{hit.source_name}, turn {hit.turn_number}"
            parts = (
                _line(hit.before),
                _line(hit.text),
                _line(hit.after),
                hit.pseudonym or "No participant",
                where,
            )
            row = QTreeWidgetItem(parts)
            row.setFont(_WORDS, bold)
            row.setData(0, _HIT, hit)
            self.list.addTopLevelItem(row)
        self._choose(0)
        self.told.setText(told(words, found))
        announce(self.told, self.told.text())

    def _step(self, by: int) -> None:
        last = self.list.topLevelItemCount() - 1
        self._choose(max(0, min(last, self.list.currentIndex().row() + by)))

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.list.model().index(row, 0))

    def _go(self) -> None:
        row = self.list.currentItem()
        if row is not None:
            hit: HitRow = row.data(0, _HIT)
            self.accept()
            self._study.source_wanted.emit(hit.source, Span(hit.start, hit.end))

    # Parts

    def _lay_out(self, parent: QWidget) -> None:
        frame = QFrame()
        frame.setProperty("look", "strip")
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(frame)
        self.setBackgroundRole(QPalette.ColorRole.Mid)
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        self.resize(min(SIZE[0], parent.width() - 40), min(SIZE[1], parent.height() - 80))
        self.move(parent.mapToGlobal(QPoint((parent.width() - self.width()) // 2, 64)))


class _Before(QStyledItemDelegate):
    """The words before end where the found ones begin."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft
        option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _made_list() -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName("Places found")
    made.setHeaderHidden(True)
    made.setColumnCount(5)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setItemDelegateForColumn(_BEFORE, _Before(made))
    header = made.header()
    header.setStretchLastSection(False)
    for column in (_BEFORE, _AFTER):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    for column in (_WORDS, _WHO, _WHERE):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    return made


def told(words: str, found: SearchResult) -> str:
    """In how many turns of how many transcripts the words stand, and whether all places are listed."""
    if not words.strip():
        return IDLE
    if not found.turns:
        return "Nobody says that. Turns of people who are left out are not searched."
    counted = f"In {_many(found.turns, 'turn')} of {_many(found.sources, 'transcript')}."
    return f"{counted} The first {len(found.hits)} places are listed." if len(found.hits) >= MOST else counted


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' if number != 1 else ''}"


def _line(words: str) -> str:
    return " ".join(words.split())
