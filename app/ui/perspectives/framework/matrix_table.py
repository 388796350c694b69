"""The framework matrix as a table one walks with the arrows and writes into."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QItemSelection, QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QTableView, QWidget

from app.perspectives.framework_rows import FrameworkCellRow, Topic, TopicRow
from app.study.rows import ParticipantId
from app.ui.perspectives.framework.arranging import Line, PersonLine
from app.ui.perspectives.framework.cell_delegate import CellDelegate
from app.ui.perspectives.framework.headers import PeopleHeader, TopicsHeader
from app.ui.perspectives.framework.matrix_model import Index, MatrixModel
from app.ui.theme import Theme

COLUMN, WIDEST = 220, 420
"""Pixels of a column that nobody made wider: at least, and where few columns have the room to themselves."""
AT_ONCE, IN_BETWEEN = 0.08, 0.02
"""Seconds for which lines are measured before anybody sees them, and in between what else is done."""
Hint = QAbstractItemDelegate.EndEditHint


class MatrixTable(QTableView):
    """Shows arranged lines; tells which cell is looked at, what was written and how columns were put."""

    looked_at = Signal()
    """The keyboard came to another cell, or what stands in it is another."""
    order_chosen = Signal(list)
    """The columns, as topics, in the order into which they were dragged."""
    edit_ended = Signal()
    copy_wanted = Signal()
    person_opened = Signal(object)
    """A `ParticipantId`: a name was clicked twice."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widths: dict[Topic, int] = {}
        """Of the columns that somebody made wider or narrower."""
        self._usual = COLUMN
        self._to_measure = deque[tuple[int, Line]]()
        self._measuring = QTimer(self)
        self._measuring.setSingleShot(True)
        self._measuring.setInterval(0)
        self._measuring.timeout.connect(self._measure_some)
        self.matrix = MatrixModel(self)
        self._delegate = CellDelegate(self.matrix, theme, self)
        self._people, self._topics = PeopleHeader(self.matrix, theme, self), TopicsHeader(self.matrix, theme, self)
        self.setModel(self.matrix)
        self.setItemDelegate(self._delegate)
        self.setVerticalHeader(self._people)
        self.setHorizontalHeader(self._topics)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setAccessibleName("Framework matrix")
        self.setAccessibleDescription(
            "Enter or F2 writes the summary of a cell; its passages are in the pane beside."
        )
        self._topics.sectionResized.connect(self._keep_width)
        self._topics.sectionMoved.connect(self._tell_order)
        self._people.sectionDoubleClicked.connect(self._open_person)
        self.selectionModel().currentChanged.connect(lambda *_: self.looked_at.emit())
        theme.changed.connect(self._restyle)
        self._restyle()

    # What is shown

    def show_lines(self, topics: tuple[TopicRow, ...], lines: Sequence[Line]) -> None:
        """Shows other lines; the keyboard stays in the cell where it was, if that is still there."""
        at = self.matrix.place(self.currentIndex())
        topics_before = [row.topic for row in self.matrix.topics]
        with QSignalBlocker(self._topics):
            self.matrix.show(topics, lines)
        if topics_before != [row.topic for row in topics]:
            self._give_widths()
        self._give_heights()
        self._people.updateGeometry()
        self._topics.updateGeometry()
        self.updateGeometries()
        if at is None or not self.go_to(*at):
            self._go_to_first()
        self.looked_at.emit()

    def mark_words(self, found: tuple[str, ...]) -> None:
        """Mark the words that are looked for."""
        self._delegate.mark_words(found)
        self.viewport().update()

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being written."""
        return self.state() is QAbstractItemView.State.EditingState

    def place(self) -> tuple[ParticipantId, Topic] | None:
        """The cell that has the keyboard."""
        return self.matrix.place(self.currentIndex())

    def at_hand(self) -> tuple[PersonLine, TopicRow, FrameworkCellRow] | None:
        """Whose cell has the keyboard, under what, and what stands in it."""
        index = self.currentIndex()
        line, cell = self.matrix.line(index), self.matrix.cell(index)
        return None if line is None or cell is None else (line, self.matrix.topics[index.column()], cell)

    def go_to(self, person: ParticipantId, topic: Topic) -> bool:
        """Put the keyboard into a cell; False where it is not shown."""
        index = self.matrix.index_of(person, topic)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
        return index.isValid()

    def go_to_next(self, wanted: Callable[[FrameworkCellRow], bool]) -> bool:
        """Go to the next cell after this one that is wanted, round past the last; False where none is."""
        for index in self._after_this():
            cell = self.matrix.cell(index)
            if cell is not None and wanted(cell):
                self.setCurrentIndex(index)
                return True
        return False

    def start_writing(self) -> None:
        """Open the cell that has the keyboard."""
        if self.currentIndex().isValid() and self.matrix.may_edit:
            self.edit(self.currentIndex())

    def move_column(self, step: int) -> None:
        """Put the column that has the keyboard to the left or the right of the next one."""
        at = self.currentIndex().column()
        if at >= 0 and 0 <= at + step < len(self.matrix.topics):
            self._topics.moveSection(at, at + step)

    def cells_at_hand(self) -> Sequence[Index]:
        """The selected cells, or that which has the keyboard."""
        return self.selectionModel().selectedIndexes() or [self.currentIndex()]

    # The hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.start_writing()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._usual_width() != self._usual:
            self._give_widths()
            self._give_heights()
            self._topics.updateGeometry()

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """Tab goes on to the next cell and opens it."""
        super().closeEditor(editor, Hint.NoHint)
        step = {Hint.EditNextItem: 1, Hint.EditPreviousItem: -1}.get(hint)
        if step is not None and self._step(step):
            self.edit(self.currentIndex())
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit_ended.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def _step(self, step: int) -> bool:
        """To the cell after this one in reading order, or before it; False at the end."""
        row, column = self.currentIndex().row(), self.currentIndex().column() + step
        while (
            not 0 <= column < len(self.matrix.topics) or self.matrix.line(self.matrix.index(row, column)) is None
        ):
            if not 0 <= column < len(self.matrix.topics):
                row, column = row + step, 0 if step > 0 else len(self.matrix.topics) - 1
            else:
                row += step
            if not 0 <= row < len(self.matrix.lines):
                return False
        self.setCurrentIndex(self.matrix.index(row, column))
        return True

    def _after_this(self) -> Iterator[QModelIndex]:
        columns, rows = len(self.matrix.topics), len(self.matrix.lines)
        at = (
            self.currentIndex().row() * columns + self.currentIndex().column()
            if self.currentIndex().isValid()
            else -1
        )
        for step in range(1, rows * columns + 1):
            place = (at + step) % (rows * columns)
            yield self.matrix.index(place // columns, place % columns)

    def _go_to_first(self) -> None:
        first = next((row for row, line in enumerate(self.matrix.lines) if isinstance(line, PersonLine)), None)
        self.setCurrentIndex(QModelIndex() if first is None else self.matrix.index(first, 0))

    def _open_person(self, row: int) -> None:
        line = self.matrix.lines[row]
        if isinstance(line, PersonLine):
            self.person_opened.emit(line.person.id)

    # Measures

    def _keep_width(self, column: int, before: int, width: int) -> None:
        self._widths[self.matrix.topics[column].topic] = width
        self._give_heights()
        self._topics.updateGeometry()

    def _give_widths(self) -> None:
        self._usual = self._usual_width()
        with QSignalBlocker(self._topics):
            for place, row in enumerate(self.matrix.topics):
                self._topics.resizeSection(place, self._widths.get(row.topic, self._usual))

    def _usual_width(self) -> int:
        scale, columns = self._theme.text_scale, max(1, len(self.matrix.topics))
        return round(max(COLUMN * scale, min(WIDEST * scale, (self.viewport().width() - 1) // columns)))

    def _give_heights(self) -> None:
        """Measure the lines anew: at once as many as nobody has to wait for, the others as soon as may be."""
        self._to_measure = deque(enumerate(self.matrix.lines))
        self._measure_some(AT_ONCE)

    def _measure_some(self, seconds: float = IN_BETWEEN) -> None:
        until = time.perf_counter() + seconds
        least = self._people.least_height()
        widths = [self._topics.sectionSize(place) for place in range(len(self.matrix.topics))]
        with QSignalBlocker(self._people):
            while self._to_measure and time.perf_counter() < until:
                row, line = self._to_measure.popleft()
                height = self._delegate.heading_height
                if isinstance(line, PersonLine):
                    height = max((least, *map(self._delegate.height_of, line.cells, widths)))
                if self._people.sectionSize(row) != height:
                    self._people.resizeSection(row, height)
        self.updateGeometries()
        self._people.viewport().update()
        self.viewport().update()
        if self._to_measure:
            self._measuring.start()

    def _tell_order(self) -> None:
        shown = [self._topics.logicalIndex(place) for place in range(self._topics.count())]
        order = [self.matrix.topics[place].topic for place in shown]
        with QSignalBlocker(self._topics):
            for place, logical in enumerate(range(self._topics.count())):
                self._topics.moveSection(self._topics.visualIndex(logical), place)
        self.order_chosen.emit(order)

    def _restyle(self) -> None:
        self._delegate.restyle()
        self._topics.restyle()
        self._widths.clear()
        self._give_widths()
        self._give_heights()
        self._people.updateGeometry()
        self.updateGeometries()
