"""The words of a perspective as a table: what each column shows, sorts by, and means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.language.keyness import FEWEST, KeyWord
from app.ui.perspectives.vocabulary_reading import ReadVocabulary
from app.ui.widgets.tables import table_lines

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
SORT = Qt.ItemDataRole.UserRole
NOTHING = ReadVocabulary((), None, 0, 0, (), reflexive=False)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what it means, what a cell says and is sorted by; `plain` ones need no statistics."""

    head: str
    meaning: str
    words: Callable[[KeyWord, ReadVocabulary], str]
    order: Callable[[KeyWord], Any]
    plain: bool = True


def differs_words(row: KeyWord) -> str:
    """What the test says."""
    if row.q is None:
        return "Too few to test"
    return "● Differs" if row.differs else "No difference shown"


def times_words(row: KeyWord) -> str:
    """How much more, or less, often the group says a word."""
    if not row.other_hits:
        return "only here"
    if not row.hits:
        return "never here"
    times = row.rate / row.other_rate
    return f"{times:.1f} × as often" if times >= 1 else f"{1 / times:.1f} × less often"


def percent_words(row: KeyWord) -> str:
    """%DIFF with its sign."""
    return "only here" if row.percent is None else f"{row.percent:+,.0f} %"


COLUMNS = (
    Column("Word", "The word as it was said, in lower case.", lambda row, _: row.word, lambda row: row.word),
    Column(
        "Difference",
        "How often the group says it in 10,000 words, against everybody else.",
        lambda row, _: times_words(row),
        lambda row: row.log_ratio,
    ),
    Column(
        "People",
        "How many people of the group say it.",
        lambda row, read: f"{row.speakers} of {read.people}",
        lambda row: row.speakers,
    ),
    Column(
        "Other people",
        "How many of everybody else say it.",
        lambda row, read: f"{row.other_speakers} of {read.others}",
        lambda row: row.other_speakers,
    ),
    Column(
        "Times",
        "How often the group says it, and in 10,000 of its words.",
        lambda row, _: f"{row.hits:,} ({row.rate:,.1f})",
        lambda row: row.hits,
    ),
    Column(
        "Times by others",
        "How often everybody else says it, and in 10,000 of their words.",
        lambda row, _: f"{row.other_hits:,} ({row.other_rate:,.1f})",
        lambda row: row.other_hits,
    ),
    Column(
        "Test",
        "Mann-Whitney over how often each person says it, held to 5 % false alarms among all words "
        f"(Benjamini-Hochberg); with fewer than {FEWEST} people on a side nothing is tested.",
        lambda row, _: differs_words(row),
        lambda row: (row.q is None, row.q),
        plain=False,
    ),
    Column(
        "Log ratio",
        "The difference in doublings: 1 is twice as often (Hardie 2014).",
        lambda row, _: f"{row.log_ratio:+.2f}",
        lambda row: row.log_ratio,
        plain=False,
    ),
    Column(
        "%DIFF",
        "The difference in per cent of the others' rate (Gabrielatos and Marchi 2011).",
        lambda row, _: percent_words(row),
        lambda row: float("inf") if row.percent is None else row.percent,
        plain=False,
    ),
    Column(
        "G2",
        "Log-likelihood: the weight of evidence in words, not a test of people (Rayson and Garside 2000).",
        lambda row, _: f"{row.g2:,.1f}",
        lambda row: row.g2,
        plain=False,
    ),
    Column(
        "Spread",
        "DPnorm: 0 when everybody of the group says it alike, 1 when one person does (Gries 2008).",
        lambda row, _: f"{row.spread:.2f}",
        lambda row: row.spread,
        plain=False,
    ),
)


class VocabularyModel(QAbstractTableModel):
    """Rows in the order of the reading: the largest difference first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read = NOTHING

    def show(self, read: ReadVocabulary) -> None:
        """Show other words."""
        self.beginResetModel()
        self.read = read
        self.endResetModel()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.read.words)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.read.words[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words(row, self.read)
        if role == SORT:
            return column.order(row)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section].head
            if role == Qt.ItemDataRole.ToolTipRole:
                return COLUMNS[section].meaning
        return None


def vocabulary_text(read: ReadVocabulary, rows: Sequence[KeyWord]) -> str:
    """The rows as a table that Word and Excel take."""
    columns = [column for column in COLUMNS if column.plain or not read.reflexive]
    return table_lines(
        [[column.head for column in columns], *([column.words(row, read) for column in columns] for row in rows)]
    )
