"""The participants as a table: what each column shows, sorts by and says aloud."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from app.study.rows import ParticipantId, ParticipantRow
from app.ui.theme import Theme
from app.ui.widgets.perspective_mark import mark_icon
from app.ui.widgets.tables import table_lines

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
SORT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what a cell says, and what it is sorted by (the words, when nothing else is said)."""

    head: str
    words: Callable[[ParticipantRow], str]
    order: Callable[[ParticipantRow], Any] | None = None


def quote_words(person: ParticipantRow) -> str:
    """Whether a participant may be quoted; where they said yes and it does not hold, why."""
    if person.quote_consent and not person.quotable and person.counted:
        return f"No: {person.unquotable_because[0]}"
    return {True: "Yes", False: "No", None: "Not recorded"}[person.quote_consent]


def standing_words(person: ParticipantRow) -> str:
    """Whether a participant counts."""
    return "Withdrawn" if person.withdrawn else "Left out" if person.excluded else "Yes"


def name_words(person: ParticipantRow) -> str:
    """A participant's pseudonym, and that they do not count where they do not."""
    return person.pseudonym if person.counted else f"{person.pseudonym} ({standing_words(person).lower()})"


def source_words(person: ParticipantRow) -> str:
    """In how many transcripts a participant is heard."""
    if not person.sources:
        return "None yet"
    return f"{person.sources} ({person.pending} pending)" if person.pending else str(person.sources)


COLUMNS = (
    Column("Pseudonym", name_words, lambda person: person.pseudonym.casefold()),
    Column(
        "Perspective",
        lambda person: person.perspective_name or "None yet",
        lambda person: 99 if person.perspective_palette is None else person.perspective_palette,
    ),
    Column("Role", lambda person: person.role),
    Column("Area", lambda person: person.area_name),
    Column("Quotable", quote_words),
    Column("Transcripts", source_words, lambda person: person.sources),
)
PERSPECTIVE = 1
QUOTABLE = 4


def _broken(person: ParticipantRow) -> bool:
    """They said yes to be quoted, but what stands behind it is missing or over."""
    return bool(person.quote_consent) and not person.quotable


def _sentence(clauses: Sequence[str]) -> str:
    said = "; ".join(clauses)
    return f"{said[:1].upper()}{said[1:]}."


class ParticipantsModel(QAbstractTableModel):
    """Rows in the order of the query; sorting and filtering is the proxy's."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.people: list[ParticipantRow] = []

    def show(self, people: Sequence[ParticipantRow]) -> None:
        """Show other people."""
        self.beginResetModel()
        self.people = list(people)
        self.endResetModel()

    def row_of(self, participant: ParticipantId) -> int | None:
        """Where somebody stands."""
        return next((row for row, person in enumerate(self.people) if person.id == participant), None)

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        person, column = self.people[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.words(person)
            case Qt.ItemDataRole.DecorationRole if index.column() == PERSPECTIVE:
                return mark_icon(self._theme.perspective(person.perspective_palette))
            case Qt.ItemDataRole.ForegroundRole if not person.counted:
                return self._theme.colour("muted")
            case Qt.ItemDataRole.ForegroundRole if index.column() == QUOTABLE and _broken(person):
                return self._theme.colour("danger")
            case Qt.ItemDataRole.ToolTipRole if not person.counted:
                why = f" {_sentence(person.uncounted_because)}" if person.uncounted_because else ""
                return f"Left out of every count, list of passages and output.{why}"
            case Qt.ItemDataRole.ToolTipRole if index.column() == QUOTABLE and _broken(person):
                return f"Nothing of theirs is quoted. {_sentence(person.unquotable_because)}"
        if role == SORT:
            return column.order(person) if column.order else column.words(person).casefold()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].head
        return None


class FilteredPeople(QSortFilterProxyModel):
    """The people in whose row every word of the filter stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setSortRole(SORT)

    def filter(self, words: str) -> None:
        """Show only the rows that hold these words."""
        self._words = words.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        if not isinstance(model, ParticipantsModel):
            return True
        person = model.people[source_row]
        told = [column.words(person) for column in COLUMNS] + [value for _, value in person.attributes]
        row = " ".join(told).casefold()
        return all(word in row for word in self._words)


def table_text(people: Sequence[ParticipantRow]) -> str:
    """The rows as a table that Word and Excel take, with every attribute as a column."""
    attributes = list(dict.fromkeys(name for person in people for name, _ in person.attributes))
    columns = [
        Column("Pseudonym", lambda person: person.pseudonym),
        *COLUMNS[1:],
        Column("Counted", standing_words),
    ]
    lines = [[column.head for column in columns] + attributes]
    for person in people:
        known = dict(person.attributes)
        lines.append([column.words(person) for column in columns] + [known.get(name, "") for name in attributes])
    return table_lines(lines)
