"""The framework matrix as a table for Qt: lines of people under headings, a column a topic.

Every cell says in words what the delegate draws, so that keyboard, screen reader and clipboard see the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.perspectives.framework_rows import FrameworkCellRow, Topic, TopicRow
from app.study.rows import ParticipantId
from app.ui.perspectives.cell_words import people
from app.ui.perspectives.framework import words
from app.ui.perspectives.framework.arranging import GroupLine, Line, PersonLine, people_of
from app.ui.widgets.plain_text import tooltip_text
from app.ui.widgets.table_copy import table_mime

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
Role = Qt.ItemDataRole
Summaries = Mapping[tuple[ParticipantId, Topic], str]
"""What may leave of the cells that somebody wrote."""


class MatrixModel(QAbstractTableModel):
    """The lines as they were arranged; a finished edit is told, and shown at once."""

    written = Signal(object, object, str)
    """A `ParticipantId`, a `Topic` and the summary that was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.topics: tuple[TopicRow, ...] = ()
        self.lines: list[Line] = []
        self.may_edit = True

    def show(self, topics: tuple[TopicRow, ...], lines: Sequence[Line]) -> None:
        """Shows other lines; where the same people stand against the same topics, only their cells change."""
        if self._same_places(topics, lines):
            self.topics, self.lines = topics, list(lines)
            if lines and topics:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(topics) - 1))
            return
        self.beginResetModel()
        self.topics, self.lines = topics, list(lines)
        self.endResetModel()

    def line(self, index: Index) -> PersonLine | None:
        """Whose line it is; None for a heading."""
        line = self.lines[index.row()] if 0 <= index.row() < len(self.lines) else None
        return line if isinstance(line, PersonLine) else None

    def cell(self, index: Index) -> FrameworkCellRow | None:
        """The cell of a person; None under a heading."""
        line = self.line(index)
        return line.cells[index.column()] if line is not None and index.column() < len(line.cells) else None

    def place(self, index: Index) -> tuple[ParticipantId, Topic] | None:
        """Whose cell it is, under which topic."""
        line = self.line(index)
        return None if line is None else (line.person.id, self.topics[index.column()].topic)

    def index_of(self, person: ParticipantId, topic: Topic) -> QModelIndex:
        """Where a cell is shown; nowhere where it is not."""
        row = next((row for row, line in enumerate(self.lines) if _is_of(line, person)), -1)
        column = next((place for place, known in enumerate(self.topics) if known.topic == topic), -1)
        return self.index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.topics)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.line(index) is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.may_edit else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, topic = self.lines[index.row()], self.topics[index.column()]
        if isinstance(line, GroupLine):
            return words.group_words(line, index.column()) if role == Role.DisplayRole else None
        cell = line.cells[index.column()]
        match role:
            case Role.EditRole:
                return cell.summary
            case Role.DisplayRole:
                return cell.summary or words.empty_words(line.person, cell)
            case Role.AccessibleTextRole:
                return words.spoken_words(line.person, topic, cell)
            case Role.ToolTipRole:
                return tooltip_text(words.spoken_words(line.person, topic, cell))
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        line, place, summary = self.line(index), self.place(index), str(value).strip()
        if role != Role.EditRole or line is None or place is None:
            return False
        if summary != line.cells[index.column()].summary:
            cells = list(line.cells)
            cells[index.column()] = replace(cells[index.column()], summary=summary)
            self.lines[index.row()] = replace(line, cells=tuple(cells))
            here = self.index(index.row(), index.column())
            self.dataChanged.emit(here, here)
            self.written.emit(*place, summary)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if section >= len(self.topics):
                return None
            topic = self.topics[section]
            told = f"{topic.path}: {topic.meaning}" if topic.meaning else topic.path
            named = {Role.DisplayRole: topic.name, Role.AccessibleTextRole: topic.path}
            return tooltip_text(told) if role == Role.ToolTipRole else named.get(Role(role))
        if section >= len(self.lines):
            return None
        line = self.lines[section]
        name = line.name if isinstance(line, GroupLine) else line.person.pseudonym
        if role == Role.DisplayRole:
            return name
        beside = people(line.people) if isinstance(line, GroupLine) else words.person_words(line.person)
        spoken = ", ".join(part for part in (name, beside) if part)
        if role == Role.AccessibleTextRole:
            return spoken
        return tooltip_text(spoken) if role == Role.ToolTipRole else None

    def copied(self, summaries: Summaries) -> QMimeData:
        """The whole table with these summaries, which may leave."""
        heads = ["Participant", "Perspective", *(topic.path for topic in self.topics)]
        lines = people_of(self.lines)
        return table_mime(heads, [self._copied(line, range(len(self.topics)), summaries) for line in lines])

    def copied_cells(self, chosen: Sequence[Index], summaries: Summaries) -> QMimeData:
        """Some cells with what of them may leave: one as its words, several as the table they stand in."""
        cells = [index for index in chosen if self.line(index) is not None]
        if len(cells) == 1:
            data = QMimeData()
            place = self.place(cells[0])
            data.setText("" if place is None else summaries.get(place, ""))
            return data
        rows, columns = sorted({index.row() for index in cells}), sorted({index.column() for index in cells})
        heads = ["Participant", "Perspective", *(self.topics[column].path for column in columns)]
        lines = [line for row in rows if isinstance(line := self.lines[row], PersonLine)]
        return table_mime(heads, [self._copied(line, columns, summaries) for line in lines])

    def _copied(self, line: PersonLine, columns: Sequence[int], summaries: Summaries) -> list[str]:
        person = line.person
        told = [(summaries.get((person.id, self.topics[at].topic)), line.cells[at]) for at in columns]
        shown = [words.empty_words(person, cell) if summary is None else summary for summary, cell in told]
        return [person.pseudonym, person.perspective_name, *shown]

    def _same_places(self, topics: tuple[TopicRow, ...], lines: Sequence[Line]) -> bool:
        return [row.topic for row in topics] == [row.topic for row in self.topics] and [
            _sign(line) for line in lines
        ] == [_sign(line) for line in self.lines]


def _is_of(line: Line, person: ParticipantId) -> bool:
    return isinstance(line, PersonLine) and line.person.id == person


def _sign(line: Line) -> object:
    return line.name if isinstance(line, GroupLine) else line.person.id
